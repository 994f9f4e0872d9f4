// SPDX-License-Identifier: Apache-2.0
// The laws of plan_laws_test.cpp on the embedded network, between random places.
#include <algorithm>

#include <gtest/gtest.h>

#include "corridor/io/embedded.h"
#include "corridor/model/rows.h"

#include "properties/plan_eurasia.h"

namespace corridor {
namespace {

using oracle::Vector;
using Front = std::vector<Vector>;

bool covers(const Front& better, const Front& worse) {
  return std::all_of(worse.begin(), worse.end(), [&](const Vector& vector) {
    return std::any_of(better.begin(), better.end(),
                       [&](const Vector& other) { return oracle::is_nowhere_above(other, vector); });
  });
}

class PlanLawsOnEurasia : public testing::Test {
 protected:
  static const Network& network() {
    static const Network kNetwork(embedded_tables());
    return kNetwork;
  }
  static Planner& planner() {
    static Planner kPlanner{network()};
    return kPlanner;
  }
  static Front front_of(const PlanRequest& request) {
    return oracle::vectors_of(request, planner().plan(request));
  }
  /// The embedded network with more rows.
  static Network with(std::initializer_list<Table> tables) {
    Tables more = network().tables();
    std::vector<Problem> problems;
    for (const Table& table : tables) add_rows(more, table, nullptr, problems);
    if (!problems.empty()) throw Error(std::move(problems));
    return Network(std::move(more));
  }

  oracle::EurasiaRequests requests{network(), 11};
};

TEST_F(PlanLawsOnEurasia, FewerCriteriaKeepWhatIsLeastInThem) {
  for (int i = 0; i < 8; ++i) {
    PlanRequest request = requests.next();
    request.criteria = Criteria{};
    const Front all = front_of(request);
    for (const unsigned bits : {0b00001U, 0b00010U, 0b00011U, 0b00110U, 0b01101U, 0b10010U, 0b11000U}) {
      request.criteria.bits = static_cast<std::uint8_t>(bits);
      Front expected = all;
      for (Vector& vector : expected) {
        for (std::size_t at = 0; at < vector.size(); ++at) {
          if ((bits >> at & 1U) == 0) vector[at] = 0;
        }
      }
      const Front found = front_of(request);
      EXPECT_TRUE(covers(found, expected) && covers(expected, found)) << "criteria " << bits;
      EXPECT_TRUE(std::includes(expected.begin(), expected.end(), found.begin(), found.end()) ||
                  !std::is_sorted(expected.begin(), expected.end()));
    }
  }
}

TEST_F(PlanLawsOnEurasia, ALimitCutsTheFront) {
  for (int i = 0; i < 8; ++i) {
    PlanRequest request = requests.next();
    request.criteria = Criteria{};
    const Front all = front_of(request);
    if (all.empty()) continue;
    const Vector middle = all[all.size() / 2];
    PlanRequest limited = request;
    limited.limits.by = Instant{Duration{middle[0]}};
    limited.limits.cost = Money::of_steps(middle[1]);
    limited.limits.transfers = static_cast<int>(middle[3]);
    Front expected = all;
    std::erase_if(expected, [&](const Vector& vector) {
      return vector[0] > middle[0] || vector[1] > middle[1] || vector[3] > middle[3];
    });
    EXPECT_EQ(front_of(limited), expected);
  }
}

TEST_F(PlanLawsOnEurasia, AnotherServiceNeverWorsensTheFront) {
  const Vehicles& vehicles = network().tables().vehicles;
  const VehicleId train = network().services().vehicle[network().service("RAIL-EU")];
  Table services{.name = "services", .columns = {}};
  services.add("id", Table::Texts{"MORE-RAIL"})
      .add("name", Table::Texts{"More rail"})
      .add("kind", Table::Texts{"frequency"})
      .add("mode", Table::Texts{"rail"})
      .add("vehicle", Table::Texts{vehicles.id[train]})
      .add("area", Table::Texts{"PL|DE|CZ|AT|HU"})
      .add("frequency_per_week", Table::Texts{"40"})
      .add("cut_off_h", Table::Texts{"0"})
      .add("reliability", Table::Texts{"1"})
      .add("status", Table::Texts{"open"})
      .add("source", Table::Texts{network().tables().sources.id[SourceId{0}]})
      .add("evidence", Table::Texts{"assumption"});
  Planner more{with({services})};
  for (int i = 0; i < 12; ++i) {
    const PlanRequest request = requests.next();
    EXPECT_TRUE(covers(oracle::vectors_of(request, more.plan(request)), front_of(request)));
  }
}

TEST_F(PlanLawsOnEurasia, ATighterRuleNeverImprovesTheFront) {
  for (int i = 0; i < 6; ++i) {
    const PlanRequest request = requests.next();
    const Front loose = front_of(request);
    for (const char* rule :
         {"KZ", "bloc:EAEU", "mode:sea", "operator:KTZ Express", "corridor:northern", "TR=35"}) {
      PlanRequest tight = request;
      tight.rules.push_back(
          rule_of(network(), Rule::Sense::avoid, rule, std::chrono::floor<std::chrono::days>(request.ready)));
      EXPECT_TRUE(covers(loose, front_of(tight))) << rule;
    }
  }
}

}  // namespace
}  // namespace corridor
