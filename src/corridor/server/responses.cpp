// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/responses.h"

#include <memory>
#include <utility>

#include <fmt/format.h>

#include "corridor/base/text.h"
#include "corridor/verbs/arguments.h"

namespace corridor {

HttpResponse json_response(const JsonValue& value, int status) {
  return text_response(json_of(value), "application/json", status);
}

HttpResponse text_response(std::string text, std::string_view type, int status) {
  return {.status = status,
          .type = std::string(type),
          .headers = {},
          .body = std::make_shared<const std::string>(std::move(text))};
}

JsonValue link_to(std::string_view href, std::string_view relation, std::string_view type,
                  std::string_view title) {
  return JsonValue::object({{"href", href}, {"rel", relation}, {"type", type}, {"title", title}});
}

std::size_t whole_in(const Target& target, std::string_view name, std::size_t otherwise, std::size_t min,
                     std::size_t max) {
  if (!target.has(name)) return otherwise;
  const auto given =
      whole_of(target.value(name), static_cast<std::int64_t>(min), static_cast<std::int64_t>(max));
  if (given) return static_cast<std::size_t>(*given);
  throw Error(usage_problem(fmt::format("/{}", name), target.value(name), "is no whole number that fits",
                            fmt::format("write {} to {}", min, max)));
}

}  // namespace corridor
