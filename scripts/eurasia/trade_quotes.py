# SPDX-License-Identifier: Apache-2.0
"""Market quotes: crude, exchange rates, freight indices. A yearly mean stands on the first day of its year, a monthly mean on
the first day of its month, so that a price of that time converts at the rate of that time."""

import re

from eurasia.tables import Package
from eurasia.trade_facts import RECALLED, document, judgement, source_of

# Year -> (EUR in USD, CNY, CHF, CAD per USD); Federal Reserve G.5A. 2016, 2024 and later: from memory.
# fmt: off
YEARLY_FX = {
    2012: (1.2859, 6.3093, 0.9377, 0.9995), 2013: (1.3281, 6.1478, 0.9269, 1.0300), 2014: (1.3297, 6.1620, 0.9147, 1.1043),
    2015: (1.1096, 6.2827, 0.9628, 1.2791), 2016: (1.1072, 6.6400, 0.9848, 1.3243), 2017: (1.1301, 6.7569, 0.9842, 1.2984),
    2018: (1.1817, 6.6090, 0.9784, 1.2957), 2019: (1.1194, 6.9081, 0.9937, 1.3269), 2020: (1.1410, 6.9042, 0.9389, 1.3422),
    2021: (1.1830, 6.4508, 0.9144, 1.2533), 2022: (1.0534, 6.7290, 0.9550, 1.3014), 2023: (1.0817, 7.0809, 0.8984, 1.3494),
    2024: (1.0820, 7.1957, 0.8806, 1.3699), 2025: (1.13, 7.19, 0.83, 1.40), 2026: (1.17, 7.00, 0.80, 1.38),
}
MONTHLY_FX_2024 = {4: (1.0724, 7.2374, 0.9099, 1.3674), 5: (1.0810, 7.2327, 0.9088, 1.3667), 6: (1.0763, 7.2547, 0.8938, 1.3705)}
YEARLY_KZT = {2012: 149.1, 2015: 221.7, 2016: 342.2, 2017: 326.0, 2018: 344.7, 2019: 382.7, 2020: 413.0, 2021: 426.0, 2022: 460.5, 2023: 456.2, 2024: 458.7, 2025: 520.0, 2026: 520.0}
# West Texas Intermediate, USD a barrel: the crude of the strip.
YEARLY_CRUDE = {2018: 64.0, 2019: 57.0, 2020: 39.2, 2021: 68.0, 2022: 94.91, 2023: 77.6, 2025: 65.0, 2026: 65.0}
MONTHLY_CRUDE_2024 = {1: 74.15, 2: 77.25, 3: 81.28, 4: 85.35, 5: 80.02, 6: 79.77}
YEARLY_BRENT = {2018: (71.0, "eia-2019"), 2019: (64.0, "eia-2019"), 2020: (41.96, "brent-years"), 2022: (100.94, "eia-2022"),
                2023: (82.49, "brent-years")}
STRIP_NAMES = {"S&P/TSX": "index:sp-tsx", "S&P 500": "index:sp-500", "DOW": "index:dow-jones", "CAD/USD": "CAD/USD", "CRUDE OIL": "crude",
               "GOLD FUTURES": "gold", "CAD/EUR": "CAD/EUR", "FTSE": "index:ftse-100", "NIKKEI 225": "index:nikkei-225",
               "NASDAQ": "index:nasdaq", "RUSSELL 2000": "index:russell-2000", "10-Yr Bond": "yield:us-10-year"}
STRIP_UNITS = {"CAD/USD": "USD per CAD", "CRUDE OIL": "USD per barrel", "GOLD FUTURES": "USD per troy ounce", "CAD/EUR": "EUR per CAD",
               "10-Yr Bond": "%"}
STRIP_DAY = "2024-07-05"
YEAR_MEAN = "mean of the year, placed on its first day"
MONTH_MEAN = "mean of the month, placed on its first day"
# fmt: on


