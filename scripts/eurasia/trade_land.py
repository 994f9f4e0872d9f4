# SPDX-License-Identifier: Apache-2.0
"""Prices on land, per km of each territory. Rail: derived from documented prices of whole sections over the lengths of our
links, so that the links of a section add up to its price. Road: per truck and km by country."""

from dataclasses import replace

from eurasia.tables import Package
from eurasia.trade_facts import Cpmm, Lengths, Prices, judgement, merged
from eurasia.trade_quotes import quote_at
from eurasia.trade_writer import Price, Tariffs

ERAI_WAY = ("KZDOS", "KZ-ASTANA", "RUKUF", "BYBQT")  # Dostyk - Brest
SMALL_GROUP = 1.15
UTLC = [
    ("N-UTLC", "KZDOS", "RUKGD"),
    ("N-UTLC-BACK", "RUKGD", "KZDOS"),
    ("N-UTLC-BREST", "KZDOS", "BYBQT"),
    ("N-UTLC-BREST-BACK", "BYBQT", "KZDOS"),
]
ERAI_COUNTRIES = ("KZ", "RU", "BY", "LT")
CASPIAN_FEEDER, CASPIAN_FEEDER_SOUTH, LIFT = 600.0, 500.0, 150.0  # as in trade_sea and trade_fees
RAILWAYS = {
    "CN": "China Railway",
    "KZ": "Kazakhstan Temir Zholy",
    "UZ": "Uzbekistan Railways",
    "TM": "Turkmen Railways",
    "AZ": "Azerbaijan Railways",
    "GE": "Georgian Railway",
    "TR": "TCDD",
    "RU": "Russian Railways",
    "BY": "Belarusian Railway",
    "LT": "Lithuanian Railways",
    "IR": "Islamic Republic of Iran Railways",
    "MN": "Mongolian Railway",
    "KG": "Kyrgyz Railways",
    "AM": "South Caucasus Railway",
}


class Land:
    def __init__(self, tariffs: Tariffs, prices: Prices):
        self.tariffs, self.prices = tariffs, prices
        self.lengths, self.cpmm = Lengths(tariffs.package), Cpmm(tariffs.package)
        self.ours = judgement(tariffs.package)

    def rail(self, country: str, *prices: Price, service: str = "", currency: str = "USD") -> None:
        scope = {"service": service} if service else {}
        self.tariffs.add(
            "movement",
            list(prices),
            basis="per_feu_km",
            currency=currency,
            mode="rail",
            country=country,
            party=RAILWAYS.get(country, "railway"),
            **scope,
        )

    def section(self, raw: str, fixed: float, said: str, *ways: tuple[str, ...]) -> tuple[float, str]:
        """USD per FEU-km of a documented through price less what is not rail, and how that was reckoned."""
        price, km = self.prices.value(raw), sum(self.lengths.km("rail", *way) for way in ways)
        rate = (price - fixed) / km
        return rate, f"({price:,.0f} USD through price {raw} - {fixed:,.0f} {said}) / {km:,.0f} km of rail"


