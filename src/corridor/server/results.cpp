// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <map>
#include <mutex>

#include "corridor/base/error.h"
#include "corridor/io/file_text.h"
#include "corridor/io/output_file.h"
#include "corridor/server/crypto.h"
#include "corridor/server/store.h"

namespace corridor {

struct Results::Memory {
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<const std::string>, std::less<>> texts;
};

namespace {

/// Digests come out of the store; still, nothing else ever becomes the name of a file.
bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::filesystem::path path_of(const std::string& folder, std::string_view digest) {
  return std::filesystem::path(folder) / std::string(digest.substr(0, 2)) / std::string(digest.substr(2));
}

}  // namespace

Results::Results(std::string folder) : folder_(std::move(folder)), memory_(std::make_unique<Memory>()) {
  if (!folder_.empty()) std::filesystem::create_directories(folder_);
}

Results::~Results() = default;

std::string Results::put(std::string_view text) {
  std::string digest = sha256_of(text);
  if (folder_.empty()) {
    const std::lock_guard lock(memory_->mutex);
    memory_->texts[digest] = std::make_shared<const std::string>(text);
    return digest;
  }
  const std::filesystem::path path = path_of(folder_, digest);
  std::filesystem::create_directories(path.parent_path());
  const std::lock_guard lock(memory_->mutex);  // two that write the same would write beside the same place
  write_file(path.string(), text);
  return digest;
}

std::shared_ptr<const std::string> Results::get(std::string_view digest) {
  if (!is_digest(digest)) return {};
  if (folder_.empty()) {
    const std::lock_guard lock(memory_->mutex);
    const auto found = memory_->texts.find(digest);
    return found == memory_->texts.end() ? nullptr : found->second;
  }
  try {
    auto text = std::make_shared<const std::string>(FileText(path_of(folder_, digest)).text());
    return sha256_of(*text) == digest ? text : nullptr;
  } catch (const Error&) {
    return {};
  }
}

}  // namespace corridor
