// SPDX-License-Identifier: Apache-2.0
#include "corridor/server/store.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace corridor {
namespace {

Job job_called(const std::string& id) {
  return {.id = id, .process = "plan", .request = "{}", .created_at = "2024-07-05T08:00:00Z"};
}

TEST(Store, AJobIsTakenOnceAndInOrder) {
  const auto store = open_sqlite_store(":memory:");
  store->add(job_called("a"));
  store->add(job_called("b"));
  EXPECT_EQ(store->waiting_count(), 2U);
  const std::optional<Job> first = store->take("now");
  ASSERT_TRUE(first);
  EXPECT_EQ(first->id, "a");
  EXPECT_EQ(first->status, JobStatus::running);
  EXPECT_EQ(first->attempts, 1);
  EXPECT_EQ(store->take("now")->id, "b");
  EXPECT_FALSE(store->take("now"));
}

TEST(Store, WhatRanWhenAServerDiedWaitsAgainUntilItHasFailedTooOften) {
  const auto store = open_sqlite_store(":memory:");
  store->add(job_called("a"));
  for (int attempt = 1; attempt <= 3; ++attempt) {
    EXPECT_EQ(store->take("now")->attempts, attempt);
    store->recover(3, "later");
  }
  EXPECT_FALSE(store->take("now"));
  EXPECT_EQ(store->job("a")->status, JobStatus::failed);
}

TEST(Store, ADismissedJobStaysDismissedWhateverItsWorkerWrites) {
  const auto store = open_sqlite_store(":memory:");
  store->add(job_called("a"));
  Job job = *store->take("now");
  EXPECT_TRUE(store->dismiss("a", "later"));
  job.status = JobStatus::successful;
  EXPECT_FALSE(store->update(job));
  EXPECT_EQ(store->job("a")->status, JobStatus::dismissed);
  EXPECT_FALSE(store->dismiss("a", "later"));
  EXPECT_TRUE(store->remove_job("a"));
  EXPECT_FALSE(store->job("a"));
}

TEST(Store, AScenarioIsReplacedByOneOfItsName) {
  const auto store = open_sqlite_store(":memory:");
  store->save({.name = "x", .toml = "1", .saved_at = "a"});
  store->save({.name = "x", .toml = "2", .saved_at = "b"});
  EXPECT_EQ(store->scenario("x")->toml, "2");
  EXPECT_EQ(store->scenarios().size(), 1U);
  EXPECT_TRUE(store->remove_scenario("x"));
  EXPECT_FALSE(store->remove_scenario("x"));
}

TEST(Results, ATextThatWasDamagedIsGone) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "results_test";
  std::filesystem::remove_all(folder);
  Results results(folder.string());
  const std::string digest = results.put("an answer");
  ASSERT_TRUE(results.get(digest));
  EXPECT_EQ(*results.get(digest), "an answer");
  std::ofstream(folder / digest.substr(0, 2) / digest.substr(2)) << "another";
  EXPECT_FALSE(results.get(digest));
  EXPECT_FALSE(results.get("../../etc/passwd"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace corridor