def _titr(land: Land) -> None:
    """The Trans-Caspian railways, from the consortium's through prices."""
    crossing = CASPIAN_FEEDER + 2 * LIFT
    said = "feeder and two port lifts"
    to_port, azerbaijan = ("KZ-ALTYNKOL", "KZARY", "KZAAU"), ("AZALA", "GEGAR")
    by_btk = ("GEGAR", "GE-MARABDA", "GE-AKHALKALAKI")
    rate18, how18 = land.section(
        "T002", crossing, said, to_port, azerbaijan, by_btk, ("GE-AKHALKALAKI", "TRIST")
    )
    rate23, how23 = land.section("T011", crossing, said, to_port, azerbaijan, ("GEGAR", "GEPTI"))
    low23, high23 = (
        (float(land.prices.row("T011")[k]) - crossing) / ((land.prices.value("T011") - crossing) / rate23)
        for k in ("value_low", "value_high")
    )
    rate20, how20 = land.section(
        "T008",
        CASPIAN_FEEDER_SOUTH + 2 * LIFT,
        said,
        ("UZTAS", "TMFAR", "TMKRW"),
        azerbaijan,
        by_btk,
        ("GE-AKHALKALAKI", "TR-KOSEKOY"),
    )
    p18 = Price("2018-09-01", rate18, land.prices.sources("T002"), "computed", how18)
    p20 = Price(
        "2020-04-01",
        rate20,
        land.prices.sources("T008"),
        "computed",
        how20,
        fuel_share=0.15,
        fuel_day="2019-04-01",
    )
    p23 = Price(
        "2023-01-01",
        rate23,
        land.prices.sources("T011"),
        "computed",
        how23,
        low23,
        high23,
        0.15,
        fuel_day="2022-01-01",
    )
    for country in ("KZ", "AZ", "GE"):
        land.rail(country, p18, p23)
    land.rail("TR", p18, p20)
    for country in ("UZ", "TM", "KG"):
        land.rail(country, p20)
    land.rail(
        "AM", Price("2018-09-01", rate18, land.prices.sources("T002"), "estimate", f"as Georgia: {how18}")
    )


def northern_services(package: Package) -> dict[str, tuple[str, set[str]]]:
    """Northern trains -> direction (by the country of their first call) and the countries that their links touch."""
    out: dict[str, tuple[str, set[str]]] = {}
    country = {p["id"]: p.get("country") for p in package["places"].rows}
    for call in package["calls"].rows:
        service = call["service"]
        if not service.startswith("N-"):
            continue
        if service not in out:
            out[service] = ("westbound" if country[call["place"]] in ("CN", "KZ") else "eastbound", set())
        for link in call.get("links") or []:
            row = package["links"][link]
            out[service][1].update((country[row["from_place"]], country[row["to_place"]]))
    return out


def _northern(land: Land) -> None:
    """The 1520 mm section Dostyk - Brest by the Eurasian Rail Alliance Index, each way by its own index."""
    km = land.lengths.km("rail", *ERAI_WAY)
    points = {  # since, raw row
        "westbound": [("2018-09-01", "T023"), ("2023-01-01", "T013"), ("2024-07-01", "T026")],
        "eastbound": [("2018-09-01", "T022"), ("2023-01-01", "T012"), ("2024-07-01", "T025")],
        "composite": [("2018-09-01", "T021"), ("2022-01-31", "T030"), ("2024-07-01", "T024")],
    }

    def per_km(direction: str) -> list[Price]:
        return [
            Price(
                since,
                land.prices.value(raw) / km,
                land.prices.sources(raw),
                "computed",
                f"Eurasian Rail Alliance Index, {direction}: {land.prices.value(raw):,.0f} USD a FEU ({raw}) over {km:,.0f} km "
                "Dostyk - Brest; administered tariff without a fuel clause",
            )
            for since, raw in points[direction]
        ]

    for country in ("RU", "BY", "LT", "MN"):
        land.rail(country, *per_km("composite"))
    for country in ("KZ", "RU", "BY", "LT", "MN"):
        land.rail(
            country,
            *(
                replace(
                    p,
                    price=p.price * SMALL_GROUP,
                    source=merged(p.source, land.ours),
                    evidence="assumption",
                    method=f"a group of boxes in a mixed train pays {SMALL_GROUP:g} times the block train; {p.method}",
                )
                for p in per_km("composite")
            ),
            service="RAIL-1520-NORTH",
        )
    services = northern_services(land.tariffs.package)
    for service, (direction, countries) in sorted(services.items()):
        for country in ERAI_COUNTRIES:
            if country in countries:
                land.rail(country, *per_km(direction), service=service)
    for service, a, b in UTLC:
        direction = services.get(service, ("westbound",))[0]
        rows = [
            Price(
                since,
                land.prices.value(raw),
                land.prices.sources(raw),
                "documented",
                f"Eurasian Rail Alliance Index, {direction} ({raw})",
            )
            for since, raw in points[direction]
        ]
        land.tariffs.add(
            "through", rows, basis="per_feu", service=service, from_place=a, to_place=b, party="UTLC ERA"
        )


