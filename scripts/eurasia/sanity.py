#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints times of known door-to-door runs from the tables of data/eurasia, beside what was published for
them.

usage: python3 scripts/eurasia/sanity.py [data/eurasia]

The sums follow the planning rules: means of the spreads, borders where a link changes country, handling
and dwell where the goods change vehicle. It knows no search: each line names the service and the two
calls. The planner must give the same.
"""

import csv
import sys
from math import exp, log
from pathlib import Path

FOLDER = Path(sys.argv[1] if len(sys.argv) > 1 else "data/eurasia")


def rows(name: str) -> list[dict]:
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PLACES = {r["id"]: r for r in rows("places")}
LINKS = {r["id"]: r for r in rows("links")}
SERVICES = {r["id"]: r for r in rows("services")}
CALLS: dict[str, list[dict]] = {}
for call_row in rows("calls"):
    CALLS.setdefault(call_row["service"], []).append(call_row)
OPERATIONS: dict[str, list[dict]] = {}
for operation_row in rows("operations"):
    OPERATIONS.setdefault(operation_row["place"], []).append(operation_row)


def mean(row: dict, prefix: str) -> float:
    if not row.get(f"{prefix}_shape"):
        return 0.0
    low, typical, high = (float(row[f"{prefix}_{part}_h"]) for part in ("min", "typical", "max"))
    shape = row[f"{prefix}_shape"]
    if shape == "fixed":
        return typical
    if shape == "uniform":
        return (low + high) / 2
    if shape == "lognormal":
        sigma = log(high / low) / (2 * 1.6449)
        return typical * exp(sigma * sigma / 2)
    return (low + typical + high) / 3 if shape == "triangular" else (low + 4 * typical + high) / 6


def fits(row: dict, date: str, **scope) -> bool:
    if (row["valid_from"] and date < row["valid_from"]) or (row["valid_to"] and date > row["valid_to"]):
        return False
    return all(row[column] in ("", value or "") for column, value in scope.items())


def specific(row: dict) -> int:
    return sum(
        bool(row[c])
        for c in ("from_mode", "to_mode", "from_gauge_mm", "to_gauge_mm", "from_country", "to_country")
    )


def run(service: str, start: str, end: str, date: str) -> tuple[float, float, list[str]]:
    """Hours, km and the parts, from departure at `start` to arrival at `end`."""
    hours, km, parts = 0.0, 0.0, []
    calls = CALLS[service]
    places = [c["place"] for c in calls]
    first, last = places.index(start), len(places) - 1 - places[::-1].index(end)

    def count(what: str, value: float) -> None:
        nonlocal hours
        hours += value
        if value > 0.05:
            parts.append(f"{what} {value:.0f}")

    gauge = ""
    country = PLACES[start]["country"]
    for i in range(first + 1, last + 1):
        call, moving = calls[i], 0.0
        for key in call["links"].split("|"):
            link = LINKS[key]
            moving += mean(link, "travel_time")
            km += float(link["length_km"])
            gauge = link["gauge_mm"]
            entered = PLACES[link["to_place"]]["country"]
            for place in (link["from_place"], link["to_place"]):
                for op in OPERATIONS.get(place, ()):
                    if (
                        op["kind"] == "border"
                        and entered
                        and country
                        and entered != country
                        and fits(op, date, from_country=country, to_country=entered, from_mode=link["mode"])
                    ):
                        count(f"border {op['id'].split(':', 1)[1]}", mean(op, "duration"))
            for op in OPERATIONS.get(link["to_place"], ()):
                if op["kind"] == "passage" and fits(op, date, from_mode=link["mode"]):
                    count(
                        f"passage {link['to_place']}",
                        mean(op, "duration") + (7.5 if op["opening_hours"] else 0),
                    )
                if op["kind"] == "inspection" and fits(op, date, from_mode=link["mode"]):
                    count(f"inspection {link['to_place']}", mean(op, "duration") * float(op["probability"]))
            country = entered or country
        count(f"{call['mode']} to {call['place']}", moving)
        if i == last:
            break
        if call["is_transload"] == "yes":
            onward = LINKS[calls[i + 1]["links"].split("|")[0]]
            scope = dict(
                from_mode=call["mode"],
                to_mode=onward["mode"],
                from_gauge_mm=gauge,
                to_gauge_mm=onward["gauge_mm"],
            )
            fitting = [
                o for o in OPERATIONS[call["place"]] if o["kind"] == "transload" and fits(o, date, **scope)
            ]
            if not fitting:
                raise SystemExit(f"{service}: no transload at {call['place']} for {scope}")
            count(f"transload {call['place']}", mean(max(fitting, key=specific), "duration"))
            count(
                f"dwell {call['place']}",
                sum(
                    mean(o, "duration")
                    for o in OPERATIONS[call["place"]]
                    if o["kind"] == "dwell" and fits(o, date, **scope)
                ),
            )
        count(f"wait {call['place']}", mean(call, "dwell"))
    return hours, km, parts


KNOWN = [  # service, from, to, date, published days, who says so
    (
        "TITR-XIAN-BAKU",
        "CNXIA",
        "AZ-ABSHERON",
        "2024-07-05",
        "11 (8-12)",
        "V001, V004; calibration of the port dwell",
    ),
    (
        "TITR-ALTYNKOL-BAKU",
        "KZ-ALTYNKOL",
        "AZ-ABSHERON",
        "2024-07-05",
        "9",
        "KazTAG; calibration of the port dwell",
    ),
    ("TITR-ALTYNKOL-POTI", "KZ-ALTYNKOL", "GEPTI", "2024-07-05", "12", "V008"),
    ("TITR-XIAN-GEORGIA", "CNXIA", "GEPTI", "2024-07-05", "14", "V005"),
    ("TITR-ALTYNKOL-CONSTANTA", "KZ-ALTYNKOL", "ROCND", "2024-07-05", "20-22", "KazTAG"),
    ("TITR-XIAN-BUDAPEST", "CNXIA", "HUBUD", "2024-09-05", "25", "vestikavkaza; V018: 32-37 (2025)"),
    ("TITR-XIAN-IST", "CNXIA", "TRIST", "2020-12-05", "12", "V020"),
    ("TITR-XIAN-MERSIN", "CNXIA", "TRMER", "2021-12-05", "17", "V025"),
    ("TITR-CDU-KARS", "CNCDU", "TRKSY", "2025-08-05", "15", "V026"),
    ("TITR-ALTYNKOL-POTI-BACK", "GEPTI", "KZALA", "2025-11-05", "20", "V028"),
    ("TITR-XIAN-MERSIN", "AZALA", "TRMER", "2025-06-05", "4.5 without customs", "V027"),
    ("GE-AZ-BLOCK", "GEPTI", "AZ-ABSHERON", "2026-02-05", "1.4", "agenda.ge 2014"),
    ("N-XIAN-DUI", "CNXIA", "DEDUI", "2024-07-05", "12.5 (9.8-14)", "timetable"),
    ("N-DUI-XIAN", "DEDUI", "CNXIA", "2024-07-05", "11.5", "timetable; V047: 12-15"),
    ("N-CDU-LOD", "CNCDU", "PLLOD", "2024-07-05", "11.5 (11-14)", "timetable"),
    ("N-YIU-DUI", "CNYIU", "DEDUI", "2024-01-15", "14", "V042"),
    ("N-UTLC-BREST", "KZDOS", "BYBQT", "2024-07-15", "7.31", "V037; calibration of the wait at Brest"),
    ("N-XIAN-HAM", "CNXIA", "DEHAM", "2024-07-05", "10-12", "V053"),
    ("N-XIAN-DUI", "CNXIA", "PLMAA", "2025-08-05", "12-14", "V054"),
    ("N-CQI-DUI", "CNCQI", "DEDUI", "2025-08-05", "16-18", "V055"),
    ("N-XIAN-MHG", "CNXIA", "DEMHG", "2022-01-10", "16-18", "V052"),
    ("N-ZGZ-HAM", "CNZGZ", "DEHAM", "2024-07-05", "16-18", "services.csv"),
    ("N-ZGZ-HAM-MN", "CNZGZ", "DEHAM", "2024-07-05", "30-32 door to door", "V046"),
    ("S-XIAN-APRIN", "CNXIA", "IR-APRIN", "2025-07-05", "15", "V057"),
    ("TR-HAL-BUD", "TR-HALKALI", "HUBUD", "2024-07-05", "3", "railturkey.org"),
    ("O-SHG-RTM-SUEZ", "CNSHG", "NLRTM", "2024-07-05", "27 sailing", "V059"),
    ("O-SHG-RTM-CAPE", "CNSHG", "NLRTM", "2024-07-05", "35 sailing", "V061"),
    ("O-NEU1-CAPE", "CNSHG", "NLRTM", "2024-07-05", "35-49", "with calls"),
    ("BS-ODS-BAT", "UAILK", "GEBUS", "2024-07-09", "2.5", "V067"),
    ("ROAD-TCE", "CNHRS", "KZKUR", "2024-07-05", "8-11", "turanews, driving only here"),
    ("ROAD-TIR-PL", "CNHRS", "PLWAW", "2024-07-05", "10-15", "driving only here"),
]

if __name__ == "__main__":
    for name, origin, destination, on, published, who in KNOWN:
        total, distance, detail = run(name, origin, destination, on)
        print(
            f"{name:26}{origin:>12} - {destination:12}{total / 24:6.1f} d{distance:8.0f} km   "
            f"published {published} ({who})"
        )
        if "-v" in sys.argv or "--verbose" in sys.argv:
            print("      " + ", ".join(detail))
