// SPDX-License-Identifier: Apache-2.0
// How rows of a network are called in answers: short names for people, keys for programs, sources by key.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/zone.h"
#include "corridor/model/ledger.h"
#include "corridor/model/network.h"

namespace corridor {

/// "Aktau" of "Aktau (sea port)", "Electronics" of "Electronics: laptops": what stands before a bracket,
/// comma, colon or slash.
[[nodiscard]] std::string_view short_name(std::string_view name);
[[nodiscard]] std::string name_of(const Network& network, PlaceId place);
[[nodiscard]] std::string name_of(const Network& network, CommodityId commodity);
[[nodiscard]] std::string key_of(const Network& network, PlaceId place);
/// Empty for none; here and below.
[[nodiscard]] std::string code_of(const Network& network, CountryId country);
[[nodiscard]] std::vector<std::string> codes_of(const Network& network, std::span<const CountryId> countries);
[[nodiscard]] std::string key_of(const Network& network, ServiceId service);
[[nodiscard]] std::string name_of(const Network& network, ServiceId service);
[[nodiscard]] std::string key_of(const Network& network, CorridorId corridor);
/// "no named corridor" for none.
[[nodiscard]] std::string name_of(const Network& network, CorridorId corridor);
[[nodiscard]] std::vector<std::string> keys_of(const Network& network, std::span<const SourceId> sources);
/// The zone of a place; UTC if the machine does not know it.
[[nodiscard]] Zone zone_of(const Network& network, PlaceId place);
/// The line of a link or leg on the map, in the direction of travel; straight where a link has no shape.
[[nodiscard]] Polyline line_of(const Network& network, LinkId link);
[[nodiscard]] Polyline line_of(const Network& network, const LedgerRow& leg);
[[nodiscard]] Position position_of(const Network& network, PlaceId place);

/// "4,210".
[[nodiscard]] std::string usd_text(double usd);
/// "16.2".
[[nodiscard]] std::string days_text(double days);
/// "A, B and C".
[[nodiscard]] std::string listed(std::span<const std::string> entries);

}  // namespace corridor