def _yearly(package: Package) -> list[dict]:
    rows = []
    for year, (eur, cny, chf, cad) in YEARLY_FX.items():
        seen = year <= 2023 and year != 2016
        release = "fed-g5a-2016" if year <= 2015 else "fed-g5a-2021" if year <= 2019 else "fed-g5a-2024"
        source = document(package, release) if seen else judgement(package)
        evidence, method = ("documented", YEAR_MEAN) if seen else ("estimate", f"{YEAR_MEAN}; {RECALLED}")
        if year >= 2026:
            evidence, method = "assumption", "level of the beginning of the year carried on"
        common = {"source": source, "evidence": evidence, "method": method, "date": f"{year}-01-01"}
        rows.append({"name": "EUR/USD", "last": eur, "unit": "USD per EUR", **common})
        for name, value in (("CNY/USD", cny), ("CHF/USD", chf), ("CAD/USD", cad)):
            said = f"{method}; 1 / {value:g}"
            rows.append(
                {
                    "name": name,
                    "last": round(1 / value, 6),
                    "unit": f"USD per {name[:3]}",
                    **common,
                    "method": said,
                }
            )
    for month, (eur, cny, chf, cad) in MONTHLY_FX_2024.items():
        common = {
            "source": document(package, "fed-g5-2024-07"),
            "evidence": "documented",
            "date": f"2024-{month:02}-01",
        }
        rows.append({"name": "EUR/USD", "last": eur, "unit": "USD per EUR", **common, "method": MONTH_MEAN})
        for name, value in (("CNY/USD", cny), ("CHF/USD", chf), ("CAD/USD", cad)):
            rows.append(
                {
                    "name": name,
                    "last": round(1 / value, 6),
                    "unit": f"USD per {name[:3]}",
                    **common,
                    "method": f"{MONTH_MEAN}; 1 / {value:g}",
                }
            )
    for year, value in YEARLY_KZT.items():
        seen = year in (2023, 2024)
        method = (
            f"{YEAR_MEAN}; 1 / {value:g}"
            + ("" if seen else f"; {RECALLED}")
            + ("; nine months" if year == 2024 else "")
        )
        rows.append(
            {
                "name": "KZT/USD",
                "last": round(1 / value, 8),
                "unit": "USD per KZT",
                "date": f"{year}-01-01",
                "source": document(package, "bcc-2024-10") if seen else judgement(package),
                "evidence": "documented" if seen else "estimate",
                "method": method,
            }
        )
    return rows


def _crude(package: Package) -> list[dict]:
    rows = []
    documents = {2018: "eia-2019", 2019: "eia-2019", 2022: "eia-2022"}
    for year, value in YEARLY_CRUDE.items():
        seen = year in documents
        rows.append(
            {
                "name": "crude",
                "last": value,
                "unit": "USD per barrel",
                "date": f"{year}-01-01",
                "source": document(package, documents[year]) if seen else judgement(package),
                "evidence": "documented" if seen else "estimate",
                "method": f"West Texas Intermediate, {YEAR_MEAN}" + ("" if seen else f"; {RECALLED}"),
            }
        )
    for month, value in MONTHLY_CRUDE_2024.items():
        rows.append(
            {
                "name": "crude",
                "last": value,
                "unit": "USD per barrel",
                "date": f"2024-{month:02}-01",
                "source": judgement(package),
                "evidence": "estimate",
                "method": f"West Texas Intermediate, {MONTH_MEAN}; {RECALLED}",
            }
        )
    for year, (value, key) in YEARLY_BRENT.items():
        rows.append(
            {
                "name": "brent",
                "last": value,
                "unit": "USD per barrel",
                "date": f"{year}-01-01",
                "source": document(package, key),
                "evidence": "documented",
                "method": YEAR_MEAN,
            }
        )
    return rows


