#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What other programs read: OGC API Features by GDAL, routes in the shape of DCSA."""

import datetime
import re
import shutil
import subprocess
import unittest

from serving import Served


class Features(Served):
    network = None

    def test_pages_hold_every_feature_once(self):
        seen, path = [], "/collections/places/items?limit=100"
        while path:
            page = self.server.get(path).json
            seen += [feature["id"] for feature in page["features"]]
            following = [link["href"] for link in page["links"] if link["rel"] == "next"]
            path = following[0].split(self.server.host, 1)[1] if following else None
        self.assertEqual(len(seen), page["numberMatched"])
        self.assertEqual(len(set(seen)), len(seen))

    def test_a_box_holds_what_lies_in_it(self):
        inside = self.server.get("/collections/places/items?bbox=46,36,55,47").json["features"]
        self.assertIn("KZAAU", [feature["id"] for feature in inside])
        for feature in inside:
            lon, lat = feature["geometry"]["coordinates"]
            self.assertTrue(46 <= lon <= 55 and 36 <= lat <= 47)
        self.assertEqual(self.server.get("/collections/places/items?bbox=1,2,3").status, 422)

    def test_one_feature(self):
        feature = self.server.get("/collections/places/items/KZAAU").json
        self.assertEqual(feature["properties"]["country"], "KZ")
        self.assertEqual(self.server.get("/collections/places/items/nothing").status, 404)
        self.assertEqual(self.server.get("/collections/nothing/items").status, 404)

    def test_gdal_opens_it_as_a_layer(self):
        if not shutil.which("ogrinfo"):
            self.skipTest("there is no ogrinfo")
        said = subprocess.run(["ogrinfo", "-ro", "-so", f"OAPIF:http://{self.server.host}/collections/links", "links"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(said.returncode, 0, said.stderr)
        count = int(re.search(r"Feature Count: (\d+)", said.stdout).group(1))
        self.assertEqual(count, self.server.get("/collections/links/items?limit=1").json["numberMatched"])
        self.assertIn("length_km", said.stdout)


class Schedules(Served):
    network = None

    def test_routes_are_the_plan_in_their_words(self):
        path = "/v1/point-to-point-routes?placeOfReceipt=KZALA&placeOfDelivery=GEPTI&departureStartDate=2024-07-05"
        answer = self.server.get(path)
        self.assertEqual((answer.status, answer.headers["API-Version"]), (200, "1.0.4"))
        plan = self.server.post("/v1/plan", {"origin": "KZALA", "destination": "GEPTI", "ready": "2024-07-05", "top": 0})
        self.assertEqual(len(answer.json), len(plan.json["options"]))
        for route, option in zip(answer.json, plan.json["options"]):
            self.assertEqual(route["solutionNumber"], option["option"])
            self.assertEqual(len(route["legs"]), len(option["legs"]))
            self.assertEqual([leg["sequenceNumber"] for leg in route["legs"]], list(range(1, len(route["legs"]) + 1)))
            self.assertEqual(route["solutionFootprint"]["co2e"], option["co2e_kg"] / 1000)
            self.assertEqual(route["placeOfReceipt"]["location"]["UNLocationCode"], "KZALA")
            for leg in route["legs"]:
                self.assertIn(leg["transport"]["modeOfTransport"], {"VESSEL", "RAIL", "TRUCK", "BARGE"})
                for end in ("departure", "arrival"):
                    self.assertIsNotNone(datetime.datetime.fromisoformat(leg[end]["dateTime"]).tzinfo)
            self.assertIn("days_p90", route["corridor"])

    def test_pages(self):
        path = "/v1/point-to-point-routes?placeOfReceipt=KZALA&placeOfDelivery=GEPTI&departureStartDate=2024-07-05"
        whole = self.server.get(path).json
        first = self.server.get(path + "&limit=2")
        second = self.server.get(path + "&limit=2&cursor=" + first.headers["Next-Page-Cursor"])
        self.assertEqual(first.json + second.json, whole[:4])

    def test_what_is_missing_is_named(self):
        answer = self.server.get("/v1/point-to-point-routes?placeOfReceipt=KZALA&cargoType=LIVE")
        self.assertEqual(answer.status, 422)
        self.assertEqual({one["pointer"] for one in answer.json["problems"]}, {"/placeOfDelivery", "/cargoType"})


if __name__ == "__main__":
    unittest.main()
