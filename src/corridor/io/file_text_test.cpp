// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/file_text.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "corridor/base/error.h"

namespace corridor {
namespace {

std::string code_of(const std::filesystem::path& path) {
  try {
    const FileText file(path);
    return "read";
  } catch (const Error& error) {
    return error.problems().front().code;
  }
}

TEST(FileText, IsTheTextOfTheFile) {
  const std::filesystem::path path =
      std::filesystem::path(testing::TempDir()) / "corridor_file_text_test.txt";
  std::ofstream(path) << "one\ntwo\n";
  EXPECT_EQ(FileText(path).text(), "one\ntwo\n");
  std::ofstream(path, std::ios::trunc).flush();
  EXPECT_EQ(FileText(path).text(), "");
  std::filesystem::remove(path);
}

TEST(FileText, SaysWhyItCannotRead) {
  EXPECT_EQ(code_of("/no/such/file"), "no_file");
  EXPECT_EQ(code_of(testing::TempDir()), "unreadable_file");
  EXPECT_EQ(code_of("/dev/null"), "read");
}

}  // namespace
}  // namespace corridor