def _strip(package: Package) -> list[dict]:
    """The strip as it was copied: name, last, change (percent), blank lines between."""
    text = (package.facts_folder / "market/strip.txt").read_text(encoding="utf-8").replace("\u00a0", " ")
    lines = [line.strip() for line in text.splitlines()]
    rows, values = [], {}
    for i, line in enumerate(lines):
        if line.startswith("•"):
            name = line[1:].strip()
            following = [t for t in lines[i + 1 : i + 6] if t]
            values[name] = float(following[0].replace(",", ""))
    for name, key in STRIP_NAMES.items():
        rows.append(
            {
                "name": key,
                "last": values[name],
                "unit": STRIP_UNITS.get(name, "points"),
                "date": STRIP_DAY,
                "source": document(package, "strip-2024-07-05"),
                "evidence": "documented",
            }
        )
    rows.append(
        {
            "name": "EUR/USD",
            "last": round(values["CAD/USD"] / values["CAD/EUR"], 6),
            "unit": "USD per EUR",
            "date": STRIP_DAY,
            "source": document(package, "strip-2024-07-05"),
            "evidence": "computed",
            "method": f"CAD/USD over CAD/EUR: {values['CAD/USD']} / {values['CAD/EUR']}",
        }
    )
    return rows


INDEX_NAMES = {  # of raw tariff rows: (corridor, leg, direction) -> name
    ("Ocean", "composite", "composite"): "index:wci-composite",
    ("Northern", "1520mm_transit", "composite"): "index:erai",
    ("Northern", "1520mm_transit", "eastbound"): "index:erai-east",
    ("Northern", "1520mm_transit", "westbound"): "index:erai-west",
    ("Ocean Suez", "through", "westbound"): "index:maxmodal-suez",
    ("Silk Road overland (Middle+Southern)", "through", "westbound"): "index:maxmodal-silk-road",
    ("EU road", "road", "average"): "",
}
MONTHS = {name: i + 1 for i, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}
QUARTER = {"Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}


def index_day(year: str, period: str) -> str:
    """First day that a raw period speaks of: "Jul 15", "wk 52", "Q3", "YTD May", "late Aug", "30 Jun", "year average"."""
    if m := re.search(r"wk (\d+)", period):
        return f"{year}-12-25" if m[1] == "52" else f"{year}-01-01"
    if m := re.search(r"Q[1-4]", period):
        return f"{year}-{QUARTER[m[0]]}-01"
    month = next((i for name, i in MONTHS.items() if re.search(rf"\b{name}", period)), None)
    if month is None:
        return f"{year}-01-01"
    day = next((int(d) for d in re.findall(r"\b(\d{1,2})\b", period)), None)
    if day is None:
        day = 26 if "late" in period else 31 if period.startswith("end Jan") else 1
    return f"{year}-{month:02}-{day:02}"


def _indices(package: Package) -> list[dict]:
    rows = {}
    for raw in package.facts("economics/tariffs.csv"):
        name = INDEX_NAMES.get((raw["corridor"], raw["leg"], raw["direction"]))
        unit = raw["unit"]
        if (
            name is None
            or "range" in raw["period"]
            or unit.startswith("ratio")
            or not raw["value"]
            or unit == "EUR_per_trip_benchmark"
        ):
            continue
        if name == "":
            name = f"index:eu-road-{unit.split('_')[0]}"
        day = index_day(raw["year"], raw["period"])
        if "YTD" in raw["period"]:
            day, name = f"{raw['year']}-01-01", f"{name}-year-to-date"
        seen = raw["evidence"] == "seen"
        rows.setdefault(
            (name, day),
            {
                "name": name,
                "last": float(raw["value"]),
                "unit": unit.replace("_", " "),
                "date": day,
                "source": source_of(package, raw),
                "evidence": "documented" if seen else "computed",
                "method": f"{raw['year']} {raw['period']}",
                "note": raw["notes"],
            },
        )
    return list(rows.values())


def build(package: Package) -> None:
    rows = _yearly(package) + _crude(package) + _strip(package) + _indices(package)
    for row in sorted(rows, key=lambda r: (r["name"], r["date"])):
        package["quotes"].add(**row)


def quote_at(package: Package, name: str, day: str) -> float:
    """The quote in force on a day, as the planner will see it."""
    dated = [(r["date"], r["last"]) for r in package["quotes"].rows if r["name"] == name and r["date"] <= day]
    return (
        max(dated)[1]
        if dated
        else min((r["date"], r["last"]) for r in package["quotes"].rows if r["name"] == name)[1]
    )
