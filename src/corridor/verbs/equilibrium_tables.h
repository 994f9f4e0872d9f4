// SPDX-License-Identifier: Apache-2.0
// The tables of an equilibrium: links, rounds, what is unserved, and on demand skims, paths and who passes a
// link.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "corridor/base/table.h"
#include "corridor/equilibrium/certificate.h"
#include "corridor/equilibrium/equilibrium.h"
#include "corridor/equilibrium/tntp.h"

namespace corridor {

/// All that the tables are made of.
struct EquilibriumView {
  const TntpNetwork& network;
  const EquilibriumProblem& problem;
  const EquilibriumResult& result;
  const EquilibriumCertificate& certificate;
};

[[nodiscard]] Table summary_table(const EquilibriumView& view);
[[nodiscard]] Table links_table(const EquilibriumView& view);
/// The most loaded links, for people.
[[nodiscard]] Table busiest_table(const EquilibriumView& view);
[[nodiscard]] Table rounds_table(const EquilibriumView& view);
[[nodiscard]] Table unserved_table(const EquilibriumView& view);
[[nodiscard]] Table skims_table(const EquilibriumView& view, const Run& run);
/// Throws  Error: no such link, or no such trips. A name is "10-16": two numbers of nodes.
[[nodiscard]] Table select_link_table(const EquilibriumView& view, std::span<const std::string_view> links);
[[nodiscard]] Table paths_table(const EquilibriumView& view, std::span<const std::string_view> pairs);

}  // namespace corridor