def _titr_through(land: Land) -> None:
    rates = land.prices.row("T011")
    rows = [
        Price(
            "2023-01-01",
            land.prices.value("T011"),
            land.prices.sources("T011"),
            "documented",
            "middle of the range that the World Bank gives for the corridor; taken for Altynkol - Poti, as its northern figure of the "
            "same text is the 1520 mm section only",
            float(rates["value_low"]),
            float(rates["value_high"]),
            0.1,
        )
    ]
    land.tariffs.add(
        "through",
        rows,
        basis="per_feu",
        service="TITR-ALTYNKOL-POTI",
        from_place="KZ-ALTYNKOL",
        to_place="GEPTI",
        party="TITR Association",
    )
    share = land.prices.value("T002") / land.prices.value("T001")
    poti = land.prices.value("T090")
    row = Price(
        "2018-04-01",
        poti * share,
        land.prices.sources("T090", "T002"),
        "computed",
        f"{poti:g} USD a 20-foot box (T090, Baku - Poti) x {share:.2f}, the 40-foot ratio of the TITR rates of 2018",
    )
    block = (("GE-AZ-BLOCK", "GEPTI", "AZ-ABSHERON"), ("GE-AZ-BLOCK-BACK", "AZ-ABSHERON", "GEPTI"))
    for service, a, b in block:
        land.tariffs.add(
            "through",
            [row],
            basis="per_feu",
            service=service,
            from_place=a,
            to_place=b,
            party="ADY Express, Georgian Railway",
        )


def _china_and_europe(land: Land) -> float:
    euro = 0.80
    said = (
        "42 FEU on a train that costs about 34 EUR a km with track, traction and wagons; no price list read"
    )
    land.tariffs.add(
        "movement",
        [Price("2020-01-01", euro, land.ours, "assumption", said, 0.55, 1.10)],
        basis="per_feu_km",
        currency="EUR",
        mode="rail",
        party="European railways",
    )
    fx = quote_at(land.tariffs.package, "EUR/USD", "2020-12-01")
    fees, erai = 329 + 90 + 120, (land.prices.value("T021") + land.prices.value("T030")) / 2
    km = land.lengths.km("rail", "CNSHG", "CNAKL")
    left = [
        land.prices.value(raw) - land.lengths.km("rail", "PLMAA", end) * euro * fx - erai - fees
        for raw, end in (("T045", "DEDUI"), ("T048", "CZPRG"))
    ]
    rate = sum(left) / len(left) / km
    source = merged(land.prices.sources("T045", "T048", "T021", "T030"), land.ours)
    high = land.prices.value("T166")
    how = (
        f"offers of December 2020 Shanghai - Neuss and - Prague (T045, T048) less 1520 mm section ({erai:,.0f} USD), European rail at "
        f"{euro} EUR a km, border and gauge change ({fees} USD): {sum(left) / 2:,.0f} USD over {km:,.0f} km; the high end is CPMM 2023, "
        "single loads with fees"
    )
    land.rail(
        "CN",
        Price("2020-12-01", rate, merged(source, land.prices.sources("T166")), "estimate", how, 0.40, high),
    )
    return rate


def _south(land: Land) -> None:
    row = Price(
        "2023-01-01",
        land.prices.value("T099"),
        land.prices.sources("T099"),
        "documented",
        "uniform reduced price of the eastern North-South route, 40-foot box",
        fuel_share=0.15,
        fuel_day="2022-01-01",
    )
    land.rail("IR", row)
    for service in sorted(r["id"] for r in land.tariffs.package["services"].rows if r["id"].startswith("S-")):
        for country in ("KZ", "TM", "IR"):
            land.rail(country, row, service=service)


EU_INDEX = [("2022-04-01", "T145"), ("2023-10-01", "T147"), ("2025-04-01", "T151"), ("2025-10-01", "T153")]
EU_INDEX_2024Q4 = 130.0  # F38: "contract index near 130"


