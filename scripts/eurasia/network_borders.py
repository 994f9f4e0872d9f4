# SPDX-License-Identifier: Apache-2.0
"""border operations: what a crossing from country A to country B takes, by mode and direction.

Which figure for what. Trucks: CAREC CPMM, the latest year printed for that crossing and direction, else
for the country. Its figures are means of skewed samples, so they become lognormals of that mean. Rail:
container block trains, the vehicles of our services; CPMM's rail figures (69.7 h in Kazakhstan in 2023)
are means over all wagons, most of them waiting to be formed into a train, which is here the wait for a
departure of general rail freight. Everything else: a rule by pair of blocs, marked as assumption.
"""

from collections import Counter
from math import exp

from eurasia.network_borders_table import (
    EU_PORTS,
    FERRY_CPMM,
    NOTHING,
    PORTS,
    RAIL,
    ROAD,
    ROAD_CPMM,
    RULES,
    UNION_BY_RAIL,
)
from eurasia.tables import ASSUMPTIONS, Package

EAEU = {"KZ", "RU", "BY", "KG", "AM"}
EU = {"PL", "DE", "NL", "BE", "CZ", "SK", "AT", "HU", "RO", "BG", "IT", "SI", "GR", "LT"}
SIGMA = 0.8  # of the logarithm of a truck's border time (assumption)
TRUCKS_SAY = f"CPMM border time of trucks, latest year printed: {{says}}; lognormal of that mean, sigma {SIGMA}"


class Cpmm:
    """Figures of border_times.csv in hours."""

    def __init__(self, package: Package):
        self.rows = [
            r
            for r in package.facts("economics/border_times.csv")
            if r["indicator"] == "TFI1" and r["mode"].startswith("road")
        ]

    def latest(self, name: str, direction: str) -> tuple[float, str]:
        rows = [r for r in self.rows if r["name"] == name and r["direction"] == direction]
        row = max(rows, key=lambda r: r["year"])
        return float(row["value"]), f"{name} {direction} {row['year']}: {row['value']} h"

    def sum_of(self, parts) -> tuple[float, str]:
        values = [self.latest(*part) for part in parts]
        return sum(v for v, _ in values), "; ".join(says for _, says in values)


def lognormal(mean: float) -> tuple[float, float, float]:
    """5 % point, median, 95 % point of a lognormal of this mean."""
    median = mean * exp(-SIGMA * SIGMA / 2)
    return round(median * exp(-1.645 * SIGMA), 2), round(median, 2), round(median * exp(1.645 * SIGMA), 2)


