# SPDX-License-Identifier: Apache-2.0
"""The boxes that a simulated year moves: rows of `flows` whose series begins with "boxes: ".

The published series of `flows` overlap (a total contains its directions, a corridor its trains). These rows are a reading of them
without overlap: so many boxes from here to there by this corridor. Where a split is not published, `method` says how it was made.
"""

from __future__ import annotations

from eurasia.tables import Package

SERIES = "boxes: "

# Container trains of the Middle Corridor, TEU: published total of both directions, and what came from China by train.
# 2024: 38,306 TEU were sent in block trains, 30,709 of them came to Azerbaijan. 2025: the first half doubled; Georgia as in 2024.
MIDDLE = {
    2022: (33600.0, 0.0, None, ["titr-containers-2022"]),
    2023: (20500.0, 1177.0, None, ["titr-containers-2023", "china-titr-container-trains-2023"]),
    2024: (
        56500.0,
        30709.0,
        38306.0,
        [
            "titr-containers-2024",
            "block-trains-received-in-azerbaijan-2024",
            "china-to-azerbaijan-container-block-trains-2024",
        ],
    ),
    2025: (
        77000.0,
        2 * 21293.0,
        2 * 21293.0 * 38306.0 / 30709.0,
        ["titr-containers-2025", "block-trains-received-in-azerbaijan-2025-01..06"],
    ),
}

# Within 2024: 34,600 TEU in nine months, 50,500 in eleven, 56,500 in all.
SEASONS = {
    2024: [
        ("01-01", "09-30", 34600.0 / 56500.0),
        ("10-01", "11-30", 15900.0 / 56500.0),
        ("12-01", "12-31", 6000.0 / 56500.0),
    ]
}
SEASON_SOURCES = {2024: ["titr-containers-2024-9-months", "titr-containers-2024-11-months"]}

# China - EU - China by rail through Kazakhstan, Russia and Belarus, TEU both ways. 272,157 of 310,579 went west in 2025; no split is
# published of the years before, in which the services of this network run as many trains one way as the other: half is assumed.
NORTHERN = {
    2022: (410600.0, "utlc-era-china-eu-china-transit-2022"),
    2023: (211100.0, "utlc-era-china-eu-china-transit-2023"),
    2024: (380000.0, "utlc-era-china-eu-china-transit-2024"),
    2025: (310579.0, "china-eu-rail-containers-2025"),
}
WEST = {2025: 272157.0}


def _lines(year: int):
    """(name, origin, destination, corridor, TEU, rows it is read from, how)"""
    total, baku, china, sources = MIDDLE[year]
    if china is None:  # before the block trains: a third each way of what did not go to Baku is assumed
        third = (total - baku) / 3.0
        poti, west, east = third, third, third
        how = "a third of the total less what came to Baku"
    else:
        poti = china - baku
        west = east = (total - china) / 2.0
        how = "half of the total less the block trains from China"
    yield "china-baku", "CNXIA", "AZ-ABSHERON", "middle", baku, sources, "block trains that Azerbaijan received"
    yield "china-georgia", "CNXIA", "GEPTI", "middle", poti, sources, (
        how if china is None else "block trains sent from China less those that Azerbaijan received"
    )
    yield "kazakhstan-georgia", "KZALA", "GEPTI", "middle", west, sources, how
    yield "georgia-kazakhstan", "GEPTI", "KZALA", "middle", east, sources, how
    transit, source = NORTHERN[year]
    west = WEST.get(year, transit / 2.0)
    split = "272,157 TEU of them westbound" if year in WEST else "half each way, as the trains of this network run"
    yield "china-europe-rail", "CNXIA", "DEDUI", "northern", west, [source], split
    yield "europe-china-rail", "DEDUI", "CNXIA", "northern", transit - west, [source], split


def _sources(row) -> list[str]:
    source = row["source"]
    return source if isinstance(source, list) else source.split("|")


def build(package: Package) -> None:
    known = {row["id"]: row for row in package["flows"].rows}
    for year in MIDDLE:
        for name, origin, destination, corridor, teu, rows, how in _lines(year):
            if teu <= 0.0:
                continue
            seasons = SEASONS.get(year, []) if corridor == "middle" else []
            cited = rows + (SEASON_SOURCES[year] if seasons else [])
            source = list(dict.fromkeys(s for row in cited for s in _sources(known[row])))
            for part, (first, last, share) in enumerate(seasons or [("01-01", "12-31", 1.0)], start=1):
                package["flows"].add(
                    id=f"boxes-{name}-{year}" + (f"-{part}" if seasons else ""),
                    series=SERIES + name,
                    origin=origin,
                    destination=destination,
                    commodity="general",
                    corridor=corridor,
                    period_from=f"{year}-{first}",
                    period_to=f"{year}-{last}",
                    containers_teu=round(teu * share),
                    mass_t=None,
                    source=source,
                    evidence="estimate",
                    method=f"from {', '.join(cited)}: {how}" + ("; by the season of the total" if seasons else ""),
                    note="what `corridor simulate` sends",
                )
