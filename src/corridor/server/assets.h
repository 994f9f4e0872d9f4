// SPDX-License-Identifier: Apache-2.0
// The files of the web app, which travel inside the program. They are looked up in a list: no path of a
// request ever reaches the file system.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "corridor/server/http.h"

namespace corridor {

class Assets {
 public:
  /// Unpacks them.
  Assets();
  /// Null: there is no such file. In: a path without the first slash; empty: the first page.
  [[nodiscard]] const HttpResponse* find(std::string_view path) const;

 private:
  std::map<std::string, HttpResponse, std::less<>> files_;
};

}  // namespace corridor
