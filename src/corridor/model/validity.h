// SPDX-License-Identifier: Apache-2.0
// Which rows hold on a day. A row counts if its validity contains the day; links and services must also be
// open.
#pragma once

#include "corridor/model/tables.h"

namespace corridor {

/// Both ends are included; an empty end is open.
[[nodiscard]] inline bool contains(const std::optional<Date>& from, const std::optional<Date>& to, Date day) {
  return (!from || *from <= day) && (!to || day <= *to);
}

template <class IdType>
[[nodiscard]] bool holds(const Validity<IdType>& validity, IdType row, Date day) {
  return contains(validity.valid_from[row], validity.valid_to[row], day);
}

/// A link or service that can be used on that day: open, and valid.
template <class Rows, class IdType>
[[nodiscard]] bool is_open(const Rows& rows, IdType row, Date day) {
  return rows.status[row] == Status::open && holds(rows.validity, row, day);
}

/// True when some day lies in both periods.
[[nodiscard]] inline bool overlap(const std::optional<Date>& a_from, const std::optional<Date>& a_to,
                                  const std::optional<Date>& b_from, const std::optional<Date>& b_to) {
  return (!a_from || !b_to || *a_from <= *b_to) && (!b_from || !a_to || *b_from <= *a_to);
}

}  // namespace corridor
