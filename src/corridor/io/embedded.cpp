// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/embedded.h"

#include <zstd.h>

#include "corridor/base/text.h"

// Where the assembler put the archives: embedded.S.
// NOLINTBEGIN(readability-identifier-naming): the names of an assembler, which knows no namespace
extern "C" {
extern const char corridor_eurasia_begin[];
extern const char corridor_eurasia_end[];
extern const char corridor_basemap_begin[];
extern const char corridor_basemap_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace corridor {

namespace {

constexpr unsigned long long kBytesMax = 1ULL << 30U;

[[noreturn]] void fail() {
  throw Error(Problem{.code = "damaged_archive",
                      .what = "the data inside this program is damaged",
                      .hint = "install the program again"});
}

// "PATH SIZE\n" and then SIZE bytes, file after file.
void take_files(Archive& archive) {
  std::string_view rest = archive.bytes;
  while (!rest.empty()) {
    const std::size_t line = rest.find('\n');
    const std::size_t space = rest.substr(0, line).find_last_of(' ');
    if (line == std::string_view::npos || space == std::string_view::npos) fail();
    const auto size = whole_of(rest.substr(space + 1, line - space - 1), 0);
    if (!size || static_cast<std::size_t>(*size) > rest.size() - line - 1) fail();
    archive.files.push_back(
        {std::string(rest.substr(0, space)), rest.substr(line + 1, static_cast<std::size_t>(*size))});
    rest.remove_prefix(line + 1 + static_cast<std::size_t>(*size));
  }
}

}  // namespace

std::string_view Archive::text(std::string_view path) const {
  for (const NamedText& file : files) {
    if (file.path == path) return file.text;
  }
  return {};
}

Archive unpacked(std::string_view archive) {
  Archive result;
  if (archive.empty()) return result;
  const unsigned long long size = ZSTD_getFrameContentSize(archive.data(), archive.size());
  if (size > kBytesMax) fail();  // the codes for "unknown" and "error" are the largest numbers
  result.bytes.resize(size);
  const std::size_t got = ZSTD_decompress(result.bytes.data(), size, archive.data(), archive.size());
  if (ZSTD_isError(got) != 0 || got != size) fail();
  take_files(result);
  return result;
}

Archive embedded_eurasia() { return unpacked({corridor_eurasia_begin, corridor_eurasia_end}); }
Archive embedded_basemap() { return unpacked({corridor_basemap_begin, corridor_basemap_end}); }

Tables embedded_tables() {
  const Archive archive = embedded_eurasia();
  std::vector<Problem> problems;
  Tables tables = read_tables(archive.files, problems);
  if (!problems.empty()) throw Error(std::move(problems));
  return tables;
}

}  // namespace corridor
