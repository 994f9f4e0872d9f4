#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the tariffs of data/eurasia give for the main lanes, leg by leg: a check by hand, apart from the planner.

usage: lane_costs.py [--on 2024-07-05] [--data data/eurasia]

One 40-foot box, terminal to terminal, lifts at both ends, no storage. The ways are written down below; the tariffs are chosen by the rules
of docs/explanation/model.md (most scope columns, then the latest day).
"""

import argparse
import csv
import heapq
from pathlib import Path

SCOPE = ("mode", "country", "service", "place", "from_place", "to_place", "commodity", "container")
NORTH = ("KZDOS", "KZ-ASTANA", "RUKUF", "BYBQT")
TO_CASPIAN = ("KZ-ALTYNKOL", "KZARY", "KZAAU")
CASPIAN = [("handle", "KZAAU"), ("sea", ("KZAAU", "AZALA")), ("handle", "AZALA")]
# Steps: (mode, places on the way), ("handle", place), ("border", place, mode), ("through", mode, from, to). Service for the whole lane.
LANES = {
    "northern: Xi'an - Duisburg": (
        "N-XIAN-DUI",
        [
            ("handle", "CNXIA"),
            ("rail", ("CNXIA", "CNAKL")),
            ("border", "KZDOS", "rail"),
            ("rail", ("CNAKL", *NORTH)),
            ("border", "PLMAA", "rail"),
            ("rail", ("BYBQT", "PLMAA", "DEDUI")),
            ("handle", "DEDUI"),
        ],
    ),
    "northern, eastbound: Duisburg - Xi'an": (
        "N-DUI-XIAN",
        [
            ("handle", "DEDUI"),
            ("rail", ("DEDUI", "PLMAA", "BYBQT")),
            ("border", "PLMAA", "rail"),
            ("rail", (*reversed(NORTH), "CNAKL")),
            ("border", "KZDOS", "rail"),
            ("border", "CNAKL", "rail"),
            ("rail", ("CNAKL", "CNXIA")),
            ("handle", "CNXIA"),
        ],
    ),
    "middle: Xi'an - Baku": (
        "TITR-XIAN-BAKU",
        [
            ("handle", "CNXIA"),
            ("rail", ("CNXIA", "CNHRS", "KZ-ALTYNKOL")),
            ("border", "KZ-ALTYNKOL", "rail"),
            ("rail", TO_CASPIAN),
            *CASPIAN,
            ("rail", ("AZALA", "AZ-ABSHERON")),
            ("handle", "AZ-ABSHERON"),
        ],
    ),
    "middle: Xi'an - Duisburg by Poti and Constanta": (
        "",
        [
            ("handle", "CNXIA"),
            ("rail", ("CNXIA", "CNHRS", "KZ-ALTYNKOL")),
            ("border", "KZ-ALTYNKOL", "rail"),
            ("rail", TO_CASPIAN),
            *CASPIAN,
            ("rail", ("AZALA", "GEGAR", "GEPTI")),
            ("border", "AZ-BOYUKKESIK", "rail"),
            ("handle", "GEPTI"),
            ("sea", ("GEPTI", "ROCND")),
            ("handle", "ROCND"),
            ("rail", ("ROCND", "HUBUD", "DEDUI")),
            ("handle", "DEDUI"),
        ],
    ),
    "middle: Xi'an - Istanbul by Kars": (
        "",
        [
            ("handle", "CNXIA"),
            ("rail", ("CNXIA", "CNHRS", "KZ-ALTYNKOL")),
            ("border", "KZ-ALTYNKOL", "rail"),
            ("rail", TO_CASPIAN),
            *CASPIAN,
            ("rail", ("AZALA", "GEGAR", "GE-MARABDA", "GE-AKHALKALAKI")),
            ("border", "AZ-BOYUKKESIK", "rail"),
            ("handle", "GE-AKHALKALAKI"),
            ("rail", ("GE-AKHALKALAKI", "TRIST")),
            ("handle", "TRIST"),
        ],
    ),
    "middle: Tashkent - Izmit by Turkmenbashi and Kars": (
        "",
        [
            ("handle", "UZTAS"),
            ("rail", ("UZTAS", "TMFAR", "TMKRW")),
            ("border", "TMFAR", "rail"),
            ("handle", "TMKRW"),
            ("sea", ("TMKRW", "AZALA")),
            ("handle", "AZALA"),
            ("rail", ("AZALA", "GEGAR", "GE-MARABDA", "GE-AKHALKALAKI")),
            ("border", "AZ-BOYUKKESIK", "rail"),
            ("handle", "GE-AKHALKALAKI"),
            ("rail", ("GE-AKHALKALAKI", "TR-KOSEKOY")),
            ("handle", "TR-KOSEKOY"),
        ],
    ),
    "southern: Xi'an - Aprin": (
        "S-XIAN-APRIN",
        [
            ("handle", "CNXIA"),
            ("rail", ("CNXIA", "CNHRS", "KZ-ALTYNKOL")),
            ("border", "KZ-ALTYNKOL", "rail"),
            (
                "rail",
                (
                    "KZ-ALTYNKOL",
                    "KZARY",
                    "KZ-MANGYSTAU",
                    "KZ-BOLASHAK",
                    "TM-AKYAYLA",
                    "IR-INCHEHBORUN",
                    "IR-APRIN",
                ),
            ),
            ("border", "KZ-BOLASHAK", "rail"),
            ("border", "TM-AKYAYLA", "rail"),
            ("handle", "IR-APRIN"),
        ],
    ),
    "ocean: Shanghai - Rotterdam": (
        "",
        [("handle", "CNSHG"), ("through", "sea", "CNSHG", "NLRTM"), ("handle", "NLRTM")],
    ),
    "ocean: Xi'an - Duisburg by Shanghai and Rotterdam": (
        "",
        [
            ("handle", "CNXIA"),
            ("rail", ("CNXIA", "CNSHG")),
            ("handle", "CNSHG"),
            ("through", "sea", "CNSHG", "NLRTM"),
            ("handle", "NLRTM"),
            ("rail", ("NLRTM", "DEDUI")),
            ("handle", "DEDUI"),
        ],
    ),
    "road: Horgos - Kuryk - Duisburg by truck": (
        "ROAD-TCE",
        [
            ("border", "CNHRS", "road"),
            ("road", ("CNHRS", "KZ-NURZHOLY", "KZKUR")),
            ("ferry", ("KZKUR", "AZALA")),
            ("road", ("AZALA", "GETBS", "GE-SARPI", "TRIST", "TR-KAPIKULE", "HUBUD")),
            ("road", ("HUBUD", "ATVIE", "DEDUI")),
        ],
    ),
}


class Data:
    def __init__(self, folder: Path, on: str):
        def rows(name: str) -> list[dict]:
            with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        self.on = on
        self.tariffs = [
            t for t in rows("tariffs") if (t["valid_from"] or "0") <= on <= (t["valid_to"] or "9")
        ]
        self.quotes: dict[str, tuple[str, float]] = {}
        for q in rows("quotes"):
            if q["date"] <= on:
                self.quotes[q["name"]] = max(
                    self.quotes.get(q["name"], ("", 0.0)), (q["date"], float(q["last"]))
                )
        shares: dict[str, list[tuple[str, float]]] = {}
        for s in rows("shape_countries"):
            shares.setdefault(s["shape"], []).append((s["country"], float(s["share"])))
        country = {p["id"]: p["country"] for p in rows("places")}
        self.links: dict[tuple[str, str], list[dict]] = {}
        for link in rows("links"):
            link["countries"] = shares.get(link["shape"]) or [
                (country[link["from_place"]], 0.5),
                (country[link["to_place"]], 0.5),
            ]
            if link["status"] == "open":
                self.links.setdefault((link["mode"], link["from_place"]), []).append(link)

    def tariff(self, kind: str, **scope: str) -> dict | None:
        fits = [
            t
            for t in self.tariffs
            if t["kind"] == kind and all(not t[k] or t[k] == scope.get(k, "") for k in SCOPE)
        ]
        return max(fits, key=lambda t: (sum(bool(t[k]) for k in SCOPE), t["valid_from"]), default=None)

    def usd(self, t: dict) -> float:
        price = float(t["price"])
        if t["fuel_share"]:
            price *= 1 + float(t["fuel_share"]) * (
                self.quotes[t["fuel_quote"]][1] / float(t["fuel_base"]) - 1
            )
        return price * (1 if t["currency"] == "USD" else self.quotes[f"{t['currency']}/USD"][1])

    def way(self, mode: str, start: str, goal: str) -> list[dict]:
        queue, seen, count = [(0.0, 0, start, [])], set(), 0
        while queue:
            km, _, place, links = heapq.heappop(queue)
            if place == goal:
                return links
            if place in seen:
                continue
            seen.add(place)
            for link in self.links.get((mode, place), []):
                if link["to_place"] not in seen:
                    count += 1
                    heapq.heappush(
                        queue, (km + float(link["length_km"]), count, link["to_place"], [*links, link])
                    )
        raise SystemExit(f"lane_costs: no {mode} way from {start} to {goal}")

    def movement(self, mode: str, service: str, link: dict) -> float:
        total, km = 0.0, float(link["length_km"])
        for country, share in link["countries"]:
            t = self.tariff(
                "movement",
                mode=mode,
                country=country,
                service=service,
                from_place=link["from_place"],
                to_place=link["to_place"],
            )
            total += share * self.usd(t) * (km if t["basis"].endswith("_km") else 1)
        return total


def cost(data: Data, service: str, steps: list[tuple]) -> tuple[float, float, list[str]]:
    total, length, told = 0.0, 0.0, []
    for step in steps:
        if step[0] == "handle":
            amount, name = data.usd(data.tariff("handling", place=step[1])), f"lift {step[1]}"
        elif step[0] == "border":
            amount, name = data.usd(data.tariff("border", place=step[1], mode=step[2])), f"border {step[1]}"
        elif step[0] == "through":
            amount, name = (
                data.usd(data.tariff("through", mode=step[1], from_place=step[2], to_place=step[3])),
                f"{step[1]} {step[2]}-{step[3]}",
            )
        else:
            links = [link for a, b in zip(step[1], step[1][1:]) for link in data.way(step[0], a, b)]
            amount, km = sum(data.movement(step[0], service, link) for link in links), sum(
                float(link["length_km"]) for link in links
            )
            length += km
            name = f"{step[0]} {step[1][0]}-{step[1][-1]} {km:.0f} km"
        total += amount
        told.append(f"{name} {amount:.0f}")
    return total, length, told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--on", default="2024-07-05")
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[1] / "data" / "eurasia")
    args = parser.parse_args()
    data = Data(args.data, args.on)
    for lane, (service, steps) in LANES.items():
        total, _, told = cost(data, service, steps)
        print(f"{lane}: {total:,.0f} USD a FEU\n    {'; '.join(told)}")


if __name__ == "__main__":
    main()
