// SPDX-License-Identifier: Apache-2.0
#include "corridor/io/network_folder.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "corridor/io/csv.h"
#include "corridor/io/file_text.h"
#include "corridor/io/json.h"
#include "corridor/model/rows.h"
#include "corridor/model/suggest.h"

namespace corridor {

namespace {

constexpr std::string_view kDescriptor = "datapackage.json";
constexpr std::string_view kCsv = ".csv";

// "data/links.csv" -> "links"; empty for files that are no CSV.
std::string_view table_in(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  if (!path.ends_with(kCsv)) return {};
  path.remove_suffix(kCsv.size());
  return path;
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

const NamedText* find_text(std::span<const NamedText> files, std::string_view path) {
  for (const NamedText& file : files) {
    if (file.path == path || std::string_view(file.path).ends_with("/" + std::string(path))) return &file;
  }
  return nullptr;
}

// "net/datapackage.json", "links.csv" -> "net/links.csv"
std::string beside(std::string_view path, const std::string& other) {
  return std::string(path.substr(0, path.size() - base_name(path).size())) + other;
}

struct TableFile {
  std::string table;
  const NamedText* file;
};

// Which file holds which table.
std::vector<TableFile> table_files(std::span<const NamedText> files, std::vector<Problem>& problems) {
  std::vector<TableFile> found;
  if (const NamedText* descriptor = find_text(files, kDescriptor)) {
    for (Resource& resource : read_descriptor(descriptor->text, descriptor->path, problems)) {
      const NamedText* file = find_text(files, resource.path);
      if (file) {
        found.push_back({std::move(resource.name), file});
      } else {
        problems.push_back({.code = "no_file",
                            .where = beside(descriptor->path, resource.path),
                            .what = "is not there, but datapackage.json lists it",
                            .hint = "add the file, or take it off the list"});
      }
    }
    return found;
  }
  for (const NamedText& file : files) {
    const std::string_view table = table_in(file.path);
    if (!table.empty()) found.push_back({std::string(table), &file});
  }
  return found;
}

// What follows from a file that is not there: said at the file, or once for a table.
void drop_what_follows(const std::vector<std::string>& absent, std::vector<Problem>& problems) {
  std::vector<std::string> said = absent;
  std::erase_if(problems, [&](const Problem& problem) {
    if (problem.code != "missing_table") return false;
    if (std::ranges::find(said, problem.value) != said.end()) return true;
    said.push_back(problem.value);
    return false;
  });
}

}  // namespace

Tables read_tables(std::span<const NamedText> files, std::vector<Problem>& problems) {
  std::vector<TableFile> all = table_files(files, problems);
  std::vector<std::string> absent;
  for (const Problem& problem : problems) {
    if (problem.code == "no_file") absent.emplace_back(table_in(problem.where));
  }
  const std::vector<std::string_view> names = table_names();
  for (const TableFile& one : all) {
    if (std::ranges::find(names, one.table) == names.end()) {
      problems.push_back({.code = "unknown_table",
                          .where = one.file->path,
                          .value = one.table,
                          .what = "is no table of a network",
                          .hint = did_you_mean(one.table, names)});
    }
  }
  Tables tables;
  RowReader reader(tables);
  for (const std::string_view name : names) {  // a table comes after those that it refers to
    for (const TableFile& one : all) {
      if (one.table != name || problems.size() >= kProblemsMax) continue;
      const CsvText text(one.table, one.file->path, one.file->text, problems);
      reader.add(text, problems);
      drop_what_follows(absent, problems);
    }
  }
  if (problems.size() > kProblemsMax) problems.resize(kProblemsMax);
  return tables;
}

Tables read_network_folder(const std::string& folder, std::vector<Problem>& problems) {
  namespace fs = std::filesystem;
  std::error_code fault;
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, fault)) {
    const std::string path = entry.path().string();
    if (path.ends_with(kCsv) || base_name(path) == kDescriptor) paths.push_back(path);
  }
  if (fault || paths.empty()) {
    throw Error(Problem{.code = fault ? "no_folder" : "no_network",
                        .where = folder,
                        .what = fault ? "cannot be read: " + fault.message() : "has no CSV file in it",
                        .hint = "name a folder with a network; `corridor new` makes one"});
  }
  std::ranges::sort(paths);
  std::vector<std::unique_ptr<FileText>> texts;
  std::vector<NamedText> files;
  for (std::string& path : paths) {
    texts.push_back(std::make_unique<FileText>(path));
    files.push_back({std::move(path), texts.back()->text()});
  }
  return read_tables(files, problems);
}

Tables read_network_folder(const std::string& folder) {
  std::vector<Problem> problems;
  Tables tables = read_network_folder(folder, problems);
  if (!problems.empty()) throw Error(std::move(problems));
  return tables;
}

std::vector<Document> documents_of(const Tables& tables) {
  std::vector<Document> documents;
  for (const std::string_view name : table_names()) {
    const Table table = table_of(tables, name);
    if (table.row_count() > 0) documents.push_back({std::string(name) + std::string(kCsv), csv_of(table)});
  }
  return documents;
}

}  // namespace corridor
