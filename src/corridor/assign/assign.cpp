// SPDX-License-Identifier: Apache-2.0
// The rounds of assignment: ask for itineraries, share demand among them under the capacities, ask again with
// the prices that came out, until nothing new is found.
#include "corridor/assign/assign.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "corridor/assign/certificate.h"
#include "corridor/assign/path_terms.h"
#include "corridor/assign/resources.h"
#include "corridor/base/check.h"
#include "corridor/base/error.h"

namespace corridor {

namespace {

void add(std::vector<Problem>& problems, std::string what, std::string value, std::string hint = {}) {
  problems.push_back({.code = "assign_request",
                      .where = "assign",
                      .value = std::move(value),
                      .what = std::move(what),
                      .hint = std::move(hint)});
}

void check_markets(const Network& network, const AssignRequest& request, std::vector<Problem>& problems) {
  for (const Market& market : request.markets) {
    if (market.origin.is_none() || market.destination.is_none() || market.commodity.is_none() ||
        market.period >= request.periods.size()) {
      add(problems, "names no places, goods or period", market.name);
      continue;
    }
    const std::string name = fmt::format("{}: {} - {}", market.name, network.places().id[market.origin],
                                         network.places().id[market.destination]);
    if (!(market.teu >= 0.0) || std::isinf(market.teu))
      add(problems, fmt::format("demand of {} TEU", market.teu), name, "demand is 0 or more");
    if (!(market.refuses >= 0.0 && market.refuses <= 1.0))
      add(problems, fmt::format("a share of {} refuses", market.refuses), name, "a share is between 0 and 1");
    if (market.origin == market.destination) add(problems, "starts where it ends", name);
  }
}

void check(const Network& network, const AssignRequest& request) {
  std::vector<Problem> problems;
  const ChoiceModel& choice = request.choice;
  const auto number = [&](std::string_view name, double value, bool is_fine, std::string_view range) {
    if (!is_fine) add(problems, fmt::format("{} must be {}", name, range), fmt::format("{}", value));
  };
  number("the scale of choice", choice.scale, choice.scale > 0.0 && std::isfinite(choice.scale), "above 0");
  number("the scale inside nests", choice.nest_scale, choice.nest_scale >= 1.0 && choice.nest_scale < 1e6,
         "1 or more");
  number("the elasticity", choice.elasticity, choice.elasticity >= 0.0 && choice.elasticity < 100.0,
         "0 or more");
  number("the price of staying at home", choice.walk_away, choice.walk_away > 0.0, "above 0");
  if (request.periods.empty()) add(problems, "there is no period", "");
  for (const AssignPeriod& period : request.periods) {
    if (period.length <= Duration{0}) add(problems, "a period must have a length", "");
  }
  if (!request.paths) add(problems, "there is no source of itineraries", "");
  check_markets(network, request, problems);
  if (!problems.empty()) throw Error(std::move(problems));
}

/// Everything that the rounds carry along.
class Rounds {
 public:
  Rounds(const Network& network, const AssignRequest& request, const Run& run)
      : network_(network), request_(request), run_(run), resources_(network, request) {
    for (std::size_t m = 0; m < request.markets.size(); ++m) open(m);
    known_.resize(result_.segments.size());
  }

  AssignResult take() {
    for (result_.rounds = 0; result_.rounds < request_.rounds_max && !result_.is_stable;) {
      run_.report(double(result_.rounds) / request_.rounds_max, "itineraries and flows");
      ++result_.rounds;
      const bool is_new = ask();
      if (run_.stop_requested()) break;
      result_.is_stable = result_.rounds > 1 && !is_new;
      if (!result_.is_stable) solve();
      if (!has_prices()) result_.is_stable = true;  // the same questions would get the same answers
    }
    if (run_.stop_requested()) result_.completion = Completion::stopped;
    result_.resources = resources_.list();
    finish();
    result_.certificate = certify(request_, result_);
    return std::move(result_);
  }

 private:
  void open(std::size_t m);
  bool ask();
  [[nodiscard]] std::vector<std::vector<Toll>> tolls() const;
  bool take_in(std::size_t segment, std::vector<Way> ways);
  void solve();
  void put_back(const std::vector<std::size_t>& live, const ProgramAnswer& answer,
                const std::vector<std::uint32_t>& stands_for);
  void finish();
  [[nodiscard]] bool has_prices() const {
    return std::ranges::any_of(prices_, [](double price) { return price > 0.0; });
  }
  [[nodiscard]] Program program(const std::vector<std::size_t>& live) const;

