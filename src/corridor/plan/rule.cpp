// SPDX-License-Identifier: Apache-2.0
#include "corridor/plan/rule.h"

#include <algorithm>

#include <fmt/format.h>

#include "corridor/base/error.h"
#include "corridor/base/text.h"
#include "corridor/model/suggest.h"

namespace corridor {
namespace {

[[noreturn]] void refuse(Rule::Sense sense, std::string_view value, std::string what, std::string hint) {
  throw Error(Problem{.code = "rule",
                      .where = sense == Rule::Sense::avoid ? "--avoid" : "--only",
                      .value = std::string(value),
                      .what = std::move(what),
                      .hint = std::move(hint)});
}

/// "RU=500" is "RU" for 500 USD each time.
std::string_view split_price(Rule::Sense sense, std::string_view text, Rule& rule) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string_view::npos) return text;
  const Parsed<Money> price = quantity_of<Money>(text.substr(equals + 1));
  if (!price || *price < Money{}) {
    refuse(sense, text, "what follows '=' is no price in USD", "write for instance RU=500");
  }
  constexpr double kUsdMax = 100'000;  // far above what any detour costs, far below what the search can count
  if (*price > money(kUsdMax)) {
    refuse(sense, text, "its price is more than 100,000 USD", "without a price, the rule is hard");
  }
  rule.price = *price;
  return trimmed(text.substr(0, equals));
}

void read_bloc(const Network& network, std::string_view name, Date ready, Rule& rule) {
  rule.subject = Rule::Subject::country;
  const std::size_t at = name.rfind('@');
  Date on = ready;
  if (at != std::string_view::npos) {
    const Parsed<Date> date = date_of(name.substr(at + 1));
    if (!date)
      refuse(rule.sense, name, "what follows '@' is no day", "write for instance bloc:SCO@2024-07-03");
    on = *date;
    name = name.substr(0, at);
  }
  rule.countries = network.members(name, on);
  if (rule.countries.empty()) {
    refuse(rule.sense, name, fmt::format("the bloc has no members on {}", text_of(on)),
           "name another day with @");
  }
}

void read_operator(const Network& network, std::string_view name, Rule& rule) {
  rule.subject = Rule::Subject::operator_name;
  std::vector<std::string_view> known;
  const auto add = [&](const std::vector<std::string>& lists) {
    for (const std::string_view list : lists) {
      std::size_t begin = 0;
      while (begin <= list.size()) {
        const std::size_t end = std::min(list.size(), list.find_first_of(",;|/", begin));
        known.push_back(trimmed(list.substr(begin, end - begin)));
        begin = end + 1;
      }
    }
  };
  add(network.services().operator_name.values());
  add(network.links().operator_name.values());
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  const auto same = [](char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b);
  };
  for (const std::string_view word : known) {
    if (!word.empty() && std::ranges::equal(word, name, same)) {
      rule.operator_name = std::string(word);
      return;
    }
  }
  refuse(rule.sense, name, "no service or link has such an operator", did_you_mean(name, known));
}

constexpr std::string_view kKinds[] = {"bloc", "corridor", "country", "link",
                                       "mode", "operator", "place",   "service"};

/// The problem of a finder that finds nothing; one without a code if it finds something.
template <class Find>
Problem problem_of(Find&& find) {
  try {
    find();
    return {};
  } catch (const Error& error) {
    return error.problems().front();
  }
}

/// Runs `find`; false if nothing is called so.
template <class Find>
bool is_found(Find&& find) {
  return problem_of(find).code.empty();
}

/// Nothing at all is called `name`: says so of all kinds, with the nearest of the likeliest ones.
[[noreturn]] void refuse_unknown(const Network& network, Rule::Sense sense, std::string_view name) {
  const std::string_view kind = name.substr(0, name.find(':'));
  if (word_of<Mode>(kind)) (void)network.link(name);  // keys of links begin so; this says which are near
  if (kind.size() < name.size()) refuse(sense, name, "is no kind of rule", did_you_mean(kind, kKinds));
  std::string hint = problem_of([&] { (void)network.country(name); }).hint;
  if (hint.empty()) hint = problem_of([&] { (void)network.place(name); }).hint;
  if (hint.empty()) hint = "countries go by their ISO code (RU) or a name (Russia)";
  refuse(sense, name, "is no country, place, service, corridor, link or mode of this network",
         std::move(hint));
}

void read_bare(const Network& network, std::string_view name, Rule& rule) {
  using Subject = Rule::Subject;
  if (const auto mode = word_of<Mode>(name)) {
    rule.subject = Subject::mode;
    rule.mode = *mode;
  } else if (is_found([&] { rule.countries = {network.country(name)}; })) {
    rule.subject = Subject::country;
  } else if (is_found([&] { rule.service = network.service(name); })) {
    rule.subject = Subject::service;
  } else if (is_found([&] { rule.corridor = network.corridor(name); })) {
    rule.subject = Subject::corridor;
  } else if (is_found([&] { rule.link = network.link(name); })) {
    rule.subject = Subject::link;
  } else {
    const Problem problem = problem_of([&] { rule.place = network.place(name); });
    if (problem.code == "unknown_place") refuse_unknown(network, rule.sense, name);
    if (!problem.code.empty()) throw Error(problem);
    rule.subject = Subject::place;
  }
}

}  // namespace

Rule rule_of(const Network& network, Rule::Sense sense, std::string_view text, Date ready) {
  Rule rule;
  rule.sense = sense;
  rule.text = std::string(trimmed(text));
  const std::string_view what = split_price(sense, trimmed(text), rule);
  if (what.empty())
    refuse(sense, text, "nothing is named", "name a country, bloc:, operator:, link:, place: ...");
  const std::size_t colon = what.find(':');
  const std::string_view kind = colon == std::string_view::npos ? std::string_view{} : what.substr(0, colon);
  const std::string_view name = colon == std::string_view::npos ? what : trimmed(what.substr(colon + 1));
  if (kind == "bloc") {
    read_bloc(network, name, ready, rule);
  } else if (kind == "operator") {
    read_operator(network, name, rule);
  } else if (kind == "country") {
    rule.subject = Rule::Subject::country;
    rule.countries = {network.country(name)};
  } else if (kind == "link") {
    rule.subject = Rule::Subject::link;
    rule.link = network.link(name);
  } else if (kind == "place") {
    rule.subject = Rule::Subject::place;
    rule.place = network.place(name);
  } else if (kind == "service") {
    rule.subject = Rule::Subject::service;
    rule.service = network.service(name);
  } else if (kind == "corridor") {
    rule.subject = Rule::Subject::corridor;
    rule.corridor = network.corridor(name);
  } else if (kind == "mode") {
    rule.subject = Rule::Subject::mode;
    rule.mode = word_of<Mode>(name);
    if (!rule.mode) refuse(sense, name, "no such mode", did_you_mean(name, kNames<Mode>));
  } else {
    read_bare(network, what, rule);  // links have colons in their names
  }
  if (rule.subject == Rule::Subject::corridor && rule.price) {
    refuse(sense, text, "a corridor is a whole itinerary and has no price", "leave out '=' and what follows");
  }
  return rule;
}

std::string text_of(const Rule& rule) {
  return fmt::format("{} {}", rule.sense == Rule::Sense::avoid ? "--avoid" : "--only", rule.text);
}

}  // namespace corridor
