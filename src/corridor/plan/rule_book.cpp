// SPDX-License-Identifier: Apache-2.0
// How rules meet arcs: each arc is a list of touches (of countries, places, links, vehicles), and a rule is a
// set of things that should not, or alone may, be touched.
#include <algorithm>

#include "corridor/base/text.h"
#include "corridor/plan/search_graph.h"
#include "corridor/plan/touches.h"

namespace corridor {
namespace {

/// "ADY Express, KTZ Express" names two operators.
bool names(const std::string& list, const std::string& name) {
  std::size_t begin = 0;
  while (begin <= list.size()) {
    std::size_t end = list.find_first_of(",;|/", begin);
    if (end == std::string::npos) end = list.size();
    if (trimmed(std::string_view(list).substr(begin, end - begin)) == name) return true;
    begin = end + 1;
  }
  return list == name;
}

bool is_union(const Rule& rule) { return rule.sense == Rule::Sense::only; }

}  // namespace

RuleBook::Sets RuleBook::sets_of(std::span<const Rule* const> rules) const {
  const Services& services = network_.services();
  const Links& links = network_.links();
  Sets sets;
  sets.countries.assign(network_.tables().countries.id.size(), 0);
  sets.links.assign(links.id.size(), 0);
  sets.places.assign(network_.places().id.size(), 0);
  sets.services.assign(services.id.size(), 0);
  for (const Rule* rule : rules) {
    for (const CountryId country : rule->countries) sets.countries[country.position()] = 1;
    if (!rule->link.is_none()) sets.links[rule->link.position()] = 1;
    if (!rule->place.is_none()) sets.places[rule->place.position()] = 1;
    if (!rule->service.is_none()) sets.services[rule->service.position()] = 1;
    if (rule->mode)
      sets.modes = static_cast<std::uint8_t>(sets.modes | (1U << static_cast<unsigned>(*rule->mode)));
    if (rule->subject != Rule::Subject::operator_name) continue;
    for (const ServiceId service : IdRange<Services>{services.id.size()}) {
      if (names(services.operator_name[service], rule->operator_name)) sets.services[service.position()] = 1;
    }
    for (const LinkId link : IdRange<Links>{links.id.size()}) {
      if (names(links.operator_name[link], rule->operator_name)) sets.links[link.position()] = 1;
    }
  }
  return sets;
}

RuleBook::RuleBook(const Network& network, std::span<const Rule> rules) : network_(network), rules_(rules) {
  for (const Rule& rule : rules) {
    std::vector<const Rule*> together{&rule};
    if (is_union(rule)) {
      together.clear();
      for (const Rule& other : rules) {
        if (is_union(other) && other.subject == rule.subject) together.push_back(&other);
      }
    }
    sets_.push_back(sets_of(together));
  }
}

RuleEffect RuleBook::count(Rule::Subject subject, const Sets& sets, bool is_only, const SupplyArc& arc,
                           const Supply& supply) const {
  RuleEffect effect;
  const auto meets = [&](bool is_in, bool is_entry) {
    if (is_in == is_only) return;
    effect.is_broken = true;
    effect.touches += static_cast<int>(is_entry);
  };
  switch (subject) {
    case Rule::Subject::country:
      for_each_country(supply, arc, [&](CountryId country, bool is_entry) {
        meets(sets.countries[country.position()] != 0, is_entry);
      });
      break;
    case Rule::Subject::place:
      for_each_place(supply, arc, [&](PlaceId place, bool is_entry) {
        meets(sets.places[place.position()] != 0, is_entry);
      });
      break;
    case Rule::Subject::link:
      for_each_hop(supply, arc, [&](const TouchedHop& hop) {
        if (!hop.link.is_none()) meets(sets.links[hop.link.position()] != 0, true);
      });
      break;
    case Rule::Subject::service:
      if (boards(arc)) meets(sets.services[arc.service.position()] != 0, true);
      break;
    case Rule::Subject::operator_name:
      if (boards(arc)) meets(sets.services[arc.service.position()] != 0, true);
      if (is_only) break;
      for_each_hop(supply, arc, [&](const TouchedHop& hop) {
        if (!hop.link.is_none()) meets(sets.links[hop.link.position()] != 0, true);
      });
      break;
    case Rule::Subject::mode:
      for_each_mode(supply, arc,
                    [&](Mode mode) { meets(((sets.modes >> static_cast<unsigned>(mode)) & 1U) != 0, true); });
      break;
    case Rule::Subject::corridor:
      break;  // a property of the whole itinerary (corridors.h)
  }
  return effect;
}

RuleEffect RuleBook::effect(std::size_t rule, const SupplyArc& arc, const Supply& supply) const {
  return count(rules_[rule].subject, sets_[rule], is_union(rules_[rule]), arc, supply);
}

bool RuleBook::forbids(const SupplyArc& arc, const Supply& supply) const {
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    if (!rules_[rule].price && effect(rule, arc, supply).is_broken) return true;
  }
  return false;
}

Money RuleBook::price(const SupplyArc& arc, const Supply& supply) const {
  Money sum;
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    if (!rules_[rule].price) continue;
    // Soft `only` rules of one subject are one rule: the first of them states the price.
    const bool is_repeated =
        is_union(rules_[rule]) &&
        std::any_of(rules_.begin(), rules_.begin() + static_cast<std::ptrdiff_t>(rule),
                    [&](const Rule& other) {
                      return is_union(other) && other.price && other.subject == rules_[rule].subject;
                    });
    if (is_repeated) continue;
    const int touches = effect(rule, arc, supply).touches;
    sum += Money::of_steps(touches * rules_[rule].price->steps());
  }
  return sum;
}

}  // namespace corridor
