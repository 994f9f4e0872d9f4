// SPDX-License-Identifier: Apache-2.0
// A Verb is one thing that a user can ask: its name, what it takes, examples, and the function that answers.
// The list in verbs.cpp is all that doors know: flags, help, reference pages and later web forms and Python
// methods are made of it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/base/error.h"
#include "corridor/base/run.h"
#include "corridor/model/network.h"
#include "corridor/model/scenario.h"

namespace corridor {

class Arguments;
class Workbench;

/// What the text of an argument must be. Doors make their controls of it; `Arguments` checks it.
enum class ParameterKind : std::uint8_t {
  text,
  place,    // key or name, in any script
  instant,  // local time unless it says otherwise
  date,
  money,  // in the network's currency
  number,
  whole,
  choice,  // one of `choices`
  flag,    // given or not
  rule,    // what --avoid and --only take
  file,    // the door reads it: the verb gets its text
  folder,  // the door writes it
};

/// What a door must bring before it can ask.
enum class Needs : std::uint8_t {
  nothing,
  network,  // the network that was named, with its scenarios
  rows,     // every problem found while its tables were read: a broken network can be asked about
  package,  // its files
};

struct Parameter {
  std::string_view name;  ///< "feu": flag --feu; of positional ones the name in the help
  ParameterKind kind = ParameterKind::text;
  std::string_view says;         ///< one sentence
  std::string_view value = {};   ///< how the help calls the value: "N"
  std::string_view preset = {};  ///< what holds if it is not given; empty: nothing
  std::span<const std::string_view> choices = {};
  bool is_positional = false;
  bool is_required = false;
  bool is_repeated = false;
  Needs needs =
      Needs::nothing;  ///< what the door must bring when it is given, instead of what the verb needs
};

/// A command that works, without the word `corridor`; tests run it.
struct Example {
  std::string_view command;
  std::string_view says;
};

/// What a verb sees of the world.
struct Question {
  const Arguments& arguments;
  const Network* base = nullptr;     ///< as named
  const Network* network = nullptr;  ///< with the scenarios on it
  std::span<const Scenario> scenarios = {};
  std::span<const Problem> problems = {};     ///< Needs::rows: what is wrong with what was read
  std::string_view network_name = "eurasia";  ///< for messages and for making the answer again
  std::span<const Document> package = {};     ///< the files of the network that `new` starts from
  Workbench* workbench = nullptr;             ///< of a door that asks often; may be none
};

struct Verb {
  std::string_view name;   ///< one or two words: "plan", "market read"
  std::string_view says;   ///< one sentence for the list of verbs
  std::string_view about;  ///< a paragraph for its own help
  Needs needs = Needs::nothing;
  bool is_hidden = false;  ///< works, but is not in the list
  bool is_local = false;   ///< about files and programs of this machine: no server offers it
  bool is_long = false;    ///< may take more than seconds: a client of a server better makes a job of it
  std::span<const Parameter> parameters = {};
  std::span<const Example> examples = {};
  Answer (*run)(const Question& question,
                const Run& run) = nullptr;  ///< none: the door itself does it; the row is for flags and help
};

/// All of them, in the order of the help.
[[nodiscard]] std::span<const Verb> verbs();
/// None if there is no such verb.
[[nodiscard]] const Verb* find_verb(std::string_view name);

}  // namespace corridor
