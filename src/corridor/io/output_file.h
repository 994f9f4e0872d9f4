// SPDX-License-Identifier: Apache-2.0
// Files appear whole or not at all: written beside their place and moved there when complete. Devices and
// pipes are written into.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corridor/base/answer.h"

namespace corridor {

/// Throws  Error: the folder does not exist, or may not be written.
void write_file(const std::string& path, std::string_view text);

/// Writes documents into a new or empty folder.
/// Throws  Error: the folder has something in it, or may not be written.
void write_folder(const std::string& folder, std::span<const Document> documents);

}  // namespace corridor
