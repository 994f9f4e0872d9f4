// SPDX-License-Identifier: Apache-2.0
// Where questions are answered: the network that is served, networks with scenarios on them (the last ones
// are kept), and the answers given last. An answer is a function of the question and the network, so one that
// is kept is as good as new. All threads ask here.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/base/answer.h"
#include "corridor/model/network.h"
#include "corridor/model/scenario.h"
#include "corridor/server/wanted.h"
#include "corridor/verbs/workbench.h"

namespace corridor {

/// The network that is served, and what reading it had to say.
struct Served {
  Network network;
  std::string name;  ///< "eurasia", or the folder
  std::vector<Problem> problems{};
};

struct Answered {
  Answer answer;
  bool is_lasting = true;  ///< the same question gives the same answer later: nothing hung on the clock
};

/// An answer, written down.
struct Rendered {
  Outcome outcome = Outcome::done;
  std::string text{};
  std::string_view type{};
  bool is_lasting = true;          ///< as of Answered
  std::optional<Answer> answer{};  ///< of an outcome that is not `done`
};

class Office {
 public:
  /// The TOML of a saved scenario; none if there is no such.
  using Saved = std::function<std::optional<std::string>(std::string_view name)>;

  /// `now` gives the time as text, for questions that hang on it.
  Office(Served served, Saved saved, std::function<std::string()> now);

  [[nodiscard]] const Network& network() const { return served_.network; }
  [[nodiscard]] const std::string& name() const { return served_.name; }

  /// Throws  Error with places in the request: what is asked cannot be used.
  [[nodiscard]] Answered ask(Wanted& wanted, Workbench* workbench, const Run& run);
  /// The same, written down in the wanted format.
  [[nodiscard]] Rendered answer(Wanted wanted, Workbench* workbench, const Run& run);

  /// Checks that a scenario can be laid on the network.
  /// Out     what `check` finds in the network with it that it does not find in the network alone.
  /// Throws  Error: it cannot.
  [[nodiscard]] std::vector<Problem> check_scenario(const ScenarioGiven& scenario);

  /// What scenarios make of the network; without any: nothing.
  struct Changed {
    std::vector<Scenario> scenarios{};
    std::shared_ptr<const Network> network{};
    bool has_saved = false;  ///< one was given by its name, under which another may be saved later
  };
  /// Scenarios that are given by the name of a saved one are whole from here on.
  /// Throws  Error: one that is unknown, cannot be read, or does not fit the network.
  [[nodiscard]] Changed changed(std::vector<ScenarioGiven>& given, std::optional<Date> day);

 private:
  struct Kept {
    std::string key;
    std::shared_ptr<const Network> network;
  };

  [[nodiscard]] std::vector<Scenario> scenarios_of(const std::vector<ScenarioGiven>& given) const;
  [[nodiscard]] std::shared_ptr<const Network> network_with(const std::vector<Scenario>& scenarios,
                                                            const std::string& key, std::optional<Date> day);

  Served served_;
  Saved saved_;
  std::function<std::string()> now_;
  std::mutex mutex_;
  std::vector<Kept> kept_;  // the last used first; under the mutex
};

}  // namespace corridor
