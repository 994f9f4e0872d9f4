// SPDX-License-Identifier: Apache-2.0
// A file is replaced as a whole; what is no file, or a link to one, stays what it is.
#include "corridor/io/output_file.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corridor/base/error.h"

namespace corridor {
namespace {

namespace fs = std::filesystem;

class OutputFile : public testing::Test {
 protected:
  OutputFile() {
    std::string name = (fs::temp_directory_path() / "corridor-output-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~OutputFile() override { fs::remove_all(folder_); }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  static std::string text_in(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path folder_;
};

TEST_F(OutputFile, ReplacesAFileAndLeavesNothingBeside) {
  const fs::path file = folder_ / "a.txt";
  write_file(file.string(), "a long first text");
  write_file(file.string(), "second");
  EXPECT_EQ(text_in(file), "second");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(OutputFile, ALinkStaysALink) {
  write_file((folder_ / "a.txt").string(), "old");
  fs::create_symlink("a.txt", folder_ / "link.txt");
  write_file((folder_ / "link.txt").string(), "new");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link.txt"));
  EXPECT_EQ(text_in(folder_ / "a.txt"), "new");
}

TEST_F(OutputFile, APipeIsWrittenIntoAndStaysAPipe) {
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const int reader = open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(reader, 0);
  write_file(pipe.string(), "through");
  EXPECT_TRUE(fs::is_fifo(pipe));
  std::array<char, 16> read_back{};
  EXPECT_EQ(read(reader, read_back.data(), read_back.size()), 7);
  EXPECT_STREQ(read_back.data(), "through");
  close(reader);
}

TEST_F(OutputFile, AFolderOrAFolderThatIsNotThereIsAnError) {
  EXPECT_THROW(write_file(folder_.string(), "x"), Error);
  EXPECT_THROW(write_file((folder_ / "none" / "a.txt").string(), "x"), Error);
}

}  // namespace
}  // namespace corridor
