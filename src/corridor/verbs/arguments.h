// SPDX-License-Identifier: Apache-2.0
// Arguments are what was given for a verb's parameters, checked once against the verb: every value has its
// kind, presets are filled, nothing is unknown. A verb reads them by name and cannot meet a text that is no
// number.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/quantity.h"
#include "corridor/base/zone.h"
#include "corridor/verbs/verb.h"

namespace corridor {

/// One argument as it was written. `text`: what a file held, which a door has read.
struct Given {
  std::string name;
  std::string value;
  std::string text{};
};

class Arguments {
 public:
  /// Throws  Error with all problems: unknown name (did you mean), value of the wrong kind, twice, missing.
  Arguments(const Verb& verb, std::vector<Given> given);

  /// Given, or preset.
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] bool is_given(std::string_view name) const;
  /// In: has(name), of a kind that is a text.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] std::string_view text_or(std::string_view name, std::string_view otherwise) const;
  /// All values of a repeated parameter; empty if there are none.
  [[nodiscard]] std::vector<std::string_view> texts(std::string_view name) const;
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view name) const;
  [[nodiscard]] std::optional<Date> date(std::string_view name) const;
  /// Without "Z" or an offset it is local time in `zone`.
  [[nodiscard]] std::optional<Instant> instant(std::string_view name, Zone zone) const;
  /// What the file held.
  [[nodiscard]] std::string_view file(std::string_view name) const;

  [[nodiscard]] const Verb& verb() const { return *verb_; }
  /// As a command line that asks the same again, without the program's name.
  [[nodiscard]] std::string command() const;

 private:
  [[nodiscard]] const Given* find(std::string_view name) const;

  const Verb* verb_;
  std::vector<Given> given_;
};

/// "--service X --feu 1" as arguments; words are parted by blanks. Throws Error: a word that follows no flag.
[[nodiscard]] std::vector<Given> flags_of(std::string_view text);
/// What a door must bring for this verb with these arguments.
[[nodiscard]] Needs needs_of(const Verb& verb, std::span<const Given> given);

/// "--feu", or "ORIGIN" of a positional parameter: how messages and helps call it.
[[nodiscard]] std::string shown_name(const Parameter& parameter);
/// `text` as a word of a shell: quoted only where it must be.
[[nodiscard]] std::string shell_quoted(std::string_view text);
/// "did you mean --avoid?", or where to look.
[[nodiscard]] std::string flag_hint(std::string_view name, std::span<const Parameter> parameters,
                                    std::span<const Parameter> more = {});
/// A problem with an argument.
[[nodiscard]] Problem usage_problem(std::string_view where, std::string_view value, std::string what,
                                    std::string hint = {});

}  // namespace corridor
