// SPDX-License-Identifier: Apache-2.0
// The whole text of a file, mapped into memory where that can be done, so that a large table is read from the
// disk once and copied never.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace corridor {

class FileText {
 public:
  /// Throws  Error if the file is not there, is a folder, or cannot be read.
  explicit FileText(const std::filesystem::path& path);
  ~FileText();
  FileText(const FileText&) = delete;
  FileText& operator=(const FileText&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  void* mapping_ = nullptr;  // null: the text is in copy_
  std::string copy_;
  std::string_view text_;
};

}  // namespace corridor
