// SPDX-License-Identifier: Apache-2.0
// What stands between the quotes of a text in JSON and TOML.
#pragma once

#include <string>
#include <string_view>

namespace corridor {

/// Quotes and backslashes get a backslash, line breaks and tabs are \n and \t, other control characters
/// \u001f. In: UTF-8.
void append_backslashed(std::string& out, std::string_view text);

}  // namespace corridor
