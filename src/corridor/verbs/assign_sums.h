// SPDX-License-Identifier: Apache-2.0
// What an assignment comes to, added up as people ask for it: by corridor, border, terminal, service, market,
// link, and by country and goods. Numbers only; assign_tables.cpp makes tables of them.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "corridor/assign/assign.h"

namespace corridor {

struct AssignView {
  const Network& network;
  const AssignRequest& request;
  const AssignResult& result;
};

struct Sum {
  double teu = 0.0;
  double mass_kt = 0.0;  ///< of goods, net
  double value_musd = 0.0;
  double price = 0.0, days = 0.0, co2e = 0.0, cost = 0.0;  ///< weighted by TEU; see `mean`
  double tolls = 0.0;
  [[nodiscard]] double mean(double Sum::* what) const { return teu > 0.0 ? this->*what / teu : 0.0; }
};

struct BorderKey {
  PlaceId place;
  CountryId from_country, to_country;
  Mode mode = Mode::rail;
  auto operator<=>(const BorderKey&) const = default;
};

struct StreamKey {
  CountryId origin;
  CommodityId commodity;
  CorridorId corridor;
  CountryId destination;
  auto operator<=>(const StreamKey&) const = default;
};

/// Boxes between two countries on one corridor, and those that go back empty.
struct Balance {
  CorridorId corridor;
  CountryId one, other;
  double there = 0.0, back = 0.0;  ///< loaded TEU from `one` to `other`, and the other way
  double empties = 0.0;            ///< TEU, in the direction with fewer loads
};

struct AssignSums {
  double demand = 0.0, served = 0.0;
  std::map<CorridorId, Sum> corridors;
  std::map<BorderKey, double> borders;
  std::map<PlaceId, double> terminals;   ///< handled at transloads
  std::map<ServiceId, double> services;  ///< carried
  std::map<LinkId, double> links;
  std::map<StreamKey, double> streams;
  std::vector<Balance> balances;
};

/// In: `empty_return`: share of the surplus of loaded boxes that goes back empty by the same corridor.
[[nodiscard]] AssignSums sums_of(const AssignView& view, double empty_return);

/// Why something of a segment is not served: "no itinerary", the scarce thing that costs most, or "".
[[nodiscard]] std::string unserved_reason(const AssignView& view, const SegmentResult& segment);

/// "CASP-AKT-BAK, to Alat", "transload:KZAAU:rail:sea": what is scarce, in words.
[[nodiscard]] std::string name_of(const Network& network, const ResourceResult& resource);

/// What shippers pay beyond their references, in time, money and trouble: USD in all periods, at the demand
/// that was given. What stays at home counts with the price at which it does. Differences between two answers
/// with the same references are what one costs shippers over the other.
[[nodiscard]] double user_cost(const AssignView& view);

}  // namespace corridor
