// SPDX-License-Identifier: Apache-2.0
// What a door that asks again and again keeps between questions: planners that are warm. An answer does not
// depend on what was asked before, only its time does.
#pragma once

#include <cstddef>
#include <memory>

#include "corridor/model/network.h"

namespace corridor {

class Planner;

/// One per thread.
class Workbench {
 public:
  /// Keeps the planners of the last `networks_max` networks.
  explicit Workbench(std::size_t networks_max = 8);
  ~Workbench();
  Workbench(Workbench&&) noexcept;
  Workbench& operator=(Workbench&&) noexcept;

  /// Holds until the next call.
  [[nodiscard]] Planner& planner(const Network& network);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace corridor
