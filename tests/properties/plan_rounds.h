// SPDX-License-Identifier: Apache-2.0
// The planner's second oracle, for networks whose ways nobody could list: label correcting in rounds, one
// round for each vehicle that is boarded. A way is kept where no other at the same place is as good in every
// criterion and resource. No order of time, no bounds, no first front, no arrays of blocks: nothing of
// search.cpp but the idea of dominance. Rules on corridors are beyond it.
#pragma once

#include <deque>
#include <tuple>

#include "properties/plan_judge.h"

namespace corridor::oracle {

class Rounds {
 public:
  Rounds(const Network& network, const PlanRequest& request, std::size_t labels_max)
      : network_(network),
        request_(request),
        steps_(network, request),
        judge_(network, request),
        labels_max_(labels_max) {
    const Services& services = network.services();
    for (const ServiceId service : IdRange<Services>{services.id.size()}) {
      has_timetables_ = has_timetables_ || (services.kind[service] == ServiceKind::timetable &&
                                            !network.calls_of(service).empty() && steps_.runs(service));
    }
    if (has_timetables_) storage_per_day_ = dearest_day_of_storage();
    has_gates_ = may_close();
  }

  /// Sorted. None if it would take more than `labels_max` labels.
  std::optional<std::vector<Vector>> front() {
    std::vector<Label*> standing;
    add(steps_.start(), 0, standing);
    while (!standing.empty() && labels_.size() <= labels_max_) {
      std::vector<Label*> aboard, next;
      for (Label* label : standing) follow(*label, aboard, next);
      for (std::size_t i = 0; i < aboard.size() && labels_.size() <= labels_max_; ++i) {  // grows
        Label* const label = aboard[i];
        follow(*label, aboard, next);
      }
      standing = std::move(next);
    }
    if (labels_.size() > labels_max_) return std::nullopt;
    std::sort(ends_.begin(), ends_.end());
    return ends_;
  }

 private:
  struct Label {
    Way way;  // its touches are counted and forgotten
    unsigned passed = 0;
    bool is_beaten = false;
  };
  using State = std::tuple<PlaceId, ServiceId, bool, int, int>;

  static State state_of(const Way& way) {
    return {way.place, way.aboard, way.just_boarded, way.mode ? static_cast<int>(*way.mode) : -1,
            way.gauge.value_or(-1)};
  }
  [[nodiscard]] bool counts(Criterion criterion) const { return request_.criteria.has(criterion); }

  void follow(const Label& label, std::vector<Label*>& aboard, std::vector<Label*>& standing) {
    if (label.is_beaten) return;
    steps_.after(label.way, [&](Way next, ServiceId) {
      add(std::move(next), label.passed, next.aboard.is_none() ? standing : aboard);
    });
  }

  void add(Way way, unsigned passed_before, std::vector<Label*>& queue) {
    const std::optional<std::int64_t> rules = judge_.price(way);
    if (!rules) return;
    way.cost += *rules;
    const unsigned passed = passed_before | judge_.passed(way);
    way.hops.clear();
    way.boarded.clear();
    way.boarded_modes.clear();
    if (!judge_.keeps_limits(way, way.cost)) return;
    const Vector so_far = judge_.vector(way, way.cost);
    for (const Vector& end : ends_) {
      if (is_nowhere_above(end, so_far)) return;
    }
    std::vector<Label*>& bag = bags_[state_of(way)];
    Label label{std::move(way), passed};
    for (const Label* old : bag) {
      if (beats(*old, label)) return;
    }
    std::erase_if(bag, [&](Label* old) {
      if (!beats(label, *old)) return false;
      old->is_beaten = true;
      return true;
    });
    labels_.push_back(std::move(label));
    bag.push_back(&labels_.back());
    queue.push_back(&labels_.back());
    if (steps_.may_end(labels_.back().way)) end(labels_.back());
  }

