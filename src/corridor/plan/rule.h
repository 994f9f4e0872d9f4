// SPDX-License-Identifier: Apache-2.0
// What an itinerary may touch. A rule avoids something, or allows nothing else; it is hard, or it has a price
// that is paid each time the thing is touched. Rules are kept inside the search, never applied to its
// answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/model/network.h"

namespace corridor {

struct Rule {
  enum class Sense : std::uint8_t { avoid, only };
  enum class Subject : std::uint8_t { country, operator_name, link, place, service, mode, corridor };

  Sense sense = Sense::avoid;
  Subject subject = Subject::country;
  std::string text;  ///< as it was given: "RU", "bloc:SCO@2024-07-03", "operator:KTZ Express=200"
  std::vector<CountryId> countries;  ///< of country; a bloc is the list of its members
  std::string operator_name;         ///< of operator_name
  LinkId link;
  PlaceId place;
  ServiceId service;
  std::optional<Mode> mode;
  CorridorId corridor;
  std::optional<Money> price;  ///< none: hard. Per consignment and touch
};

/// Reads what follows --avoid or --only: a country code, `bloc:NAME[@DATE]`, `operator:`, `link:`, `place:`,
/// `service:`, `mode:`, `corridor:`, or a bare country, mode, place, service or corridor; `=PRICE` in USD
/// makes it soft. In      `ready`: the day whose bloc members count when the rule names no date. Throws
/// Error: nothing is called so (with the nearest spellings), or the price is no price.
[[nodiscard]] Rule rule_of(const Network& network, Rule::Sense sense, std::string_view text, Date ready);

/// "--avoid RU".
[[nodiscard]] std::string text_of(const Rule& rule);

}  // namespace corridor
