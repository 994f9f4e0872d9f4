// SPDX-License-Identifier: Apache-2.0
// All demand of a time at once: each market (origin, destination, goods) spreads over its itineraries as its
// shippers value them, nothing carries more than it can, and what is scarce gets a price. The itineraries
// come from a function of the request, so that this room needs no planner.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/assign/program.h"
#include "corridor/base/run.h"
#include "corridor/model/ledger.h"
#include "corridor/model/network.h"

namespace corridor {

/// A stretch of time for which the network is taken as it is on one day. Capacities of different periods are
/// different things: nobody ships in spring with a slot of autumn.
struct AssignPeriod {
  Date day{};
  Duration length{0};
};

/// Goods of one kind between two places in one period.
struct Market {
  std::string name{};  ///< of the segment: growth and elasticities go by it
  PlaceId origin{}, destination{};
  CommodityId commodity{};
  std::size_t period = 0;  ///< position in AssignRequest::periods
  double teu = 0.0;        ///< loaded boxes in the period; 0 or more
  double refuses = 0.0;    ///< share of shippers that refuse `refused` at any price, 0 to 1
  std::vector<CountryId> refused{};
  std::optional<Reference> reference_open{}, reference_refusing{};  ///< from another run (SegmentResult)
};

/// What is scarce.
enum class ResourceKind : std::uint8_t { service, lane, operation, link };
inline constexpr std::string_view kResourceKindNames[] = {"service", "lane", "operation", "link"};

/// More or less room of something than the network says: exactly one of the three is set.
struct Widening {
  ServiceId service{};  ///< between all its calls
  OperationId operation{};
  LinkId link{};  ///< of a link, or of the lane over it
  double factor = 1.0;
};

/// A price that a path search should reckon with, USD per TEU each time the thing is used.
struct Toll {
  ServiceId service{};  ///< exactly one of the three is set
  LinkId link{};
  PlaceId place{};
  double usd_per_teu = 0.0;
};

/// Which itineraries does this part of a market choose among?
struct PathQuestion {
  PlaceId origin{}, destination{};
  CommodityId commodity{};
  Date day{};
  std::span<const CountryId> refused{};  ///< must not be touched
  std::span<const Toll> tolls{};         ///< empty in the first round
};

/// One box of 40 feet on its way.
struct Way {
  Ledger ledger{};
  CorridorId corridor{};
};

/// Answers all questions of a round, in their order; an empty answer: no itinerary. Same answers to same
/// questions.
using PathSource =
    std::function<std::vector<std::vector<Way>>(std::span<const PathQuestion> questions, const Run& run)>;

enum class AssignMethod : std::uint8_t { logit, least_cost };
inline constexpr std::string_view kAssignMethodNames[] = {"logit", "least-cost"};

struct AssignRequest {
  std::vector<AssignPeriod> periods;
  std::vector<Market> markets;
  PathSource paths;
  ChoiceModel choice;
  AssignMethod method = AssignMethod::logit;
  double inventory_rate = 0.0;       ///< a year; capital cost of goods under way, part of the value of time
  std::vector<double> aversion;      ///< [corridor] USD per TEU; empty: none
  std::vector<std::uint32_t> nests;  ///< [corridor] number of its nest; empty: each its own
  std::vector<Widening> widenings;   ///< several of one thing multiply
  bool has_capacities = true;        ///< false: as if everything carried any amount
  int rounds_max = 4;                ///< of asking for itineraries
};

/// What a TEU pays on a path, in USD.
struct PathCost {
  double price = 0.0;        ///< tariffs
  double time = 0.0;         ///< value of mean time, without inventory
  double inventory = 0.0;    ///< capital cost of the goods
  double reliability = 0.0;  ///< value of the spread between P50 and P90
  double aversion = 0.0;     ///< of the corridor
  [[nodiscard]] double sum() const { return price + time + inventory + reliability + aversion; }
};

struct AssignedPath {
  Way way{};
  PathCost cost{};
  double size = 1.0;   ///< path size
  double tolls = 0.0;  ///< prices of what is scarce, USD per TEU
  double teu = 0.0;
  int round = 0;  ///< in which it was found
  std::vector<Use> uses{};
};

/// The open or the refusing part of a market: what the choice model knows.
struct SegmentResult {
  std::size_t market = 0;
  bool is_refusing = false;
  double demand_given = 0.0;  ///< TEU
  double demand = 0.0;        ///< after the elasticity
  double served = 0.0;
  double logsum = 0.0;
  Reference reference{};
  std::vector<AssignedPath> paths{};  ///< empty: no itinerary at all
};

struct ResourceResult {
  ResourceKind kind = ResourceKind::service;
  std::size_t period = 0;
  ServiceId service{};
  CallId call{};  ///< of services: the load on arrival there
  OperationId operation{};
  LinkId link{};                 ///< of links and lanes
  std::optional<Mode> mode{};    ///< of lanes
  bool counts_vehicles = false;  ///< capacity and use are vehicles, not TEU
  double capacity = 0.0;         ///< in the period
  double used = 0.0;
  double price = 0.0;  ///< USD per unit
};

/// How good the answer is, reckoned anew from the flows alone (certificate.h).
struct AssignCertificate {
  double conservation = 0.0;     ///< worst |paths + unserved - demand| / demand
  double excess = 0.0;           ///< worst use beyond a capacity, relative
  double complementarity = 0.0;  ///< prices times what is left over, relative to total cost
  double choice = 0.0;  ///< worst |flow - flow that the model says at these prices| / demand; of least cost:
                        ///< worst saving per TEU that a used path leaves on the table, relative
  double gap = 0.0;     ///< relative duality gap
};

struct AssignResult {
  Completion completion = Completion::complete;
  bool is_stable = false;  ///< the last round brought no new itinerary
  int rounds = 0;
  int iterations = 0;
  std::vector<SegmentResult> segments;
  std::vector<ResourceResult> resources;  ///< that any path uses
  AssignCertificate certificate;
};

/// In      markets with known places, goods and periods, TEU of 0 or more; choice parameters in range.
/// Out     every segment's flows; markets without an itinerary have none and are not served.
/// Throws  Error with all problems of the request.
/// Stops   with what is so far; Completion::stopped.
/// Same    the same bits for any number of threads, if the path source keeps to that.
[[nodiscard]] AssignResult assign(const Network& network, const AssignRequest& request, const Run& run);

}  // namespace corridor
