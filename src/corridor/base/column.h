// SPDX-License-Identifier: Apache-2.0
// A Column holds one value per row of a table. Copies share the values until one of them is edited, so a
// scenario that changes one column of a network copies that column and nothing else.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "corridor/base/check.h"

namespace corridor {

template <class IdType, class T>
class Column {
 public:
  using Value = T;

  Column() = default;
  explicit Column(std::vector<T> values) : values_(std::make_shared<std::vector<T>>(std::move(values))) {}

  [[nodiscard]] std::size_t size() const { return values_ ? values_->size() : 0; }
  // By value for bool, which vectors pack.
  [[nodiscard]] typename std::vector<T>::const_reference operator[](IdType id) const {
    CORRIDOR_DCHECK(id.position() < size());
    return (*values_)[id.position()];
  }
  [[nodiscard]] const std::vector<T>& values() const {
    static const std::vector<T> kNone;
    return values_ ? *values_ : kNone;
  }

  /// The values to change. What other copies of the column see stays as it was.
  [[nodiscard]] std::vector<T>& edit() {
    if (!values_) {
      values_ = std::make_shared<std::vector<T>>();
    } else if (values_.use_count() > 1) {
      values_ = std::make_shared<std::vector<T>>(*values_);
    }
    return *values_;
  }

  /// True when both are the same memory: nothing was edited since one was copied from the other.
  [[nodiscard]] bool shares(const Column& other) const { return values_ == other.values_; }

 private:
  std::shared_ptr<std::vector<T>> values_;
};

}  // namespace corridor
