# SPDX-License-Identifier: Apache-2.0
"""What `corridor assign` shares out: loaded boxes between places in a base year, how they grow, and the parameters of choice.

No public matrix by commodity was readable. The totals are derived where a source allows it (China - Europe from the value of
trade), else they are judgement; `method` says which. docs/explanation/assign.md tells what each of them means."""

from dataclasses import dataclass

from eurasia.tables import Package
from eurasia.trade_facts import judgement, merged, source_of

BASE_YEAR = 2024


@dataclass(frozen=True)
class Demand:
    """Loaded TEU of the base year, spread over origins, destinations and goods by shares."""

    segment: str
    teu: float
    origins: dict[str, float]
    destinations: dict[str, float]
    goods: dict[str, float]
    method: str
    evidence: str = "estimate"


# 547,000 TEU were 5.5 % of the value of Europe-China trade in 2020, 31.5 bn USD: trade was 573 bn USD. A tenth went by air; the
# rest at 54,500 USD a TEU is 9.5 million TEU. Of ten boxes seven go west. 2024 is a tenth above 2020 (see GROWTH).
EUROPE_TEU = 31.5e9 / 0.055 * 0.9 / 54_500 / 0.90
EUROPE_HOW = (
    "31.5 bn USD / 0.055 = 573 bn USD of trade in 2020, less a tenth by air, at 54,500 USD a TEU, over the growth index of 2020; "
    "seven of ten boxes westbound; split by origin, destination and goods assumed"
)
EUROPE = {"DEDUI": 0.6, "PLLOD": 0.2, "HUBUD": 0.2}
CHINA = {"CNSHG": 0.75, "CNXIA": 0.25}
JUDGED = "our judgement of loaded boxes; see docs/explanation/assign.md"
# fmt: off
DEMAND = [
    Demand("china-europe", 0.7 * EUROPE_TEU, CHINA, EUROPE, {"electronics": 0.12, "machinery": 0.23, "general": 0.25, "furniture": 0.40}, EUROPE_HOW),
    Demand("europe-china", 0.3 * EUROPE_TEU, EUROPE, CHINA, {"machinery": 0.35, "general": 0.30, "paper": 0.35}, EUROPE_HOW),
    Demand("china-turkey", 700e3, CHINA, {"TRIST": 1.0}, {"electronics": 0.1, "machinery": 0.3, "general": 0.6}, JUDGED),
    Demand("turkey-china", 120e3, {"TRIST": 1.0}, CHINA, {"general": 1.0}, JUDGED),
    Demand("china-caucasus", 90e3, {"CNXIA": 1.0}, {"AZ-ABSHERON": 0.6, "GETBS": 0.4}, {"machinery": 0.3, "general": 0.7}, JUDGED),
    Demand("caucasus-china", 10e3, {"AZ-ABSHERON": 1.0}, {"CNXIA": 1.0}, {"petroleum_coke": 1.0}, JUDGED),
    Demand("china-central-asia", 550e3, {"CNXIA": 1.0}, {"KZALA": 0.65, "UZTAS": 0.35}, {"general": 1.0}, JUDGED),
    Demand("europe-central-asia", 150e3, {"DEDUI": 1.0}, {"KZALA": 0.7, "UZTAS": 0.3}, {"machinery": 0.5, "general": 0.5}, JUDGED),
    Demand("turkey-central-asia", 70e3, {"TRIST": 1.0}, {"KZALA": 0.5, "UZTAS": 0.5}, {"general": 1.0}, JUDGED),
    Demand("kazakhstan-europe", 90e3, {"KZ-ASTANA": 1.0}, {"DEDUI": 1.0}, {"ferroalloys": 0.55, "copper": 0.45}, JUDGED),
    Demand("kazakhstan-turkey", 110e3, {"KZ-ASTANA": 1.0}, {"TRMER": 1.0}, {"copper": 0.3, "ferroalloys": 0.3, "grain": 0.4}, JUDGED),
    Demand("kazakhstan-caucasus", 80e3, {"KZ-ASTANA": 1.0}, {"GEPTI": 1.0}, {"grain": 0.5, "fertiliser": 0.5}, JUDGED),
    Demand("central-asia-turkey", 40e3, {"UZTAS": 1.0}, {"TRIST": 1.0}, {"textiles": 0.5, "cotton": 0.5}, JUDGED),
]
# Year -> demand over that of the base year. China - Europe: containers between Asia and Europe as the lines count them, from
# memory. Others: 2 % a year. After 2025: 2 % a year, China - Europe 3 %.
GROWTH = {
    "china-europe": {2019: 0.93, 2020: 0.90, 2021: 1.00, 2022: 0.91, 2023: 0.94, 2024: 1.00, 2025: 1.04, 2030: 1.20},
    "china-turkey": {2019: 0.60, 2020: 0.62, 2021: 0.72, 2022: 0.85, 2023: 1.00, 2024: 1.00, 2025: 1.03, 2030: 1.15},
    "china-caucasus": {2019: 0.60, 2020: 0.60, 2021: 0.65, 2022: 0.75, 2023: 0.90, 2024: 1.00, 2025: 1.10, 2030: 1.25},
}
STEADY = {2019: 0.906, 2020: 0.924, 2021: 0.942, 2022: 0.961, 2023: 0.980, 2024: 1.0, 2025: 1.02, 2030: 1.126}
GROWTH_OF = {"europe-china": "china-europe", "turkey-china": "china-turkey", "caucasus-china": "china-caucasus"}
# name, value, unit, from, evidence, method. The latest on or before the day counts.
ALWAYS = "2000-01-01"
PARAMETERS = [
    ("scale", 0.0010, "per USD and FEU", ALWAYS, "estimate", "middle of the range 0.0005 to 0.002 of the facts"),
    ("nest scale", 2.0, "ratio", ALWAYS, "assumption", "scale inside a corridor over the scale between corridors"),
    ("path size weight", 1.0, "ratio", ALWAYS, "assumption", "the value of theory: two equal itineraries count as one"),
    ("inventory rate", 0.10, "share a year", ALWAYS, "assumption", "capital cost of goods under way; part of the value of time, not beside it"),
    ("demand elasticity", 0.5, "ratio", ALWAYS, "assumption", "total demand of a market to its generalised cost"),
    ("walk-away price", 20_000, "USD per TEU", ALWAYS, "assumption", "above what it costs without scarcity, so much keeps half of the shippers at home"),
    ("ocean room", 3.0, "ratio", ALWAYS, "estimate", "ships between Asia and Europe leave with some 440,000 TEU a week, from memory of the lines' statistics; the loops of the network with 144,000"),
    ("empty return", 0.5, "share", ALWAYS, "assumption", "of boxes that come loaded and find no load back, the share that goes back empty the same way"),
    ("aversion northern", 2200, "USD per FEU", ALWAYS, "estimate", "set so that China - Europe by rail through Russia comes near the 380,000 to 430,000 TEU of 2024"),
    ("aversion middle", 7000, "USD per FEU", ALWAYS, "estimate", "set so that boxes on the Trans-Caspian route come near the 56,500 TEU of 2024"),
    ("aversion southern", 8000, "USD per FEU", ALWAYS, "assumption", "sanctions: few trains run; no count of through boxes to fit to"),
    ("refusal", 0.5, "share", "2022-03-01", "estimate", "share of shippers that send nothing through Russia and Belarus at any price; before the war nobody is taken to refuse them"),
]
# fmt: on


