#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests of data/basemap: it is what scripts/build_basemap.py makes, small, and holds what a reader looks for."""
import os
import re
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
BASEMAP = os.path.join(ROOT, "data", "basemap")
sys.path.insert(0, os.path.join(ROOT, "scripts"))

import build_basemap  # noqa: E402
from eurasia.geometry_areas import Areas  # noqa: E402
from eurasia.geometry_links import read_rows  # noqa: E402


def rings_of(wkt):
    return [[tuple(map(float, pair.split())) for pair in ring.split(",")] for ring in re.findall(r"\(([^()]+)\)", wkt)]


LAND = [rings_of(row["geometry"]) for row in read_rows(os.path.join(BASEMAP, "land.csv"))]
BORDERS = read_rows(os.path.join(BASEMAP, "borders.csv"))


class Basemap(unittest.TestCase):
    def test_is_what_its_script_makes(self):
        script = os.path.join(ROOT, "scripts", "build_basemap.py")
        self.assertEqual(0, subprocess.run([sys.executable, script, "--check"], check=False).returncode)

    def test_is_small_enough_to_embed(self):
        size = sum(os.path.getsize(os.path.join(BASEMAP, name)) for name in ("land.csv", "borders.csv"))
        self.assertLess(size, 260_000)

    def test_land_and_water_are_where_they_belong(self):
        areas = Areas({"land": LAND})
        for point, is_land in (((104, 36), True), ((68, 48), True), ((49.0, 40.4), True), ((25, -29), True),
                               ((50.5, 42.0), False), ((34, 43), False), ((18, 40), False), ((70, 0), False)):
            self.assertEqual(is_land, bool(areas.at(point)), point)

    def test_rings_are_closed(self):
        self.assertEqual([], [ring[:3] for rings in LAND for ring in rings if ring[0] != ring[-1] or len(ring) < 4])

    def test_every_dispute_that_is_listed_is_drawn_as_one(self):
        listed = {name for _, _, name in build_basemap.DISPUTED}
        self.assertEqual(listed, {row["name"] for row in BORDERS if row["disputed"] == "yes"})

    def test_a_border_has_a_name_and_a_line(self):
        for row in BORDERS:
            self.assertRegex(row["geometry"], r"^LINESTRING \(")
            self.assertTrue(row["name"])


if __name__ == "__main__":
    if not os.path.isdir(build_basemap.ATLAS):
        sys.exit("node_modules/world-atlas is missing: run npm ci (make test does)")
    unittest.main()
