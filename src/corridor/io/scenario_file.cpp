// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/scenario_file.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "corridor/base/error.h"
#include "corridor/io/file_text.h"
#include "corridor/io/toml.h"

namespace corridor {

namespace {

constexpr std::size_t kFilesMax = 64;

// Follows `extends` from file to file. A file that is reached twice by different ways counts once, where it
// is reached first.
class Collector {
 public:
  using TextOfFile = std::function<std::string(const std::string&)>;
  explicit Collector(const TextOfFile& text_of_file) : text_of_file_(text_of_file) {}

  Scenario collect(const std::string& path) {
    Scenario scenario = visit(path);
    if (!problems_.empty()) throw Error(std::move(problems_));
    return scenario;
  }

 private:
  Scenario visit(const std::string& path) {
    const auto circle = std::ranges::find(open_, path);
    if (circle != open_.end()) fail_in_circle(circle, path);
    if (done_.size() + open_.size() >= kFilesMax) {
      throw Error(Problem{.code = "too_many_files",
                          .where = path,
                          .what = "is one scenario file too many; at most 64 may extend each other"});
    }
    const std::string text = text_of(path);
    open_.push_back(path);
    ScenarioText read = read_scenario_text(text, path, problems_);
    Scenario whole = std::move(read.scenario);
    std::vector<Edit> edits;
    std::vector<Table> additions;
    std::vector<TableOrigin> origins;
    for (const std::string& other : read.extends) {
      const std::string other_path = beside(path, other);
      if (std::ranges::find(done_, other_path) != done_.end()) continue;
      Scenario base = visit(other_path);
      std::ranges::move(base.edits, std::back_inserter(edits));
      std::ranges::move(base.additions, std::back_inserter(additions));
      std::ranges::move(base.origins, std::back_inserter(origins));
    }
    std::ranges::move(whole.edits, std::back_inserter(edits));
    std::ranges::move(whole.additions, std::back_inserter(additions));
    std::ranges::move(whole.origins, std::back_inserter(origins));
    whole.edits = std::move(edits);
    whole.additions = std::move(additions);
    whole.origins = std::move(origins);
    open_.pop_back();
    done_.push_back(path);
    return whole;
  }

  // The text of a file; if it cannot be read, the problem says which file asked for it.
  std::string text_of(const std::string& path) const {
    try {
      return text_of_file_(path);
    } catch (const Error& error) {
      if (open_.empty()) throw;
      std::vector<Problem> problems = error.problems();
      for (Problem& problem : problems) problem.what += "; " + open_.back() + " extends it";
      throw Error(std::move(problems));
    }
  }

  static std::string beside(const std::string& path, const std::string& other) {
    return (std::filesystem::path(path).parent_path() / other).lexically_normal().string();
  }

  [[noreturn]] void fail_in_circle(std::vector<std::string>::const_iterator first, const std::string& path) {
    std::string circle;
    for (auto file = first; file != open_.end(); ++file) circle += *file + " -> ";
    throw Error(Problem{.code = "circle",
                        .where = open_.back(),
                        .field = "extends",
                        .value = path,
                        .what = "closes a circle: " + circle + path,
                        .hint = "let one of them extend nothing"});
  }

  const TextOfFile& text_of_file_;
  std::vector<Problem> problems_;
  std::vector<std::string> open_;  // from the file that was asked for to the one being read
  std::vector<std::string> done_;
};

}  // namespace

Scenario read_scenario_file(const std::string& path) {
  return read_scenario_file(path, [](const std::string& file) { return std::string(FileText(file).text()); });
}

Scenario read_scenario_file(const std::string& path,
                            const std::function<std::string(const std::string&)>& text_of_file) {
  const std::string normal = std::filesystem::path(path).lexically_normal().string();
  return Collector(text_of_file).collect(normal);
}

}  // namespace corridor
