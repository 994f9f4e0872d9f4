// SPDX-License-Identifier: Apache-2.0
// What went wrong, as RFC 9457 has it: the standard members, and ours beside them: `code`, `pointer` (RFC
// 6901, into the request), `hint`, `relaxations`, and all `problems`, since one answer names everything at
// once.
#pragma once

#include <string>
#include <string_view>

#include "corridor/base/answer.h"
#include "corridor/base/error.h"
#include "corridor/server/http.h"

namespace corridor {

inline constexpr std::string_view kProblemType = "application/problem+json";

/// "Not Found" of 404.
[[nodiscard]] std::string_view reason_of(int status);

/// Of a status and one sentence. `code` is stable: "not_found".
[[nodiscard]] HttpResponse problem_of(int status, std::string_view code, std::string detail,
                                      std::string hint = {});
/// Of what was given and cannot be used: 400 if it cannot be read, else 422.
[[nodiscard]] HttpResponse problem_of(const Error& error);
/// Of a question without an itinerary: 422 with code "infeasible", what would have to give way, and the whole
/// answer (in `json`).
[[nodiscard]] HttpResponse problem_of(const Answer& answer, std::string_view json);

/// Where in the request a problem lies: "/avoid/1" of "--avoid", "/origin" of "ORIGIN"; empty: nowhere.
[[nodiscard]] std::string pointer_of(const Problem& problem);

}  // namespace corridor
