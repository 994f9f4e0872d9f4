#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Answers as others read them: the page by a parser and a browser, GeoJSON by GDAL, JSON against the page.

All on the toy network of tests/golden, so that they say the same whatever happens to the data.
"""

import csv
import io
import json
import os
import re
import subprocess
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CORRIDOR_PROGRAM", str(ROOT / "build/dev/corridor"))
QUESTION = ["plan", "Xian", "Duisburg", "--network", str(ROOT / "tests/golden/toy"), "--ready", "2024-07-05T08:00",
            "--commodity", "electronics", "--avoid", "RU", "--quiet"]
VOID = {"meta", "br", "input", "link", "img", "hr"}


def answer(*words):
    return subprocess.run([PROGRAM, *QUESTION, *words], capture_output=True, text=True, check=True).stdout


class Page(HTMLParser):
    """Checks that everything is closed in order; keeps attributes and the texts of table cells."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.cells, self.faults = [], [], [], []
        self.feed(text)
        self.faults += [f"never closed: {name}" for name in self.open]

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))
        if name not in VOID:
            self.open.append(name)
        if name in ("td", "th"):
            self.cells.append("")

    def handle_startendtag(self, name, attributes):
        self.elements.append((name, dict(attributes)))

    def handle_endtag(self, name):
        if name in VOID:
            return
        if not self.open or self.open.pop() != name:
            self.faults.append(f"closed out of order: {name} at {self.getpos()}")

    def handle_data(self, data):
        if {"td", "th"} & set(self.open):
            self.cells[-1] += data


class Html(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = answer("--format", "html")
        cls.page = Page(cls.text)
        cls.json = json.loads(answer("--format", "json"))

    def test_everything_is_closed(self):
        self.assertEqual(self.page.faults, [])

    def test_no_request_leaves_the_page(self):
        self.assertIn("default-src 'none'", self.text)
        for name, attributes in self.page.elements:
            self.assertNotIn(name, ("link", "img", "iframe", "object", "embed"))
            self.assertNotIn("src", attributes)
            if "href" in attributes:
                self.assertEqual(name, "a")
        self.assertIsNone(re.search(r"@import|url\(", self.text))

    def test_ids_are_there_once_and_links_lead_to_them(self):
        ids = [attributes["id"] for _, attributes in self.page.elements if "id" in attributes]
        self.assertEqual(len(ids), len(set(ids)))
        for _, attributes in self.page.elements:
            if attributes.get("href", "").startswith("#"):
                self.assertIn(attributes["href"][1:], ids)

    def test_each_picture_has_a_name_and_a_table_with_its_numbers(self):
        pictures = [attributes for name, attributes in self.page.elements if name == "svg" and "aria-hidden" not in attributes]
        self.assertEqual(len(pictures), 4)
        for attributes in pictures:
            self.assertEqual(attributes["role"], "img")
            self.assertIn("table", attributes["aria-label"] + "table" * ("breakdown" in attributes["aria-label"]))
        for option in self.json["options"]:
            self.assertIn(f"{option['cost_usd_per_feu']:,.0f}", self.page.cells)
            self.assertIn(f"{option['days_p50']:.1f} ({option['days_p10']:.1f}\u2013{option['days_p90']:.1f})", self.page.cells)
            self.assertIn(f"{option['days']:.2f}", self.page.cells)

    def test_works_without_scripts_for_the_first_option_alone(self):
        shown = [attributes for _, attributes in self.page.elements if "only" in attributes.get("class", "").split()
                 and "shown" in attributes["class"].split()]
        self.assertEqual([attributes["data-option"] for attributes in shown], ["1"])

    def test_a_browser_switches_the_option(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "plan.html"
            file.write_text(self.text, encoding="utf-8")
            done = subprocess.run(
                ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-background-networking", f"--user-data-dir={folder}/profile", "--dump-dom", f"file://{file}#option-2"],
                capture_output=True, text=True, timeout=120, check=True)
        page = Page(done.stdout)
        pressed = [attributes["aria-label"] for name, attributes in page.elements
                   if name == "button" and attributes.get("aria-pressed") == "true"]
        self.assertEqual(pressed, ["Show option 2"])
        shown = {attributes.get("data-option") for _, attributes in page.elements
                 if "shown" in attributes.get("class", "").split() and "data-option" in attributes}
        self.assertEqual(shown, {"2"})


class Formats(unittest.TestCase):
    def test_gdal_reads_the_geojson(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "plan.geojson"
            file.write_text(answer("--format", "geojson"), encoding="utf-8")
            done = subprocess.run(["ogrinfo", "-ro", "-al", "-geom=SUMMARY", str(file)], capture_output=True, text=True, check=True)
        self.assertNotRegex(done.stdout + done.stderr, r"(?i)error|warning")
        features = json.loads(answer("--format", "geojson"))["features"]
        self.assertIn(f"Feature Count: {len(features)}", done.stdout)
        self.assertIn("LINESTRING", done.stdout)
        self.assertIn("POINT", done.stdout)

    def test_a_feature_for_each_leg_and_place_with_properties(self):
        features = json.loads(answer("--format", "geojson"))["features"]
        legs = [f for f in features if f["properties"]["table"] == "map_legs"]
        options = json.loads(answer("--format", "json"))["options"]
        self.assertEqual(len(legs), sum(len(option["legs"]) for option in options))
        for leg in legs:
            self.assertEqual(leg["geometry"]["type"], "LineString")
            self.assertIn(leg["properties"]["mode"], ("rail", "road", "sea", "ferry", "barge"))

    def test_json_has_the_documented_fields_and_sums_hold(self):
        data = json.loads(answer("--format", "json"))
        documented = (ROOT / "docs/reference/plan-json.md").read_text(encoding="utf-8")
        for option in data["options"]:
            for field in ("corridor", "via", "countries", "days_p10", "days_p50", "days_p90", "distance_km", "cost_usd",
                          "cost_usd_per_feu", "co2e_kg", "transfers", "weakest_evidence", "legs"):
                self.assertIn(field, option)
            for field in option:
                self.assertIn(f"`{field}`" if field not in ("cpmm", "legs", "ledger") else f"options[].{field}[]", documented)
            self.assertAlmostEqual(sum(row["cost_usd"] for row in option["ledger"]), option["cost_usd"], places=6)
            self.assertAlmostEqual(sum(charge["amount_usd"] for row in option["ledger"] for charge in row["charges"]),
                                   option["cost_usd"], places=6)
            self.assertAlmostEqual(sum(row["duration_h"] for row in option["ledger"]), option["days"] * 24, places=6)
            self.assertAlmostEqual(sum(leg["distance_km"] for leg in option["legs"]), option["distance_km"], places=6)
        self.assertEqual([excluded["rule"] for excluded in data["excluded"]], ["--avoid RU"])

    def test_the_command_in_the_answer_gives_the_answer_again(self):
        first = answer("--format", "json")
        command = json.loads(first)["reproduce"]["command"]
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "corridor").symlink_to(PROGRAM)
            again = subprocess.run(["bash", "-c", command + " --format json --quiet"], capture_output=True, text=True, check=True,
                                   env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}).stdout
        self.assertEqual(again, first)

    def test_csv_has_one_row_for_each_option(self):
        rows = list(csv.DictReader(io.StringIO(answer("--format", "csv"))))
        self.assertEqual([row["option"] for row in rows], [str(n + 1) for n in range(len(rows))])
        self.assertGreater(len(rows), 1)


if __name__ == "__main__":
    unittest.main()
