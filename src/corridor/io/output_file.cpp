// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/output_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "corridor/base/error.h"

namespace corridor {

namespace {

[[noreturn]] void fail(const std::string& path, std::string what, std::string hint) {
  throw Error(Problem{.code = "file", .where = path, .what = std::move(what), .hint = std::move(hint)});
}

std::string reason() { return std::generic_category().message(errno); }

}  // namespace

void write_file(const std::string& path, std::string_view text) {
  const std::filesystem::path target(path);
  const std::filesystem::path folder =
      target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    fail(path, fmt::format("there is no folder {}", folder.string()), "make it first");
  }
  if (std::filesystem::is_directory(target, error)) fail(path, "is a folder", "name a file");
  const std::string beside = fmt::format("{}.{}.part", path, getpid());
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.flush();
    if (!out) {
      const std::string why = reason();
      std::filesystem::remove(beside, error);
      fail(path, "cannot be written: " + why, {});
    }
  }
  std::filesystem::rename(beside, target, error);
  if (error) {
    const std::string why = error.message();
    std::filesystem::remove(beside, error);
    fail(path, "cannot be written: " + why, {});
  }
}

void write_folder(const std::string& folder, std::span<const Document> documents) {
  std::error_code error;
  if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error)) {
    fail(folder, "is there already and not empty", "name a new folder");
  }
  for (const Document& document : documents) {
    const std::filesystem::path target = std::filesystem::path(folder) / document.path;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error) fail(folder, "cannot be made: " + error.message(), {});
    write_file(target.string(), document.text);
  }
}

}  // namespace corridor
