// SPDX-License-Identifier: Apache-2.0
// Private to the room: rows by their exact keys, for reading many cells that refer to them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corridor/model/suggest.h"
#include "corridor/model/table_access.h"

namespace corridor {

/// Text key -> position, per table, made when first asked for and forgotten when the table grows.
class KeyCache {
 public:
  explicit KeyCache(const Tables& tables) : tables_(tables) {}

  template <class Rows>
  [[nodiscard]] Id<Rows> find(std::string_view key) {
    const auto& keys = index<Rows>();
    const auto found = keys.find(key);
    return found == keys.end() ? Id<Rows>::none() : Id<Rows>{found->second};
  }

  template <class Rows>
  [[nodiscard]] std::string hint(std::string_view key) const {
    const std::vector<std::string>& keys = rows_of<Rows>(tables_).id.values();
    return did_you_mean(key, std::vector<std::string_view>(keys.begin(), keys.end()));
  }

  /// Whether the table has no row at all.
  template <class Rows>
  [[nodiscard]] bool is_empty() const {
    return rows_of<Rows>(tables_).id.size() == 0;
  }

  template <class Rows>
  [[nodiscard]] std::string name_of_table() const {
    std::string found;
    each_table(tables_, [&](std::string_view name, const auto& rows) {
      if (std::is_same_v<std::remove_cvref_t<decltype(rows)>, Rows>) found = name;
    });
    return found;
  }

  void forget() { indexes_.clear(); }

 private:
  using Index = std::unordered_map<std::string_view, std::uint32_t>;

  template <class Rows>
  Index& index() {
    const auto& rows = rows_of<Rows>(tables_);
    Index& index = indexes_[&rows];
    if (index.empty()) {
      const std::vector<std::string>& keys = rows.id.values();
      index.reserve(keys.size());
      for (std::size_t i = 0; i < keys.size(); ++i) index.emplace(keys[i], static_cast<std::uint32_t>(i));
    }
    return index;
  }

  const Tables& tables_;
  std::unordered_map<const void*, Index> indexes_;
};

}  // namespace corridor
