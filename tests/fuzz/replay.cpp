// SPDX-License-Identifier: Apache-2.0
// Feeds every file of a corpus to a fuzz target: what once broke a reader is tried in every test run, with
// any compiler. The fuzzer itself brings its own main().
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argument_count, char** arguments) {
  int replayed = 0;
  for (int a = 1; a < argument_count; ++a) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[a])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++replayed;
    }
  }
  std::printf("replayed %d inputs\n", replayed);
  return replayed > 0 ? 0 : 1;
}