def _known(package: Package, demand: Demand) -> bool:
    places = {**demand.origins, **demand.destinations}
    return all(p in package["places"] for p in places) and all(
        c in package["commodities"] for c in demand.goods
    )


def _trade_source(package: Package) -> list[str]:
    for row in package.facts("economics/volumes.csv"):
        if row["series"] == "Northern" and row["year"] == "2020" and "31.5 bn" in row["notes"]:
            return source_of(package, row)
    raise SystemExit("demand: the row with the value of trade is gone")


def build(package: Package) -> None:
    """Demand rows have a series that begins with "demand: "; growth is a quote of that name."""
    if not package["places"].rows:
        return
    trade = merged(_trade_source(package), judgement(package))
    for demand in DEMAND:
        if not _known(package, demand):
            raise SystemExit(f"demand: {demand.segment} names a place or goods that do not exist")
        source = trade if demand.method is EUROPE_HOW else judgement(package)
        for origin, a in demand.origins.items():
            for destination, b in demand.destinations.items():
                for goods, c in demand.goods.items():
                    package["flows"].add(
                        id=f"demand-{demand.segment}-{origin}-{destination}-{goods}".lower(),
                        series=f"demand: {demand.segment}",
                        origin=origin,
                        destination=destination,
                        commodity=goods,
                        period_from=f"{BASE_YEAR}-01-01",
                        period_to=f"{BASE_YEAR}-12-31",
                        containers_teu=round(demand.teu * a * b * c, -1),
                        source=source,
                        evidence=demand.evidence,
                        method=demand.method,
                        note="loaded boxes; what `corridor assign` shares out",
                    )
        growth = GROWTH.get(GROWTH_OF.get(demand.segment, demand.segment), STEADY)
        for year, index in growth.items():
            package["quotes"].add(
                name=f"demand: {demand.segment}",
                date=f"{year}-01-01",
                last=index,
                unit=f"of {BASE_YEAR}",
                source=judgement(package),
                evidence="estimate" if demand.segment in GROWTH else "assumption",
                method="containers between Asia and Europe, from memory of the lines' statistics; 3 % a year after 2025"
                if "europe" in demand.segment and "china" in demand.segment
                else "our judgement; 2 % a year where nothing is known",
            )
    for name, value, unit, since, evidence, method in PARAMETERS:
        package["quotes"].add(
            name=f"choice: {name}",
            date=since,
            last=value,
            unit=unit,
            source=judgement(package),
            evidence=evidence,
            method=method,
        )
