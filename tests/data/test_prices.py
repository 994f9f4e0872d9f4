#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documented prices come out of the tariffs again, by a sum that shares no code with the planner (scripts/lane_costs.py)."""

import csv
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import lane_costs  # noqa: E402

EURASIA = ROOT / "data" / "eurasia"


def rows(name: str) -> list[dict]:
    with open(EURASIA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def carriage(lane: str, on: str, without_ends: bool = True) -> float:
    """USD a FEU of a lane, without handling at origin and destination."""
    service, steps = lane_costs.LANES[lane]
    return lane_costs.cost(lane_costs.Data(EURASIA, on), service, steps[1:-1] if without_ends else steps)[0]


def published(key: str) -> tuple[float, float]:
    row = next(r for r in rows("published_values") if r["id"] == key)
    return float(row["value"]), float(row["tolerance"])


class Prices(unittest.TestCase):
    def test_ocean_rate_of_a_week_is_the_index_of_that_week(self):
        value, tolerance = published("V077")
        self.assertAlmostEqual(carriage("ocean: Shanghai - Rotterdam", "2024-05-30"), value, delta=tolerance)

    def test_sergeli_derince_costs_what_its_tariff_said(self):
        value, tolerance = published("V070")
        lane = "middle: Tashkent - Izmit by Turkmenbashi and Kars"
        self.assertAlmostEqual(carriage(lane, "2020-04-15"), value, delta=tolerance)

    def test_links_of_the_1520_mm_section_add_up_to_its_index(self):
        value, tolerance = published("V075")
        data = lane_costs.Data(EURASIA, "2024-07-15")
        total, km, _ = lane_costs.cost(data, "N-XIAN-DUI", [("rail", lane_costs.NORTH)])
        self.assertAlmostEqual(total, value, delta=tolerance)
        self.assertAlmostEqual(km, 5516, delta=60)

    def test_prices_differ_by_direction(self):
        west, east = "northern: Xi'an - Duisburg", "northern, eastbound: Duisburg - Xi'an"
        self.assertGreater(carriage(west, "2024-07-05"), carriage(east, "2024-07-05") + 500)

    def test_middle_corridor_is_dearer_than_the_northern_by_what_forwarders_say(self):
        middle = carriage("middle: Xi'an - Duisburg by Poti and Constanta", "2024-07-05")
        ratio = middle / carriage("northern: Xi'an - Duisburg", "2024-07-05")
        self.assertTrue(1.2 < ratio < 1.75, ratio)

    def test_dearer_crude_makes_the_truck_dearer_and_not_the_1520_mm_train(self):
        data = lane_costs.Data(EURASIA, "2024-07-05")
        crude = data.quotes["crude"]
        road = lane_costs.LANES["road: Horgos - Kuryk - Duisburg by truck"]
        train = ("N-XIAN-DUI", [("rail", lane_costs.NORTH)])
        before = [lane_costs.cost(data, *lane)[0] for lane in (road, train)]
        data.quotes["crude"] = (crude[0], crude[1] * 1.2)
        after = [lane_costs.cost(data, *lane)[0] for lane in (road, train)]
        self.assertTrue(1.04 < after[0] / before[0] < 1.08, after[0] / before[0])
        self.assertAlmostEqual(after[1], before[1], places=6)


class Rows(unittest.TestCase):
    def test_of_equal_scope_one_price_holds_a_day(self):
        spans: dict[tuple, list[tuple[str, str, str]]] = {}
        for t in rows("tariffs"):
            scope = (t["kind"], *(t[k] for k in lane_costs.SCOPE))
            spans.setdefault(scope, []).append((t["valid_from"] or "0", t["valid_to"] or "9", t["id"]))
        for scope, found in spans.items():
            found.sort()
            for (_, end, one), (start, _, other) in zip(found, found[1:]):
                self.assertLess(end, start, f"{one} and {other}")
        extras = [s for s in spans if s[0] == "surcharge"]
        self.assertTrue(extras)

    def test_every_validation_row_is_a_published_value(self):
        with open(ROOT / "data" / "facts" / "economics" / "validation.csv", encoding="utf-8", newline="") as file:
            facts = {r["id"] for r in csv.DictReader(file)}
        self.assertEqual(facts, {r["id"] for r in rows("published_values")})

    def test_a_published_value_without_a_question_says_why(self):
        for row in rows("published_values"):
            self.assertTrue(row["origin"] or row["sample"] or row["note"], row["id"])

    def test_members_of_a_bloc_on_a_day(self):
        def members(bloc: str, on: str) -> set[str]:
            return {
                r["country"]
                for r in rows("bloc_memberships")
                if (r["bloc"], r["role"]) == (bloc, "member")
                and (r["valid_from"] or "0") <= on <= (r["valid_to"] or "9")
            }

        self.assertEqual(len(members("EU", "2019-06-01")), 28)
        self.assertEqual(len(members("EU", "2024-06-01")), 27)
        self.assertNotIn("BY", members("SCO", "2024-07-03"))
        self.assertIn("BY", members("SCO", "2024-07-04"))


if __name__ == "__main__":
    unittest.main()
