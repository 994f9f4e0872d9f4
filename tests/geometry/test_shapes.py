#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests of data/eurasia/shapes.csv and shape_countries.csv, and of the checks themselves with planted faults.

Needs `npm ci` (make test does it) for the polygons of npm world-atlas. Standard library only.
"""
import csv
import os
import sys
import unittest
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, os.path.join(ROOT, "scripts"))

import build_shapes  # noqa: E402
from eurasia.geometry import distance_km, great_circle, read_wkt_line  # noqa: E402
from eurasia.geometry_links import Facts, land_line, read_rows, rounded, shape_id  # noqa: E402

import shape_checks as checks  # noqa: E402

FACTS = Facts(os.path.join(ROOT, "data", "facts", "network"))
EURASIA = os.path.join(ROOT, "data", "eurasia")
LINES = {row["id"]: read_wkt_line(row["geometry"]) for row in read_rows(os.path.join(EURASIA, "shapes.csv"))}
EXCEPTIONS = {row["shape"]: row for row in read_rows(os.path.join(HERE, "exceptions.csv"))}
WATERWAYS = [(read_wkt_line(row["geometry"]), float(row["half_width_km"])) for row in FACTS.waterways.values()]

COUNTRIES = defaultdict(list)
for shape_row in read_rows(os.path.join(EURASIA, "shape_countries.csv")):
    COUNTRIES[shape_row["shape"]].append((shape_row["country"], float(shape_row["share"])))


def mode_of(shape):
    return shape.split(":")[0]


def places_of(shape):
    link = FACTS.links[shape]
    return link["from"], link["to"]


TABLE_KM = {row["shape"]: float(row["length_km"]) for row in read_rows(os.path.join(EURASIA, "links.csv"))}
ADDED = {shape_id(row) for row in read_rows(os.path.join(ROOT, "data", "facts", "network", "links_added.csv"))}


def length_faults(shape):
    limits = checks.RATIOS_ADDED if shape in ADDED else checks.RATIOS[mode_of(shape)]
    return checks.length_faults(LINES[shape], TABLE_KM[shape], limits)


class Shapes(unittest.TestCase):
    def assert_none(self, faults):
        self.assertEqual([], faults, "\n" + "\n".join(faults))

    def faults(self, check, shapes=None):
        return [f"{shape} {fault}" for shape in (shapes or LINES) for fault in check(shape)]

    def test_every_link_has_one_and_no_other_is_left_over(self):
        self.assertEqual(set(FACTS.links), set(LINES))
        self.assertEqual(len(LINES), len(read_rows(os.path.join(EURASIA, "shapes.csv"))))

    def test_every_link_of_the_package_names_its_shape(self):
        rows = read_rows(os.path.join(EURASIA, "links.csv"))
        self.assert_none([row["id"] for row in rows if row["shape"] not in LINES])

    def test_is_well_formed(self):
        self.assert_none(self.faults(lambda shape: checks.form_faults(LINES[shape])))

    def test_starts_and_ends_at_its_places(self):
        self.assert_none(self.faults(
            lambda shape: checks.end_faults(LINES[shape], *(FACTS.point(place) for place in places_of(shape)))))

    def test_is_about_as_long_as_the_table_says(self):
        def check(shape):
            if shape not in EXCEPTIONS:
                return length_faults(shape)
            row = EXCEPTIONS[shape]
            return checks.length_faults(LINES[shape], TABLE_KM[shape], (float(row["ratio_min"]), float(row["ratio_max"])))
        self.assert_none(self.faults(check))

    def test_no_exception_is_idle(self):
        self.assertEqual([], [shape for shape in EXCEPTIONS if shape not in LINES or not length_faults(shape)])

    def test_land_lines_are_what_build_shapes_makes_of_the_waypoints(self):
        stale = [shape for shape in LINES if mode_of(shape) not in checks.WATER_MODES
                 and LINES[shape] != rounded(land_line(FACTS, shape))]
        self.assertEqual([], stale, "run scripts/build_shapes.py")

    def test_land_lines_follow_waypoints_closely(self):
        def check(shape):
            if mode_of(shape) in checks.WATER_MODES:
                return []
            points = [FACTS.point(places_of(shape)[0])]
            points += [(float(row["lon"]), float(row["lat"])) for row in FACTS.waypoints[shape]]
            points.append(FACTS.point(places_of(shape)[1]))
            gap = max(distance_km(a, b) for a, b in zip(points, points[1:]))
            return [f"has {gap:.0f} km between two waypoints"] if gap > checks.GAP_MAX_KM else []
        self.assert_none(self.faults(check))


class Water(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.land = build_shapes.load_land(0.05)

    def test_the_caspian_is_water_and_baku_is_not(self):
        self.assertEqual(set(), self.land.at((50.8, 41.5)))
        self.assertEqual({"land"}, self.land.at((49.7, 40.45)))

    def test_ships_do_not_cross_land(self):
        faults = [f"{shape} {fault}" for shape in LINES if mode_of(shape) in checks.WATER_MODES
                  for fault in checks.land_faults(LINES[shape], self.land, WATERWAYS)]
        self.assertEqual([], faults, "\n" + "\n".join(faults))

    # The polygons draw the lower Yangtze and the Scheldt as water, and Yangshan lies 60 km out at sea.
    BARGE_AT_SEA_KM = {"barge:CNNHN:CNSHG": 240, "barge:DEDUI:BEANR": 25}

    def test_barges_stay_inland(self):
        for shape in (shape for shape in LINES if mode_of(shape) == "barge"):
            line = LINES[shape]
            at_sea = sum(distance_km(p, q) for a, b in zip(line, line[1:])
                         for p, q, names in self.land.parts(a, b) if not names)
            self.assertLess(at_sea, self.BARGE_AT_SEA_KM.get(shape, 5), shape)

    def test_a_straight_line_over_the_absheron_peninsula_is_found(self):
        line = [FACTS.point("KZAAU"), FACTS.point("AZALA")]
        self.assertRegex(checks.land_faults(line, self.land, WATERWAYS)[0], "crosses .* km of land")

    def test_a_straight_line_from_shanghai_to_singapore_is_found(self):
        line = great_circle(FACTS.point("CNSHG"), FACTS.point("SGSIN"), 200)
        self.assertNotEqual([], checks.land_faults(line, self.land, WATERWAYS))

    def test_a_canal_counts_as_land_where_no_waterway_excuses_it(self):
        self.assertEqual([], checks.land_faults(LINES["sea:EG-SUEZ:EGPSD"], self.land, WATERWAYS))
        self.assertNotEqual([], checks.land_faults(LINES["sea:EG-SUEZ:EGPSD"], self.land, []))

    def test_a_harbour_far_inland_is_found(self):
        line = [(50.8, 42.5), (50.0, 42.5), (47.3, 42.5)]
        self.assertNotEqual([], checks.land_faults(line, self.land, WATERWAYS))


class Territory(unittest.TestCase):
    def test_countries_are_sound(self):
        faults = []
        for shape in LINES:
            ends = [FACTS.places[place]["country"] for place in places_of(shape)]
            faults += [f"{shape} {fault}" for fault in checks.country_faults(mode_of(shape), COUNTRIES[shape], ends)]
        self.assertEqual([], faults, "\n" + "\n".join(faults))

    def test_countries_are_what_build_shapes_makes_of_lines_and_rulings(self):
        rows = read_rows(os.path.join(EURASIA, "shape_countries.csv"))
        self.assertEqual(list(build_shapes.country_rows(FACTS, LINES)), rows, "run scripts/build_shapes.py")

    def test_transit_that_matters_is_there(self):
        for shape, country in (("rail:KZAKX:KZSGV", "RU"), ("rail:RUOMS:KZPPK", "KZ"), ("rail:KZTAR:KZCIT", "KG"),
                               ("rail:BYBQT:PLSAW", "UA"), ("sea:EG-SUEZ:EGPSD", "EG"), ("rail:DEDUI:ITMIL", "CH")):
            self.assertIn(country, dict(COUNTRIES[shape]), shape)

    def test_the_middle_corridor_passes_no_russian_ground(self):
        chain = ["rail:KZ-ALTYNKOL:KZ-ZHETYGEN", "rail:KZ-ZHETYGEN:KZALA", "rail:KZALA:KZ-KAZYBEKBEK",
                 "rail:KZ-KAZYBEKBEK:KZ-SHU", "rail:KZ-SHU:KZTAR", "rail:KZTAR:KZCIT", "rail:KZCIT:KZARY",
                 "rail:KZARY:KZKZO", "rail:KZKZO:KZ-SAKSAUL", "rail:KZ-SAKSAUL:KZ-SHALKAR",
                 "rail:KZ-SHALKAR:KZ-BEYNEU", "rail:KZ-BEYNEU:KZ-MANGYSTAU", "rail:KZ-MANGYSTAU:KZAAU",
                 "sea:KZAAU:AZALA", "rail:AZ-HAJIQABUL:AZ-YEVLAKH", "rail:AZ-YEVLAKH:AZGAN"]
        for shape in chain:
            self.assertNotIn("RU", dict(COUNTRIES[shape]), shape)

    def test_baikonur_is_kazakh(self):
        self.assertEqual([("KZ", 1.0)], COUNTRIES["rail:KZKZO:KZ-SAKSAUL"])


class Planted(unittest.TestCase):
    """The checks find what they are for."""

    line = [(51.21, 43.6), (51.0, 43.0)]

    def test_swapped_coordinates(self):
        self.assertNotEqual([], checks.form_faults([(34.38, 109.06), (34.7, 113.6)]))

    def test_a_sixth_decimal(self):
        self.assertNotEqual([], checks.form_faults([(51.123456, 43.6), (51.0, 43.0)]))

    def test_an_end_that_is_not_its_place(self):
        self.assertNotEqual([], checks.end_faults(self.line, (51.21, 43.6), (51.0, 43.001)))

    def test_a_length_that_the_table_does_not_know(self):
        self.assertNotEqual([], checks.length_faults(self.line, 120, checks.RATIOS["sea"]))
        self.assertEqual([], checks.length_faults(self.line, 120, (0.5, 0.7)))

    def test_shares_that_do_not_add_up(self):
        self.assertNotEqual([], checks.country_faults("rail", [("KZ", 0.5), ("RU", 0.4)], ["KZ", "RU"]))

    def test_the_wrong_way_round(self):
        self.assertNotEqual([], checks.country_faults("rail", [("RU", 0.5), ("KZ", 0.5)], ["KZ", "RU"]))

    def test_no_country_on_land(self):
        self.assertNotEqual([], checks.country_faults("rail", [], ["KZ", "KZ"]))


if __name__ == "__main__":
    csv.field_size_limit(1 << 24)
    if not os.path.isdir(build_shapes.ATLAS):
        sys.exit("node_modules/world-atlas is missing: run npm ci (make test does)")
    unittest.main()
