// SPDX-License-Identifier: Apache-2.0
// A Network is a value: checked when it is made, indexed, and never changed. A what-if is another Network
// that shares every column which no edit touched (scenario.h). Engines read networks and nothing else.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/grouped.h"
#include "corridor/model/fields_trade.h"

namespace corridor {

/// A territory that a link passes, and the share of the link's length on it.
struct CountryShare {
  CountryId country;
  double share = 0.0;
};

class Network {
 public:
  /// Checks and indexes `tables`.
  /// In      rows made by add_rows (rows.h) or by hand.
  /// Throws  Error with every broken rule of severity `error` (rules.h).
  /// Cost    O(rows); what `like` has already derived from columns that are still shared is taken over.
  explicit Network(Tables tables, const Network* like = nullptr);

  [[nodiscard]] const Tables& tables() const { return *tables_; }
  [[nodiscard]] const Places& places() const { return tables_->places; }
  [[nodiscard]] const Links& links() const { return tables_->links; }
  [[nodiscard]] const Services& services() const { return tables_->services; }
  [[nodiscard]] const Calls& calls() const { return tables_->calls; }
  [[nodiscard]] const Operations& operations() const { return tables_->operations; }

  [[nodiscard]] std::span<const LinkId> links_from(PlaceId place) const { return (*links_from_)[place]; }
  [[nodiscard]] std::span<const LinkId> links_to(PlaceId place) const { return (*links_to_)[place]; }
  /// In the order of travel; empty for a service that runs in an area.
  [[nodiscard]] std::span<const CallId> calls_of(ServiceId service) const { return (*calls_of_)[service]; }
  [[nodiscard]] std::span<const OperationId> operations_at(PlaceId place) const {
    return (*operations_at_)[place];
  }
  /// Territories in the order of travel; those of the two ends if the link has no shape; none at sea.
  [[nodiscard]] std::span<const CountryShare> countries_of(LinkId link) const {
    return (*countries_of_)[link];
  }

  /// Finds a row by its key or, for places and countries, by a name in any script; case and accents do not
  /// matter.
  /// Throws  Error: unknown (with the nearest spellings), or ambiguous (with the candidates).
  [[nodiscard]] PlaceId place(std::string_view key_or_name) const;
  [[nodiscard]] LinkId link(std::string_view key) const;
  [[nodiscard]] ServiceId service(std::string_view key) const;
  [[nodiscard]] CountryId country(std::string_view code_or_name) const;
  [[nodiscard]] CommodityId commodity(std::string_view key) const;
  [[nodiscard]] CorridorId corridor(std::string_view key) const;
  [[nodiscard]] EventId event(std::string_view key) const;

  /// Members of a bloc on a day. Throws Error on an unknown bloc.
  [[nodiscard]] std::vector<CountryId> members(std::string_view bloc, Date on) const;

  /// Hexadecimal digest of all tables: equal networks have equal digests on every machine.
  [[nodiscard]] const std::string& digest() const;

 private:
  struct Keys;     // names of places, folded; in network_keys.cpp
  struct Digests;  // made when first asked for; in network.cpp
  template <class Key, class Item>
  using Shared = std::shared_ptr<const Grouped<Key, Item>>;  // networks alike share their indexes

  static std::shared_ptr<Keys> make_keys();
  void take_digests(const Network& like);

  std::shared_ptr<const Tables> tables_;
  Shared<PlaceId, LinkId> links_from_, links_to_;
  Shared<ServiceId, CallId> calls_of_;
  Shared<PlaceId, OperationId> operations_at_;
  Shared<LinkId, CountryShare> countries_of_;
  std::shared_ptr<Keys> keys_;
  std::shared_ptr<Digests> digests_;
};

}  // namespace corridor
