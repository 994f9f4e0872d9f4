// SPDX-License-Identifier: Apache-2.0
// The closed lists of words that tables use (modes, kinds, units of a price), each with the one spelling that
// CSV, command line, JSON and documents share. A new word is one enumerator and one line in its list of
// names.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace corridor {

enum class Evidence : std::uint8_t {
  documented,
  dataset,
  computed,
  estimate,
  assumption
};  // strongest first
enum class Mode : std::uint8_t { rail, road, sea, ferry, barge };
enum class PlaceKind : std::uint8_t {
  city,
  inland_terminal,
  sea_port,
  rail_border,
  road_border,
  rail_node,
  chokepoint
};
enum class Traction : std::uint8_t { electric, diesel, mixed };
enum class Shape : std::uint8_t { fixed, uniform, triangular, pert, lognormal };
enum class OperationKind : std::uint8_t {
  transload,   // goods change vehicle: mode A to mode B, or gauge A to gauge B
  border,      // country A to country B
  inspection,  // happens to a share of consignments
  dwell,       // waiting that the mode change brings beyond handling and the next departure
  storage,     // free time, then demurrage
  passage,     // a vehicle passes: canal, lock, tunnel window, traction change
};
enum class ServiceKind : std::uint8_t { timetable, frequency, fill_and_sail, on_demand };
enum class Status : std::uint8_t { open, planned, suspended };  // of links and services
enum class TariffKind : std::uint8_t { movement, through, handling, border, storage, surcharge };
enum class PriceBasis : std::uint8_t {
  per_feu,
  per_teu,
  per_tonne,
  per_feu_km,
  per_teu_km,
  per_tonne_km,
  per_truck_km,
  per_consignment,
  per_feu_day,
  per_teu_day
};
enum class Container : std::uint8_t { dry, reefer, tank, open_top, flat_rack };
enum class RestrictionEffect : std::uint8_t { forbidden, needs_permit };
enum class EventAction : std::uint8_t { close, open, set, scale, add };
enum class Engine : std::uint8_t { plan, assign, simulate };

/// The spellings of an enumeration's values, in the order of its enumerators.
template <class E>
inline constexpr std::span<const std::string_view> kNames;

#define CORRIDOR_NAMES(E, ...)                                                      \
  inline constexpr auto kNames##E = std::to_array<std::string_view>({__VA_ARGS__}); \
  template <>                                                                       \
  inline constexpr std::span<const std::string_view> kNames<E> = kNames##E

CORRIDOR_NAMES(Evidence, "documented", "dataset", "computed", "estimate", "assumption");
CORRIDOR_NAMES(Mode, "rail", "road", "sea", "ferry", "barge");
CORRIDOR_NAMES(PlaceKind, "city", "inland_terminal", "sea_port", "rail_border", "road_border", "rail_node",
               "chokepoint");
CORRIDOR_NAMES(Traction, "electric", "diesel", "mixed");
CORRIDOR_NAMES(Shape, "fixed", "uniform", "triangular", "pert", "lognormal");
CORRIDOR_NAMES(OperationKind, "transload", "border", "inspection", "dwell", "storage", "passage");
CORRIDOR_NAMES(ServiceKind, "timetable", "frequency", "fill_and_sail", "on_demand");
CORRIDOR_NAMES(Status, "open", "planned", "suspended");
CORRIDOR_NAMES(TariffKind, "movement", "through", "handling", "border", "storage", "surcharge");
CORRIDOR_NAMES(PriceBasis, "per_feu", "per_teu", "per_tonne", "per_feu_km", "per_teu_km", "per_tonne_km",
               "per_truck_km", "per_consignment", "per_feu_day", "per_teu_day");
CORRIDOR_NAMES(Container, "dry", "reefer", "tank", "open_top", "flat_rack");
CORRIDOR_NAMES(RestrictionEffect, "forbidden", "needs_permit");
CORRIDOR_NAMES(EventAction, "close", "open", "set", "scale", "add");
CORRIDOR_NAMES(Engine, "plan", "assign", "simulate");

#undef CORRIDOR_NAMES

template <class E>
concept Word = !kNames<E>.empty();

template <Word E>
[[nodiscard]] constexpr std::string_view name_of(E value) {
  return kNames<E>[static_cast<std::size_t>(value)];
}

template <Word E>
[[nodiscard]] constexpr std::optional<E> word_of(std::string_view name) {
  for (std::size_t i = 0; i < kNames<E>.size(); ++i) {
    if (kNames<E>[i] == name) {
      return static_cast<E>(i);
    }
  }
  return std::nullopt;
}

}  // namespace corridor
