// SPDX-License-Identifier: Apache-2.0
// The shapes of what is sent and answered, as JSON Schema: questions from the parameters of verbs, answers
// from their tables, and the rest by hand (schemas_fixed.cpp).
#pragma once

#include <string>
#include <string_view>

#include "corridor/io/json_value.h"
#include "corridor/model/network.h"
#include "corridor/verbs/verb.h"

namespace corridor {

/// {"$ref": "#/components/schemas/NAME"}.
[[nodiscard]] JsonValue schema_named(std::string_view name);
/// "PlanQuestion", "PlanAnswer".
[[nodiscard]] std::string question_name(const Verb& verb);
[[nodiscard]] std::string answer_name(const Verb& verb);
/// A verb's parameter, in a query.
[[nodiscard]] JsonValue parameter_in_query(const Parameter& parameter);
/// components/schemas.
[[nodiscard]] JsonValue all_schemas(const Network& network);
/// Those that stand for themselves, as JSON; schemas_fixed.cpp.
[[nodiscard]] JsonValue fixed_schemas();

}  // namespace corridor
