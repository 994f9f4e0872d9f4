// SPDX-License-Identifier: Apache-2.0
#include "corridor/event/claims.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corridor/base/check.h"

namespace corridor {

namespace {

std::uint32_t count_in(std::span<const Claims::Amount> amounts, std::uint32_t resource) {
  const auto found = std::ranges::find(amounts, resource, &Claims::Amount::resource);
  return found == amounts.end() ? 0 : found->count;
}

}  // namespace

std::uint32_t Claims::add_resource(std::uint32_t capacity, SimTime start) {
  resources_.push_back({capacity, capacity, Level(start)});
  return static_cast<std::uint32_t>(resources_.size() - 1);
}

Claims::Answer Claims::claim(Simulation& simulation, std::uint32_t entity, std::span<const Amount> wanted,
                             std::uint8_t priority) {
  CORRIDOR_CHECK(!is_waiting(entity));
  for (const Amount& amount : wanted) {
    CORRIDOR_CHECK(amount.resource < resources_.size());
    const std::uint32_t has = count_in(held_by(entity), amount.resource);
    if (has + amount.count > resources_[amount.resource].nominal) return Answer::impossible;
  }
  const auto place = std::ranges::upper_bound(waiting_, priority, {}, &Claim::priority);
  const auto before = static_cast<std::size_t>(place - waiting_.begin());
  if (fits(wanted) && !is_reserved(wanted, before, simulation.now())) {
    take(simulation.now(), entity, wanted);
    return Answer::granted;
  }
  waiting_.insert(place, {entity, priority, simulation.now(), {wanted.begin(), wanted.end()}});
  // Who holds nothing keeps nobody waiting, and closes no circle.
  if (held_by(entity).empty() || !find_deadlock(simulation.now(), before)) return Answer::waits;
  return Answer::deadlocked;
}

void Claims::release(Simulation& simulation, std::uint32_t entity, std::span<const Amount> given) {
  give_back(simulation.now(), entity, given);
  grant_waiting(simulation, given);
}

void Claims::release_all(Simulation& simulation, std::uint32_t entity) {
  const std::span<const Amount> held = held_by(entity);
  const std::vector<Amount> given(held.begin(), held.end());
  release(simulation, entity, given);
}

void Claims::withdraw(Simulation& simulation, std::uint32_t entity) {
  const auto found = std::ranges::find(waiting_, entity, &Claim::entity);
  CORRIDOR_CHECK(found != waiting_.end());
  const std::vector<Amount> reserved = std::move(found->wanted);
  waiting_.erase(found);
  grant_waiting(simulation, reserved);
}

void Claims::set_capacity(Simulation& simulation, std::uint32_t resource, std::uint32_t capacity) {
  Resource& of = resources_[resource];
  of.capacity = capacity;
  of.nominal = std::max(of.nominal, capacity);
  grant_waiting(simulation, std::array{Amount{resource, capacity}});
}

std::span<const Claims::Amount> Claims::held_by(std::uint32_t entity) const {
  return entity < held_.size() ? std::span<const Amount>(held_[entity]) : std::span<const Amount>();
}

bool Claims::is_waiting(std::uint32_t entity) const {
  return std::ranges::find(waiting_, entity, &Claim::entity) != waiting_.end();
}

std::optional<Claims::Waiting> Claims::longest_waiting() const {
  const auto longest = std::ranges::min_element(waiting_, {}, &Claim::since);
  if (longest == waiting_.end()) return std::nullopt;
  return Waiting{longest->entity, longest->since};
}

bool Claims::fits(std::span<const Amount> wanted) const {
  return std::ranges::all_of(
      wanted, [this](const Amount& amount) { return resources_[amount.resource].free() >= amount.count; });
}

// Whether one of the first `before` claims has waited long enough to keep what it wants from later ones.
bool Claims::is_reserved(std::span<const Amount> wanted, std::size_t before, SimTime now) const {
  if (options_.reserve_after == kEndOfTime) return false;
  return std::ranges::any_of(std::span(waiting_).first(before), [&](const Claim& claim) {
    if (now - claim.since < options_.reserve_after) return false;
    return std::ranges::any_of(claim.wanted,
                               [&](const Amount& amount) { return count_in(wanted, amount.resource) > 0; });
  });
}

void Claims::take(SimTime now, std::uint32_t entity, std::span<const Amount> wanted) {
  if (entity >= held_.size()) held_.resize(std::size_t{entity} + 1);
  for (const Amount& amount : wanted) {
    resources_[amount.resource].in_use.add(now, amount.count);
    const auto held = std::ranges::find(held_[entity], amount.resource, &Amount::resource);
    if (held == held_[entity].end()) {
      held_[entity].push_back(amount);
    } else {
      held->count += amount.count;
    }
  }
}

void Claims::give_back(SimTime now, std::uint32_t entity, std::span<const Amount> given) {
  for (const Amount& amount : given) {
    const auto held = std::ranges::find(held_[entity], amount.resource, &Amount::resource);
    CORRIDOR_CHECK(held != held_[entity].end() && held->count >= amount.count);
    resources_[amount.resource].in_use.add(now, -std::int64_t{amount.count});
    held->count -= amount.count;
    if (held->count == 0) held_[entity].erase(held);
  }
}

// Only claims for one of `gained` can have become possible; when nothing of that is left, nobody else can go.
void Claims::grant_waiting(Simulation& simulation, std::span<const Amount> gained) {
  const SimTime now = simulation.now();
  const auto is_left = [this](const Amount& amount) { return resources_[amount.resource].free() > 0; };
  for (std::size_t i = 0; i < waiting_.size() && std::ranges::any_of(gained, is_left);) {
    const Claim& claim = waiting_[i];
    if (!fits(claim.wanted) || is_reserved(claim.wanted, i, now)) {
      ++i;
      continue;
    }
    take(now, claim.entity, claim.wanted);
    longest_wait_ended_ = std::max(longest_wait_ended_, now - claim.since);
    simulation.schedule_in(0, claim.entity, options_.granted_kind);
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// Plays out the best that can happen: whoever does not wait gives back all in the end, whoever then can get
// what it claims does so and gives back all, too. Who remains waits for ever.
// Source  Coffman, Elphick, Shoshani, "System deadlocks", ACM Computing Surveys 3 (1971), section 3.
Claims::Stuck Claims::stuck() const {
  Stuck stuck{std::vector<bool>(waiting_.size(), true), {}};
  for (const Resource& resource : resources_) stuck.left.push_back(resource.nominal);
  for (const Claim& claim : waiting_) {
    for (const Amount& amount : held_by(claim.entity)) stuck.left[amount.resource] -= amount.count;
  }
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto can_be = [&](const Amount& amount) { return stuck.left[amount.resource] >= amount.count; };
      if (!stuck.is_stuck[i] || !std::ranges::all_of(waiting_[i].wanted, can_be)) continue;
      stuck.is_stuck[i] = false;
      is_changed = true;
      for (const Amount& amount : held_by(waiting_[i].entity)) stuck.left[amount.resource] += amount.count;
    }
  }
  return stuck;
}

// Something that the stuck claim lacks, and another stuck claim whose entity holds some of it, the closing
// one if it does: both exist, or the claim could be granted in the end.
std::pair<std::uint32_t, std::size_t> Claims::lacks_and_holder(const Stuck& stuck, std::size_t claim,
                                                               std::size_t closing) const {
  std::optional<std::pair<std::uint32_t, std::size_t>> found;
  for (const Amount& amount : waiting_[claim].wanted) {
    if (stuck.left[amount.resource] >= amount.count) continue;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (i == claim || !stuck.is_stuck[i]) continue;
      if (count_in(held_by(waiting_[i].entity), amount.resource) == 0) continue;
      if (!found || i == closing) found = {amount.resource, i};
    }
  }
  CORRIDOR_CHECK(found);
  return *found;
}

bool Claims::find_deadlock(SimTime now, std::size_t closing) {
  const Stuck found = stuck();
  if (!found.is_stuck[closing]) return false;
  std::vector<std::size_t> walked;
  std::vector<Deadlock::Member> members;
  std::size_t at = closing;
  auto again = walked.end();
  for (; again == walked.end(); again = std::ranges::find(walked, at)) {
    const auto [resource, holder] = lacks_and_holder(found, at, closing);
    walked.push_back(at);
    members.push_back({waiting_[at].entity, resource});
    at = holder;
  }
  members.erase(members.begin(), members.begin() + (again - walked.begin()));  // the way into the circle
  deadlock_ = Deadlock{now, std::move(members)};
  return true;
}

}  // namespace corridor
