// SPDX-License-Identifier: Apache-2.0
// Share links: whoever has one may look, and do nothing else, until it expires. They are signed, not stored.
#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/server/handlers.h"
#include "corridor/server/responses.h"
#include "corridor/server/service.h"

namespace corridor {

HttpResponse make_share(Service& service, Call& call, Workbench* /*workbench*/) {
  constexpr std::int64_t kWeek = 168;
  constexpr std::int64_t kYear = 8760;
  constexpr std::int64_t kSeconds = 3600;
  const JsonValue body = call.request.body.empty() ? JsonValue{} : read_json(call.request.body, "body");
  std::int64_t hours = kWeek;
  if (const JsonValue* given = body.find("hours")) {
    if (given->whole() == nullptr || *given->whole() < 1 || *given->whole() > kYear)
      throw Error(usage_problem("/hours", given->scalar_text(), "is no number of hours that fits",
                                "write 1 to 8760"));
    hours = *given->whole();
  }
  std::string path(body.text_of_member("path"));
  if (path.empty()) path = "/";
  const bool is_own_path =
      path.front() == '/' && !path.starts_with("//") && path.find_first_of("\\\r\n") == std::string::npos;
  if (!is_own_path)
    throw Error(usage_problem("/path", path, "is no path of this server", "begin it with one /"));
  const std::int64_t expires = service.now_seconds() + hours * kSeconds;
  const char joint = path.find('?') == std::string::npos ? '?' : '&';
  return json_response(JsonValue::object({{"url", fmt::format("{}{}share={}", path, joint,
                                                              service.gate().share_until(expires))},
                                          {"expires", text_of(Instant{std::chrono::seconds{expires}})}}),
                       200);
}

}  // namespace corridor