def _road(land: Land) -> None:
    base, base_source = land.prices.value("T136"), land.prices.sources("T136")
    rows = [
        Price(
            "2024-10-01",
            base,
            base_source,
            "documented",
            "contract price Duisburg - Vienna, 40 t truck (T136)",
            1.14,
            1.68,
            0.30,
        )
    ]
    for since, raw in EU_INDEX:
        index = land.prices.value(raw)
        rows.append(
            Price(
                since,
                base * index / EU_INDEX_2024Q4,
                merged(base_source, land.prices.sources(raw)),
                "computed",
                f"{base} EUR of 2024 Q4 x contract index {index} ({raw}) / {EU_INDEX_2024Q4:g}",
                fuel_share=0.30,
            )
        )
    land.tariffs.add(
        "movement", rows, basis="per_truck_km", currency="EUR", mode="road", party="European haulier"
    )
    for raw, a, b in (("T141", "PLWAW", "DEDUI"), ("T143", "DEDUI", "PLWAW")):
        land.tariffs.add(
            "movement",
            [
                Price(
                    "2024-10-01",
                    land.prices.value(raw),
                    land.prices.sources(raw),
                    "documented",
                    f"contract price of the lane ({raw})",
                    fuel_share=0.30,
                )
            ],
            basis="per_truck_km",
            currency="EUR",
            mode="road",
            from_place=a,
            to_place=b,
            party="European haulier",
        )
    for country, name, years in (
        ("KZ", "Kazakhstan", (2019, 2020, 2021, 2022, 2023)),
        ("GE", "Georgia", (2021, 2022, 2023)),
        ("TM", "Turkmenistan", (2019, 2020)),
        ("KG", "Kyrgyz Republic", (2019, 2020)),
    ):
        rows = []
        for year in years:
            key = (name, "road", "both", str(year), "TFI3")
            rows.append(
                Price(
                    f"{year}-01-01",
                    land.cpmm.value(*key) / 500,
                    land.cpmm.source(*key),
                    "computed",
                    f"CAREC CPMM TFI3 {land.cpmm.value(*key):g} USD per 500 km and 20 t / 500; border fees are in it",
                    fuel_share=0.35,
                )
            )
        _truck(land, country, *rows)
    average = ("CAREC all corridors", "road", "both", "2022", "TFI3")
    _truck(
        land,
        "UZ",
        Price(
            "2022-01-01",
            land.cpmm.value(*average) / 500,
            land.cpmm.source(*average),
            "estimate",
            "CAREC average TFI3 945 USD per 500 km and 20 t / 500, for want of an Uzbek figure",
            1.4,
            2.6,
            0.35,
        ),
    )
    for country, raw in (("TR", "T171"), ("AZ", "T172")):
        row = land.prices.row(raw)
        _truck(
            land,
            country,
            Price(
                "2024-01-01",
                float(row["value"]),
                land.prices.sources(raw),
                "estimate",
                row["notes"],
                float(row["value_low"]),
                float(row["value_high"]),
                0.30,
            ),
        )
    cpmm = land.prices.value("T157")
    _truck(
        land,
        "CN",
        Price(
            "2023-01-01",
            1.25,
            merged(land.prices.sources("T157"), land.ours),
            "estimate",
            "about 9 CNY a km of a long domestic haul; CPMM 2023 (4.08 USD a km) is short sections dominated by fees at the "
            "border and stands as the high end",
            1.0,
            cpmm,
            0.35,
        ),
    )
    for country, price in (("RU", 1.3), ("BY", 1.3), ("IR", 1.0), ("AM", 1.5), ("MN", 1.5)):
        _truck(
            land,
            country,
            Price(
                "2023-01-01",
                price,
                land.ours,
                "assumption",
                "between the estimates for Azerbaijan and Türkiye; no series read",
                0.8,
                2.0,
                0.35,
            ),
        )


def _truck(land: Land, country: str, *prices: Price) -> None:
    land.tariffs.add(
        "movement", list(prices), basis="per_truck_km", mode="road", country=country, party="haulier"
    )


def build(tariffs: Tariffs, prices: Prices) -> None:
    land = Land(tariffs, prices)
    _titr(land)
    _northern(land)
    _titr_through(land)
    _china_and_europe(land)
    _south(land)
    _road(land)