  void end(const Label& label) {
    const std::int64_t cost = label.way.cost + steps_.unloading(label.way);
    if (label.passed != judge_.all_passed() || !judge_.keeps_limits(label.way, cost)) return;
    const Vector vector = judge_.vector(label.way, cost);
    for (const Vector& old : ends_) {
      if (is_nowhere_above(old, vector)) return;
    }
    std::erase_if(ends_, [&](const Vector& old) { return is_nowhere_above(vector, old); });
    ends_.push_back(vector);
  }

  /// True if whatever `label` becomes, `old` becomes something as good by the same steps.
  [[nodiscard]] bool beats(const Label& old, const Label& label) const {
    const Way& a = old.way;
    const Way& b = label.way;
    if (a.time > b.time || (label.passed & ~old.passed) != 0) return false;
    const bool cost_counts = counts(Criterion::cost) || request_.limits.cost;
    if (cost_counts && a.cost + dearer_by_waiting(b.time - a.time) > b.cost) return false;
    if ((counts(Criterion::emission) || request_.limits.emission) && a.emission > b.emission) return false;
    if ((counts(Criterion::transfers) || request_.limits.transfers) && a.transfers > b.transfers)
      return false;
    if (counts(Criterion::risk) && (a.risk > b.risk || (has_timetables_ && a.variance > b.variance)))
      return false;
    if (a.aboard.is_none()) return true;
    if (network_.services().drive_max[a.aboard] && a.driving > b.driving) return false;
    const std::optional<DriverRule> rule = steps_.rule_of_drivers(a.aboard);
    if (!rule || a.driving == b.driving) return true;
    // What is still driven is rested for by driving in all: who set out earlier and has driven less stays
    // ahead, where nothing has to open on the way.
    return !has_gates_ && a.driving < b.driving &&
           a.time - elapsed(a.driving, *rule) <= b.time - elapsed(b.driving, *rule);
  }

  /// True if something that trucks pass may have to be waited for.
  [[nodiscard]] bool may_close() const {
    const Operations& operations = network_.operations();
    for (const OperationId operation : IdRange<Operations>{operations.id.size()}) {
      const std::optional<Mode> mode = operations.from_mode[operation];
      if (!operations.opening_hours[operation].empty() && (!mode || mode == Mode::road)) return true;
    }
    const Closures& closures = network_.tables().closures;
    for (const Closures::IdType row : IdRange<Closures>{closures.place.size()}) {
      const LinkId link = closures.link[row];
      const bool meets_trucks =
          !closures.place[row].is_none() || (!link.is_none() && network_.links().mode[link] == Mode::road);
      const std::optional<Date> from = closures.validity.valid_from[row];
      const std::optional<Date> to = closures.validity.valid_to[row];
      if (meets_trucks && (!from || Instant{*from} <= steps_.latest()) &&
          (!to || Instant{*to + std::chrono::days{1}} > request_.ready)) {
        return true;
      }
    }
    return false;
  }

  /// Who is there earlier may pay for so much more storage until the same departure.
  [[nodiscard]] std::int64_t dearer_by_waiting(Duration earlier) const {
    return (earlier.count() + 86399) / 86400 * storage_per_day_;
  }

  [[nodiscard]] std::int64_t dearest_day_of_storage() const {
    std::int64_t most = 0;
    for (const PlaceId place : IdRange<Places>{network_.places().id.size()}) {
      const std::optional<Duration> free = steps_.terms().free_time(place);
      std::int64_t before = 0;
      for (Duration stay{1}; free && stay <= request_.horizon + std::chrono::days{2};
           stay += std::chrono::days{1}) {
        const auto charge = steps_.terms().storage(place, *free + stay);
        const std::int64_t amount = charge ? charge->amount.steps() : 0;
        most = std::max(most, amount - before);
        before = amount;
      }
    }
    return most;
  }

  const Network& network_;
  const PlanRequest& request_;
  Steps steps_;
  Judge judge_;
  std::size_t labels_max_;
  bool has_timetables_ = false;
  bool has_gates_ = false;  // where trucks may have to wait for something to open
  std::int64_t storage_per_day_ = 0;
  std::deque<Label> labels_;
  std::map<State, std::vector<Label*>> bags_;
  std::vector<Vector> ends_;
};

}  // namespace corridor::oracle