  const Network& network_;
  const AssignRequest& request_;
  const Run& run_;
  Resources resources_;
  AssignResult result_;
  std::vector<std::set<std::string>> known_;  // [segment] signatures
  std::vector<double> prices_;                // [resource]
};

/// A market is one segment, or two if a part of it refuses some countries.
void Rounds::open(std::size_t m) {
  const Market& market = request_.markets[m];
  const double refuses = market.refused.empty() ? 0.0 : market.refuses;
  for (const bool is_refusing : {false, true}) {
    const double share = is_refusing ? refuses : 1.0 - refuses;
    if (!(share > 0.0) || !(market.teu > 0.0)) continue;
    SegmentResult segment;
    segment.market = m;
    segment.is_refusing = is_refusing;
    segment.demand_given = segment.demand = share * market.teu;
    result_.segments.push_back(std::move(segment));
  }
}

/// By period: prices of one mean nothing in another.
std::vector<std::vector<Toll>> Rounds::tolls() const {
  std::vector<std::vector<Toll>> tolls(request_.periods.size());
  const std::vector<ResourceResult>& list = resources_.list();
  for (std::size_t r = 0; r < prices_.size(); ++r) {
    if (!(prices_[r] > 0.0) || list[r].counts_vehicles) continue;
    Toll toll;
    toll.usd_per_teu = prices_[r];
    switch (list[r].kind) {
      case ResourceKind::service:
        toll.service = list[r].service;
        break;
      case ResourceKind::operation:
        toll.place = network_.operations().place[list[r].operation];
        break;
      case ResourceKind::lane:
      case ResourceKind::link:
        toll.link = list[r].link;
        break;
    }
    tolls[list[r].period].push_back(toll);
  }
  return tolls;
}

/// One round of questions. True: some segment got an itinerary that it did not know.
bool Rounds::ask() {
  std::vector<PathQuestion> questions;
  const std::vector<std::vector<Toll>> now = tolls();
  for (const SegmentResult& segment : result_.segments) {
    const Market& market = request_.markets[segment.market];
    PathQuestion question{.origin = market.origin,
                          .destination = market.destination,
                          .commodity = market.commodity,
                          .day = request_.periods[market.period].day,
                          .refused = {},
                          .tolls = now[market.period]};
    if (segment.is_refusing) question.refused = market.refused;
    questions.push_back(question);
  }
  std::vector<std::vector<Way>> answers = request_.paths(questions, run_);
  if (run_.stop_requested() && answers.size() < questions.size()) answers.resize(questions.size());
  CORRIDOR_CHECK(answers.size() == questions.size());
  bool is_new = false;
  for (std::size_t s = 0; s < answers.size(); ++s) is_new |= take_in(s, std::move(answers[s]));
  return is_new;
}

bool Rounds::take_in(std::size_t s, std::vector<Way> ways) {
  SegmentResult& segment = result_.segments[s];
  bool is_new = false;
  for (Way& way : ways) {
    if (!known_[s].insert(signature_of(way.ledger)).second) continue;
    std::optional<std::vector<Use>> uses =
        resources_.uses_of(way.ledger, request_.markets[segment.market].period);
    if (!uses) continue;
    AssignedPath path{.way = std::move(way), .cost = {}, .uses = std::move(*uses)};
    path.round = result_.rounds;
    path.cost = cost_of(network_, request_, path.way);
    segment.paths.push_back(std::move(path));
    is_new = true;
  }
  if (is_new) {
    const std::vector<double> sizes = sizes_of(network_, segment.paths);
    for (std::size_t p = 0; p < sizes.size(); ++p) segment.paths[p].size = sizes[p];
  }
  return is_new;
}

Program Rounds::program(const std::vector<std::size_t>& live) const {
  Program program{.choice = request_.choice, .markets = {}, .capacities = resources_.capacities()};
  const std::size_t corridors = network_.tables().corridors.id.size();
  for (const std::size_t s : live) {
    const SegmentResult& segment = result_.segments[s];
    const Market& market = request_.markets[segment.market];
    ProgramMarket entry{.demand = segment.demand_given,
                        .reference = segment.is_refusing ? market.reference_refusing : market.reference_open,
                        .paths = {}};
    for (const AssignedPath& path : segment.paths) {
      const CorridorId corridor = path.way.corridor;
      std::uint32_t nest = static_cast<std::uint32_t>(corridors);
      if (!corridor.is_none())
        nest = request_.nests.empty() ? corridor.position() : request_.nests[corridor.position()];
      entry.paths.push_back({.nest = nest, .cost = path.cost.sum(), .size = path.size, .uses = path.uses});
    }
    program.markets.push_back(std::move(entry));
  }
  if (!request_.has_capacities) {
    for (ProgramMarket& market : program.markets) {
      for (ProgramPath& path : market.paths) path.uses.clear();
    }
  }
  return program;
}

/// Resources that the same paths use in the same proportion: only the scarcest can have a price of its own.
/// Out: which resource stands for each.
std::vector<std::uint32_t> merge_alike(Program& program) {
  const std::size_t count = program.capacities.size();
  std::vector<std::vector<std::pair<std::size_t, double>>> users(count);
  std::size_t number = 0;
  for (const ProgramMarket& market : program.markets) {
    for (const ProgramPath& path : market.paths) {
      for (const Use& use : path.uses) users[use.resource].emplace_back(number, use.per_teu);
      ++number;
    }
  }
  std::map<std::vector<std::pair<std::size_t, double>>, std::uint32_t> tightest;
  std::vector<double> first(count, 1.0);
  std::vector<std::uint32_t> stands_for(count);
  for (std::uint32_t r = 0; r < count; ++r) {
    if (users[r].empty()) continue;
    first[r] = users[r].front().second;
    for (auto& user : users[r]) user.second /= first[r];
    const auto [found, is_new] = tightest.emplace(users[r], r);
    const std::uint32_t other = found->second;
    if (!is_new && program.capacities[r] / first[r] < program.capacities[other] / first[other])
      found->second = r;
  }
  for (std::uint32_t r = 0; r < count; ++r) {
    stands_for[r] = users[r].empty() ? r : tightest.at(users[r]);
  }
  for (ProgramMarket& market : program.markets) {
    for (ProgramPath& path : market.paths) {
      std::erase_if(path.uses, [&](const Use& use) { return stands_for[use.resource] != use.resource; });
    }
  }
  return stands_for;
}

void Rounds::solve() {
  std::vector<std::size_t> live;
  for (std::size_t s = 0; s < result_.segments.size(); ++s) {
    if (!result_.segments[s].paths.empty()) live.push_back(s);
  }
  Program numbers = program(live);
  const std::vector<std::uint32_t> stands_for = merge_alike(numbers);
  const ProgramAnswer answer = request_.method == AssignMethod::logit
                                   ? solve_stochastic(numbers, prices_, run_)
                                   : solve_least_cost(numbers, run_);
  result_.completion = answer.completion;  // of the last round
  result_.iterations += answer.iterations;
  put_back(live, answer, stands_for);
}

void Rounds::put_back(const std::vector<std::size_t>& live, const ProgramAnswer& answer,
                      const std::vector<std::uint32_t>& stands_for) {
  prices_ = answer.prices;
  for (std::uint32_t r = 0; r < prices_.size(); ++r) {
    if (stands_for[r] != r) prices_[r] = 0.0;
  }
  for (std::size_t i = 0; i < live.size(); ++i) {
    SegmentResult& segment = result_.segments[live[i]];
    segment.demand = answer.demand[i];
    segment.logsum = answer.logsum[i];
    segment.reference = answer.reference[i];
    for (std::size_t p = 0; p < segment.paths.size(); ++p) segment.paths[p].teu = answer.flows[i][p];
  }
}

/// Sums by segment and resource.
void Rounds::finish() {
  prices_.resize(result_.resources.size(), 0.0);
  for (std::size_t r = 0; r < prices_.size(); ++r) result_.resources[r].price = prices_[r];
  for (SegmentResult& segment : result_.segments) {
    segment.served = 0.0;
    for (AssignedPath& path : segment.paths) {
      segment.served += path.teu;
      path.tolls = 0.0;
      for (const Use& use : path.uses) {
        path.tolls += use.per_teu * prices_[use.resource];
        result_.resources[use.resource].used += use.per_teu * path.teu;
      }
    }
  }
}

}  // namespace

AssignResult assign(const Network& network, const AssignRequest& request, const Run& run) {
  check(network, request);
  return Rounds(network, request, run).take();
}

}  // namespace corridor
