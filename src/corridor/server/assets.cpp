// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/assets.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "corridor/io/embedded.h"
#include "corridor/server/crypto.h"

// Where the assembler put the archive: app.S.
// NOLINTBEGIN(readability-identifier-naming): the names of an assembler, which knows no namespace
extern "C" {
extern const char corridor_app_begin[];
extern const char corridor_app_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace corridor {

namespace {

constexpr auto kTypes = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".mjs", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".geojson", "application/geo+json"},
     {".webmanifest", "application/manifest+json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".wasm", "application/wasm"},
     {".pbf", "application/x-protobuf"},
     {".txt", "text/plain; charset=utf-8"}});

std::string_view type_of(std::string_view path) {
  for (const auto& [end, type] : kTypes) {
    if (path.ends_with(end)) return type;
  }
  return "application/octet-stream";
}

/// Names that bundlers make of the content never change what they mean.
bool is_named_by_content(std::string_view path) { return path.starts_with("assets/"); }

}  // namespace

Assets::Assets() {
  const Archive archive = unpacked({corridor_app_begin, corridor_app_end});
  for (const NamedText& file : archive.files) {
    constexpr std::size_t kTagDigits = 16;
    HttpResponse response{.status = 200,
                          .type = std::string(type_of(file.path)),
                          .headers = {},
                          .body = std::make_shared<const std::string>(file.text)};
    response.headers.push_back({"ETag", fmt::format("\"{}\"", sha256_of(file.text).substr(0, kTagDigits))});
    response.headers.push_back({"Cache-Control", is_named_by_content(file.path)
                                                     ? "public, max-age=31536000, immutable"
                                                     : "no-cache"});
    files_.emplace(file.path, std::move(response));
  }
}

const HttpResponse* Assets::find(std::string_view path) const {
  const auto found = files_.find(path.empty() ? std::string_view("index.html") : path);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace corridor
