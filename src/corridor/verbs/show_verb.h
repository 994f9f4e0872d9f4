// SPDX-License-Identifier: Apache-2.0
// corridor show: what the network knows about one place, link, service, ..., with all that refers to it and
// where each number comes from; or what a scenario changes.
#pragma once

#include <string_view>

#include "corridor/verbs/verb.h"

namespace corridor {

/// What can be shown.
inline constexpr std::string_view kShowKinds[] = {
    "place",  "link",    "service",  "country", "bloc",  "source", "commodity", "corridor", "operation",
    "tariff", "vehicle", "emission", "rule",    "quote", "event",  "published", "diff"};

[[nodiscard]] Answer run_show(const Question& question, const Run& run);

}  // namespace corridor
