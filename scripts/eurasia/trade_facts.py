# SPDX-License-Identifier: Apache-2.0
"""What all trade builders share: reading the raw economics rows, their sources, path lengths, keys that may be missing."""

import heapq
from datetime import date, timedelta
from functools import lru_cache

from eurasia.tables import ASSUMPTIONS, EVIDENCE, Package, number

# Documents that the trade tables cite beside the gathered facts: title, publisher, year, address.
# fmt: off
DOCUMENTS = {
    "wci-2019-06-20": ("Drewry World Container Index retreats by 1.6%", "Hellenic Shipping News (Drewry)", "2019",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-retreats-by-1-6/"),
    "wci-2019-08-01": ("Drewry World Container Index up by 6.4%", "Hellenic Shipping News (Drewry)", "2019",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-up-by-6-4/"),
    "wci-2021-07-08": ("Drewry World Container Index increased by 4.7% on week", "Hellenic Shipping News (Drewry)", "2021",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-increased-by-4-7-on-week-and-333-compared-to-a-year-back/"),
    "wci-2022-07-21": ("Drewry World Container Index down by 2.6% on week", "Hellenic Shipping News (Drewry)", "2022",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-by-2-6-on-week/"),
    "wci-2023-07-06": ("News from the New Silk Road, 10 July 2023 (quoting Drewry of 6 July)", "Symlog", "2023",
                       "https://symlog.eu/en/aktualnosci-z-rynku/wiadomosci-z-nowego-jedwabnego-szlaku-10-lipca-2023-r/"),
    "wci-2024-06-06": ("Drewry World Container Index up 12% last week, 181% versus 2023", "Hellenic Shipping News (Drewry)", "2024",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-up-12-last-week-181-versus-2023/"),
    "wci-2024-06-27": ("Container freight rates slow down in the second half of June 2024", "TrasportoEuropa (Drewry)", "2024",
                       "http://www.trasportoeuropa.it/english/container-freight-rates-slow-down-in-the-second-half-of-june-2024/"),
    "wci-2024-09-05": ("Drewry World Container Index down 8% last week", "Hellenic Shipping News (Drewry)", "2024",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-8-last-week/"),
    "wci-2024-09-26": ("Drewry World Container Index, 26 September", "AJOT (Drewry)", "2024",
                       "https://ajot.com/news/drewry-world-container-index-26-sep"),
    "wci-2024-10-24": ("Drewry World Container Index down 4% last week", "Hellenic Shipping News (Drewry)", "2024",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-4-last-week-2/"),
    "wci-2025-01-16": ("Drewry's World Container Index, 16 January", "airfreight.news (Drewry)", "2025",
                       "https://airfreight.news/articles/full/drewrys-world-container-index-16-jan"),
    "wci-2025-03-13": ("Drewry container index falls 7% to $2,368 per 40ft box", "FreshPlaza (Drewry)", "2025",
                       "https://freshplaza.com/europe/article/9713809/drewry-container-index-falls-7-to-2-368-per-40ft-box"),
    "wci-2025-07-03": ("Container freight rates from China decline at the end of June 2025", "TrasportoEuropa (Drewry)", "2025",
                       "https://www.trasportoeuropa.it/english/container-freight-rates-from-china-decline-at-the-end-of-june-2025"),
    "wci-2020-06": ("Drewry World Container Index up by 1.7%", "Hellenic Shipping News (Drewry)", "2020",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-up-by-1-7-2/"),
    "wci-2020-10": ("Drewry World Container Index down 0.7% but 107.6% higher versus same week of 2019", "Hellenic Shipping News (Drewry)", "2020",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-0-7-but-107-6-higher-versus-same-week-of-2019/"),
    "wci-2021-01-28": ("Drewry World Container Index down 1.7% on week", "Hellenic Shipping News (Drewry)", "2021",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-1-7-on-week-but-remain-204-4-higher-on-year/"),
    "wci-2021-02-25": ("Drewry World Container Index down 0.2% on week", "Hellenic Shipping News (Drewry)", "2021",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-0-2-on-week-but-232-4-higher-y-o-y/"),
    "wci-2022-08-25": ("World Container Index - 25 Aug", "Hellenic Shipping News (Drewry)", "2022",
                       "https://www.hellenicshippingnews.com/world-container-index-25-aug/"),
    "wci-2022-09-22": ("Drewry World Container Index down by 10% this week", "Hellenic Shipping News (Drewry)", "2022",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-by-10-this-week/"),
    "wci-2022-11-10": ("Drewry World Container Index down by 9% this week", "Hellenic Shipping News (Drewry)", "2022",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-by-9-this-week/"),
    "wci-2023-01-19": ("World Container Index - 19 Jan", "AJOT (Drewry)", "2023",
                       "https://www.ajot.com/news/world-container-index-19-jan"),
    "wci-2023-03-16": ("Drewry World Container Index down 1% this week", "Hellenic Shipping News (Drewry)", "2023",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-1-this-week/"),
    "wci-2023-11": ("Another weekly increase for the WCI", "Daily Cargo News (Drewry)", "2023",
                       "https://www.thedcn.com.au/news/containers-and-container-shipping/another-weekly-increase-for-the-wci/"),
    "wci-2024-02-29": ("Drewry's World Container Index decreased to $3,493 per 40ft container this week", "FreshPlaza (Drewry)", "2024",
                       "https://www.freshplaza.com/oceania/article/9605154/drewry-s-world-container-index-decreased-to-3-493-per-40ft-container-this-week/"),
    "wci-2024-04-04": ("Drewry World Container Index down by 3% last week", "Hellenic Shipping News (Drewry)", "2024",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-by-3-last-week-2/"),
    "wci-2024-11-28": ("Drewry World Container Index down 2% last week", "Hellenic Shipping News (Drewry)", "2024",
                       "https://www.hellenicshippingnews.com/drewry-world-container-index-down-2-last-week-3/"),
    "wci-2025-04-10": ("World Container Index continues increase", "Daily Cargo News (Drewry)", "2025",
                       "https://thedcn.com.au/region/australia/world-container-index-continues-increase"),
    "wci-2025-09": ("Drewry WCI drops again as carriers adjust to lower demand", "Fibre2Fashion (Drewry)", "2025",
                       "https://www.fibre2fashion.com/news/textiles-logistics-news/drewry-wci-drops-again-as-carriers-adjust-to-lower-demand-302543-newsdetails.htm"),
    "wci-2026-01": ("Drewry's World Container Index drops 4% amid global trade weakness", "InteriorDaily (Drewry)", "2026",
                       "https://www.interiordaily.com/article/9801935/drewry-s-world-container-index-drops-4-amid-global-trade-weakness"),
    "fed-g5a-2016": ("Foreign Exchange Rates, G.5A Annual (2012-2015)", "Board of Governors of the Federal Reserve System", "2016",
                       "https://federalreserve.gov/releases/g5a/20160104/default.htm"),
    "fed-g5a-2021": ("Foreign Exchange Rates, G.5A Annual (2017-2020)", "Board of Governors of the Federal Reserve System", "2021",
                     "https://federalreserve.gov/releases/g5a/20210104"),
    "fed-g5a-2024": ("Foreign Exchange Rates, G.5A Annual (2020-2023)", "Board of Governors of the Federal Reserve System", "2024",
                     "https://federalreserve.gov/releases/g5a/20240201"),
    "fed-g5-2024-07": ("Foreign Exchange Rates, G.5 Monthly (April-June 2024)", "Board of Governors of the Federal Reserve System", "2024",
                       "http://federalreserve.gov/Releases/G5/current/default.htm"),
    "bcc-2024-10": ("USD/KZT Exchange Rate Overview, 24 October 2024", "Bank CenterCredit", "2024",
                    "https://www.bcc.kz/en/bcc-journal/review-course-usd-kzt-24-10-2024/"),
    "eia-2019": ("Crude oil prices were lower in 2019 than in 2018 (EIA)", "National Energy Administration of China (Xinhua)", "2020",
                 "https://obor.nea.gov.cn/detail2/11493.html"),
    "eia-2022": ("US increased its oil price forecast (2022 averages)", "APA (EIA)", "2023",
                 "https://en.apa.az/energy-and-industry/us-increased-its-oil-price-forecast-409277"),
    "brent-years": ("Brent Crude Oil: Price, by year", "Statistico", "2024",
                    "https://www.statistico.com/s/brent-crude-oil-price-by-year"),
    "strip-2024-07-05": ("Market strip of a finance page, values of Friday 5 July 2024 (data/facts/market/strip.txt)",
                         "Yahoo Finance Canada", "2024", ""),
    "iso-3166": ("ISO 3166-1 country codes", "International Organization for Standardization", "2020",
                 "https://www.iso.org/iso-3166-country-codes.html"),
    "cldr-46": ("Unicode Common Locale Data Repository 46.1, names of territories (Unicode License v3)", "Unicode Consortium", "2024",
                 "https://cldr.unicode.org"),
}
# fmt: on

RECALLED = "from memory of a public series, not re-opened"


def document(package: Package, *keys: str) -> list[str]:
    """Keys of the documents named in DOCUMENTS."""
    return [k for key in keys for k in package.sources.document(*DOCUMENTS[key])]


def source_of(package: Package, row: dict) -> list[str]:
    """The source of a raw economics row."""
    year = row["source_year"] if row["source_year"].isdigit() else ""
    note = "" if year else row["source_year"]
    return package.sources.document(
        row["source_title"], row["source_publisher"], year, row["source_url"], note
    )


def evidence_of(row: dict) -> str:
    return EVIDENCE[row["evidence"]]


def judgement(package: Package) -> list[str]:
    return package.sources.use(ASSUMPTIONS)


def merged(*lists: list[str]) -> list[str]:
    return list(dict.fromkeys(key for keys in lists for key in keys))


class Prices:
    """The raw tariff rows by id, with their sources."""

    def __init__(self, package: Package):
        self._package = package
        self._rows = {row["id"]: row for row in package.facts("economics/tariffs.csv")}
        self.used: set[str] = set()

    def row(self, key: str) -> dict:
        self.used.add(key)
        return self._rows[key]

    def value(self, key: str) -> float:
        """The value, or the middle of a range."""
        row = self.row(key)
        value = number(row["value"])
        return value if value is not None else (number(row["value_low"]) + number(row["value_high"])) / 2

    def sources(self, *keys: str) -> list[str]:
        return merged(*(source_of(self._package, self.row(key)) for key in keys))

    def unused(self) -> list[str]:
        return [key for key in self._rows if key not in self.used]


class Cpmm:
    """The indicators of the CAREC corridor performance measurement by country or place, mode, direction and year."""

    def __init__(self, package: Package):
        self._package = package
        self._rows = {
            (r["name"], r["mode"], r["direction"], r["year"], r["indicator"]): r
            for r in package.facts("economics/border_times.csv")
        }

    def value(self, *key: str) -> float:
        return float(self._rows[key]["value"])

    def source(self, *key: str) -> list[str]:
        return source_of(self._package, self._rows[key])


class Lengths:
    """Shortest distances over the links of the facts, by mode: for prices that are documented for a whole section."""

    def __init__(self, package: Package):
        self._graph: dict[str, dict[str, list[tuple[str, float]]]] = {}
        for row in package.facts("network/links.csv"):
            if row["status"] not in ("open", "disrupted"):
                continue
            mode = "ferry" if row["mode"].startswith("ferry") else row["mode"]
            graph = self._graph.setdefault(mode, {})
            for a, b in ((row["from"], row["to"]), (row["to"], row["from"])):
                graph.setdefault(a, []).append((b, float(row["length_km"])))

    def km(self, mode: str, *places: str) -> float:
        """Along the places in their order, each pair by the shortest way."""
        return sum(self._shortest(mode, a, b) for a, b in zip(places, places[1:]))

    def _shortest(self, mode: str, start: str, goal: str) -> float:
        best, queue = {start: 0.0}, [(0.0, start)]
        while queue:
            km, place = heapq.heappop(queue)
            if place == goal:
                return km
            for other, length in self._graph[mode].get(place, []):
                if km + length < best.get(other, float("inf")):
                    best[other] = km + length
                    heapq.heappush(queue, (km + length, other))
        raise ValueError(f"no {mode} way from {start} to {goal}")


def known(package: Package, table: str, key: str | None) -> bool:
    """Whether a key of a table exists; a table that is not built yet knows none."""
    return key in package[table]


@lru_cache(maxsize=None)
def _month_end(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def month_span(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{_month_end(year, last):02}"


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