class BorderBuilder:
    def __init__(self, package: Package):
        self.package, self.cpmm = package, Cpmm(package)
        self.places = package["places"]

    def add(self, place, mode, a, b, hours, shape, evidence, source, why) -> None:
        s = self.package.sources
        keys = (
            s.use("cpmm-border-times")
            if source == "cpmm"
            else s.cite(source)
            if source
            else s.use(ASSUMPTIONS)
        )
        low, typical, high = hours
        self.package["operations"].add(
            id=":".join(filter(None, ("border", place, mode, a or "any", b or "any"))),
            place=place,
            kind="border",
            from_mode=mode,
            from_country=a or None,
            to_country=b or None,
            regime=self.regime(mode, a, b),
            duration_min_h=low,
            duration_typical_h=typical,
            duration_max_h=high,
            duration_shape="fixed" if hours == NOTHING else shape,
            source=keys,
            evidence=evidence,
            method=why,
        )

    @staticmethod
    def regime(mode: str, a: str, b: str) -> str:
        return ""  # one operation serves all regimes: no published figure tells them apart

    def crossings(self) -> list[tuple[str, str, str, str, str]]:
        """(mode, country from, country to, place from, place to) of every land crossing, once."""
        found = {}
        for link in self.package["links"].rows:
            ends = link["from_place"], link["to_place"]
            a, b = (self.places[p]["country"] for p in ends)
            if a and b and a != b and link["mode"] in ("rail", "road", "barge"):
                found.setdefault((link["mode"], a, b, *ends), None)
        return list(found)

    def add_land(self) -> None:
        done = set()
        self.touched = Counter((mode, a, b, p) for mode, a, b, *ends in self.crossings() for p in ends)
        for mode, a, b, from_place, to_place in self.crossings():
            table, cpmm = (RAIL, {}) if mode == "rail" else (ROAD, ROAD_CPMM) if mode == "road" else ({}, {})
            keys = [(p, a, b) for p in (from_place, to_place)]
            named = [k for k in keys if k in table or k in cpmm]
            for key in named:
                if (mode, *key) in done:
                    continue
                done.add((mode, *key))
                if key in cpmm:
                    mean, says = self.cpmm.sum_of(cpmm[key])
                    self.add(
                        key[0],
                        mode,
                        a,
                        b,
                        lognormal(mean),
                        "lognormal",
                        "documented",
                        "cpmm",
                        TRUCKS_SAY.format(says=says),
                    )
                else:
                    low, typical, high, evidence, source, why = table[key]
                    self.add(key[0], mode, a, b, (low, typical, high), "pert", evidence, source, why)
            if not named:
                self.add_by_rule(mode, a, b, from_place, to_place, done)

    def add_by_rule(self, mode, a, b, from_place, to_place, done) -> None:
        bloc = "eu" if {a, b} <= EU else "eaeu" if {a, b} <= EAEU else "other"
        hours, why = RULES[bloc, mode] if (bloc, mode) in RULES else RULES["other", mode]
        if mode == "rail":
            hours = UNION_BY_RAIL.get((a, b), hours)
        if any((mode, p, a, b) in done for p in (from_place, to_place)):
            return
        # At the end that fewer crossings of this pair touch, so that no other one meets it; then at a border.
        place = min(
            (to_place, from_place),
            key=lambda p: (self.touched[mode, a, b, p], "border" not in self.places[p]["kind"]),
        )
        done.add((mode, place, a, b))
        self.add(place, mode, a, b, hours, "pert", "assumption", "", f"rule: {why}")

    def check_once(self) -> None:
        """A land crossing meets one operation, or several of a table (one on each side)."""
        by_place: dict[str, list[dict]] = {}
        for row in self.package["operations"].rows:
            if row["kind"] == "border":
                by_place.setdefault(row["place"], []).append(row)
        for link in self.package["links"].rows:
            ends = (link["from_place"], link["to_place"])
            a, b = (self.places[p]["country"] for p in ends)
            fits = [
                r
                for p in ends
                for r in by_place.get(p, ())
                if a != b
                and r["from_mode"] == link["mode"]
                and r["from_country"] in (None, a)
                and r["to_country"] in (None, b)
            ]
            if link["mode"] in ("sea", "ferry") or not a or not b or a == b:
                continue
            if not fits:
                raise ValueError(f"{link['id']}: no border operation")
            if len(fits) > 1 and any(r["method"].startswith("rule") for r in fits):
                raise ValueError(f"{link['id']}: border counted twice: {[r['id'] for r in fits]}")

    def add_ports(self) -> None:
        for (place, a, b), parts in FERRY_CPMM.items():
            mean, says = self.cpmm.sum_of(parts)
            self.add(
                place,
                "ferry",
                a,
                b,
                lognormal(mean),
                "lognormal",
                "documented",
                "cpmm",
                TRUCKS_SAY.format(says=says) + "; the wait for the ferry is a dwell",
            )
        for table, label in ((PORTS, "port"), (EU_PORTS, "port of entry to the European Union")):
            for mode, (hours, places) in table.items():
                for place in places.split():
                    self.add(
                        place,
                        mode,
                        "",
                        self.places[place]["country"],
                        hours,
                        "pert",
                        "assumption",
                        "",
                        f"rule: import papers at a {label}",
                    )

    def add_other_ports(self) -> None:
        done = {
            r["place"]
            for r in self.package["operations"].rows
            if r["kind"] == "border" and r["from_mode"] == "sea"
        }
        ports = {
            p
            for link in self.package["links"].rows
            if link["mode"] == "sea"
            for p in (link["from_place"], link["to_place"])
        }
        for place in sorted(ports - done):
            if self.places[place]["kind"] == "sea_port":
                why = "rule: clearance here is part of the import dwell, boxes that stay aboard need none"
                self.add(
                    place, "sea", "", self.places[place]["country"], NOTHING, "fixed", "assumption", "", why
                )


def build(package: Package) -> None:
    builder = BorderBuilder(package)
    builder.add_land()
    builder.add_ports()
    builder.add_other_ports()
    builder.check_once()
    used = {row["id"] for row in package["operations"].rows if row["kind"] == "border"}
    for mode, table in (("rail", RAIL), ("road", ROAD), ("road", ROAD_CPMM)):
        for place, a, b in table:
            if f"border:{place}:{mode}:{a}:{b}" not in used:
                raise ValueError(f"no {mode} link crosses {a} - {b} at {place}: the figure is not used")
