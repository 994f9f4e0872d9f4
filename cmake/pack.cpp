// SPDX-License-Identifier: Apache-2.0
// Packs files into one compressed archive, at build time: "PATH SIZE\n" and the bytes, file after file, all
// of it one zstd frame. The same files give the same bytes. io/embedded.cpp takes it apart again.
//
//   pack ARCHIVE [--below FOLDER] FILE...
//
// Files are called by their path below the folder, those that lie elsewhere by their last name.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <zstd.h>

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  std::vector<std::filesystem::path> paths(arguments + 2, arguments + count);
  std::filesystem::path folder;
  if (paths.size() >= 2 && paths.front() == "--below") {
    folder = paths[1];
    paths.erase(paths.begin(), paths.begin() + 2);
  }
  std::sort(paths.begin(), paths.end());
  std::string bytes;
  for (const std::filesystem::path& path : paths) {
    const std::string content = content_of(path);
    const std::filesystem::path below = folder.empty() ? "" : path.lexically_relative(folder);
    const bool is_below = !below.empty() && *below.begin() != "..";
    bytes += (is_below ? below : path.filename()).generic_string() + ' ' + std::to_string(content.size()) +
             '\n' + content;
  }
  std::string packed;
  if (!bytes.empty()) {
    constexpr int kLevel = 19;
    packed.resize(ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), kLevel);
    if (ZSTD_isError(size) != 0) {
      std::fprintf(stderr, "pack: %s\n", ZSTD_getErrorName(size));
      return 1;
    }
    packed.resize(size);
  }
  std::ofstream archive(arguments[1], std::ios::binary);
  archive.write(packed.data(), static_cast<std::streamsize>(packed.size()));
  archive.close();
  return archive.good() ? 0 : 1;
}
