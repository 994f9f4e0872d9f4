// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/file_text.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corridor/base/error.h"

namespace corridor {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int reason) {
  throw Error(Problem{
      .code = reason == ENOENT ? "no_file" : "unreadable_file",
      .where = path.string(),
      .what = "cannot be read: " + std::generic_category().message(reason),
      .hint = reason == ENOENT ? "look at the name of the file" : "look at what it is and who may read it"});
}

// A file descriptor that is closed whatever happens.
class Descriptor {
 public:
  explicit Descriptor(const std::filesystem::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (number_ < 0) fail(path, errno);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// Pipes and the like have no size beforehand.
std::string read_to_end(const Descriptor& file, const std::filesystem::path& path) {
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, errno);
    if (count == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

FileText::FileText(const std::filesystem::path& path) {
  const Descriptor file(path);
  struct stat status{};
  if (::fstat(file.number(), &status) != 0) fail(path, errno);
  if (S_ISDIR(status.st_mode)) fail(path, EISDIR);
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    void* mapping = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (mapping != MAP_FAILED) {  // NOLINT(performance-no-int-to-ptr): the system's own macro
      ::madvise(mapping, size, MADV_SEQUENTIAL);
      mapping_ = mapping;
      text_ = {static_cast<const char*>(mapping), size};
      return;
    }
  }
  copy_ = read_to_end(file, path);
  text_ = copy_;
}

FileText::~FileText() {
  if (mapping_ != nullptr) ::munmap(mapping_, text_.size());
}

}  // namespace corridor
