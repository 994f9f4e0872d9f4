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

/// Throws  Error: not everything could be written.
void write_all(const std::filesystem::path& target, const std::string& named, std::string_view text) {
  std::ofstream out(target, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.flush();
  if (!out) fail(named, "cannot be written: " + reason(), {});
}

/// Writes beside the target and moves there, so that a reader never sees half a file.
void replace_file(const std::filesystem::path& target, const std::string& named, std::string_view text) {
  std::error_code error;
  const std::string beside = fmt::format("{}.{}.part", target.string(), getpid());
  try {
    write_all(beside, named, text);
  } catch (...) {
    std::filesystem::remove(beside, error);
    throw;
  }
  std::filesystem::rename(beside, target, error);
  if (!error) return;
  const std::string why = error.message();
  std::filesystem::remove(beside, error);
  fail(named, "cannot be written: " + why, {});
}

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
  // What is no file (a device, a pipe) is written into, never replaced; a link stays a link.
  const std::filesystem::file_status status = std::filesystem::status(target, error);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    write_all(target, path, text);
  } else if (std::filesystem::exists(status)) {
    replace_file(std::filesystem::canonical(target), path, text);
  } else {
    replace_file(target, path, text);
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
