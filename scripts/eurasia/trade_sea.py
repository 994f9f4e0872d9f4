# SPDX-License-Identifier: Apache-2.0
"""Prices on water: the ocean lane Shanghai - Rotterdam by Drewry's index, Caspian and Black Sea ferries and feeders, barges."""

from eurasia.tables import weakest
from eurasia.trade_facts import Prices, document, judgement, merged
from eurasia.trade_quotes import quote_at
from eurasia.trade_writer import Price, Tariffs

SUEZ_KM = 10_600 * 1.852  # nominal Shanghai - Rotterdam
CAPE_KM = 13_800 * 1.852
CAPE_SINCE = "2023-12-15"  # lines go round the Cape
FUEL_T_PER_FEU = 0.70  # trade factor of Maersk's bunker charge, fuel_price_link F04
VLSFO_BBL_PER_T, VLSFO_OVER_CRUDE = 7.2, 1.075  # F56
INFERRED = "day inferred from the comparison values in the text"

# Day, USD per FEU Shanghai - Rotterdam, Rotterdam - Shanghai, raw tariff rows or documents, remark.
# fmt: off
WCI = [
    ("2019-06-20", 1459, 565, "wci-2019-06-20", ""),
    ("2019-08-01", 1488, None, "wci-2019-08-01", ""),
    ("2020-06-11", 1766, 1107, "wci-2020-06", INFERRED),
    ("2020-10-29", 2186, 1100, "wci-2020-10", INFERRED),
    ("2020-12-03", 3528, None, "T107", ""),
    ("2021-01-28", 8740, None, "wci-2021-01-28", ""),
    ("2021-02-25", 8474, 1418, "wci-2021-02-25", ""),
    ("2021-07-08", 12795, 1740, "wci-2021-07-08", ""),
    ("2021-08-26", 13787, None, "T108", ""),
    ("2021-11-25", 13475, None, "T109", ""),
    ("2021-12-23", None, 1547, "T122", ""),
    ("2022-01-13", 14028, 1524, "T110 T111", ""),
    ("2022-03-17", 12221, 1515, "T112 T113", ""),
    ("2022-07-21", 9092, 1212, "wci-2022-07-21", ""),
    ("2022-08-25", 8010, None, "wci-2022-08-25", ""),
    ("2022-09-22", 6027, 1006, "wci-2022-09-22", ""),
    ("2022-11-10", 3126, 867, "wci-2022-11-10", ""),
    ("2023-01-19", 1808, 797, "wci-2023-01-19", ""),
    ("2023-03-16", 1553, 687, "wci-2023-03-16", ""),
    ("2023-07-06", 1345, None, "wci-2023-07-06", ""),
    ("2023-11-09", 1272, 461, "wci-2023-11", INFERRED),
    ("2024-01-11", 4406, 652, "T114 T115", ""),
    ("2024-02-29", 3944, 915, "wci-2024-02-29", ""),
    ("2024-04-04", 3078, 794, "wci-2024-04-04", ""),
    ("2024-05-30", 5270, 677, "T116 T117", ""),
    ("2024-06-06", 6032, 642, "wci-2024-06-06", ""),
    ("2024-06-27", 7322, 676, "wci-2024-06-27", ""),
    ("2024-09-05", 6219, 612, "wci-2024-09-05", ""),
    ("2024-09-26", 4157, None, "wci-2024-09-26", ""),
    ("2024-10-24", 3132, None, "wci-2024-10-24", ""),
    ("2024-11-28", 3997, None, "wci-2024-11-28", ""),
    ("2024-12-05", 4775, 514, "T118 T119", INFERRED),
    ("2025-01-16", 4231, 518, "wci-2025-01-16", ""),
    ("2025-03-13", 2512, 490, "wci-2025-03-13", ""),
    ("2025-04-10", 2392, 475, "wci-2025-04-10", ""),
    ("2025-07-03", 3468, 487, "wci-2025-07-03", ""),
    ("2025-09-11", 2046, 457, "wci-2025-09", INFERRED),
    ("2025-12-25", 2584, 487, "T120 T121", ""),
    ("2026-01-15", 2763, None, "wci-2026-01", INFERRED),
]
# fmt: on


def _sources(tariffs: Tariffs, prices: Prices, keys: str) -> list[str]:
    split = keys.split()
    return prices.sources(*split) if split[0].startswith("T") else document(tariffs.package, *split)


def ocean_fuel_share(tariffs: Tariffs, day: str, price: float) -> float:
    """Fuel per FEU over the price, at most 0.3 (F22)."""
    fuel = FUEL_T_PER_FEU * VLSFO_BBL_PER_T * VLSFO_OVER_CRUDE * quote_at(tariffs.package, "crude", day)
    return min(0.3, fuel / price)


def _ocean(tariffs: Tariffs, prices: Prices) -> None:
    west, east, per_km = [], [], []
    said = "Drewry World Container Index; fuel share = 0.70 t a FEU x 7.2 bbl/t x 1.075 x crude / price, at most 0.3"
    for day, out, back, keys, remark in WCI:
        source = _sources(tariffs, prices, keys)
        evidence = "estimate" if remark and not keys.startswith("T") else "documented"
        common = {"source": source, "evidence": evidence, "note": remark}
        if out:
            share = ocean_fuel_share(tariffs, day, out)
            west.append(Price(day, out, method=said, fuel_share=share, **common))
            km = CAPE_KM if day >= CAPE_SINCE else SUEZ_KM
            way = "the Cape" if day >= CAPE_SINCE else "Suez"
            per_km.append(
                Price(
                    day,
                    out / km,
                    source=source,
                    evidence="computed" if evidence == "documented" else evidence,
                    method=f"Shanghai - Rotterdam {out} USD a FEU over {km:,.0f} km via {way}, for lanes without an own price",
                    fuel_share=share,
                )
            )
        if back:
            east.append(
                Price(day, back, method=said, fuel_share=ocean_fuel_share(tariffs, day, back), **common)
            )
    scope = {"basis": "per_feu", "mode": "sea", "party": "deep-sea line"}
    tariffs.add("through", west, from_place="CNSHG", to_place="NLRTM", **scope)
    tariffs.add("through", east, from_place="NLRTM", to_place="CNSHG", **scope)
    tariffs.add("movement", per_km, basis="per_feu_km", mode="sea", party="deep-sea line")
    _backhaul(tariffs, east)
    poti = prices.value("T018")
    tariffs.add(
        "through",
        [Price("2025-11-01", poti, prices.sources("T018"), "documented", "middle of the range", 2000, 2500)],
        from_place="CNSHG",
        to_place="GEPTI",
        **scope,
    )


def _backhaul(tariffs: Tariffs, east: list[Price]) -> None:
    """Per km of the ships that go home: the yearly mean of Rotterdam - Shanghai, for lanes without an own price."""
    years: dict[str, list[Price]] = {}
    for price in east:
        years.setdefault(price.since[:4], []).append(price)
    rows = []
    for year, points in sorted(years.items()):
        km, way = (CAPE_KM, "the Cape") if year >= CAPE_SINCE[:4] and year != "2023" else (SUEZ_KM, "Suez")
        mean = sum(p.price for p in points) / len(points)
        rows.append(
            Price(
                f"{year}-01-01",
                mean / km,
                merged(*(p.source for p in points)),
                weakest("computed", *(p.evidence for p in points)),
                f"Rotterdam - Shanghai, mean of {len(points)} values of the year, {mean:,.0f} USD a FEU over "
                f"{km:,.0f} km via {way}",
                fuel_share=min(0.3, ocean_fuel_share(tariffs, f"{year}-01-01", mean)),
            )
        )
    for service in sorted(r["id"] for r in tariffs.package["services"].rows):
        if service.startswith("O-") and service.endswith("-BACK"):
            tariffs.add(
                "movement", rows, basis="per_feu_km", mode="sea", service=service, party="deep-sea line"
            )


def _both_ways(a: str, b: str) -> tuple[tuple[str, str], ...]:
    return (a, b), (b, a)


def _trucks_on(tariffs: Tariffs, a: str, b: str) -> list[str]:
    """Road services whose trucks take the ferry from a to b."""
    road = {r["id"] for r in tariffs.package["services"].rows if r["mode"] == "road"}
    calls = tariffs.package["calls"].rows
    pairs = zip(calls, calls[1:])
    return sorted(
        y["service"]
        for x, y in pairs
        if x["service"] == y["service"] in road and (x["place"], y["place"], y["mode"]) == (a, b, "ferry")
    )


CASPIAN_FERRY = [  # raw rows of a 40-foot box, of a truck by the lane metre; from, to
    ("T069", "T068", "AZALA", "KZKUR"),
    ("T072", "T071", "KZKUR", "AZALA"),
    ("T075", "T074", "AZALA", "TMKRW"),
    ("T078", "T077", "TMKRW", "AZALA"),
]
LANE_METRES = 17  # of a semi-trailer combination
FERRY_FUEL = 0.15  # F30: published tariffs without a fuel clause, 0 to 0.3
BLACK_SEA_FERRIES = [
    ("GEPTI", "ROCND"),
    ("GEBUS", "UAILK"),
    ("GEBUS", "BGBOJ"),
    ("GEPTI", "BGBOJ"),
    ("GEPTI", "BGVAR"),
]


def _caspian(tariffs: Tariffs, prices: Prices) -> None:
    for box, lane, a, b in CASPIAN_FERRY:
        source = prices.sources(box, lane)
        scope = {
            "basis": "per_feu",
            "mode": "ferry",
            "from_place": a,
            "to_place": b,
            "party": "Azerbaijan Caspian Shipping Company",
        }
        tariffs.add(
            "movement",
            [
                Price(
                    "2024-01-01",
                    prices.value(box),
                    source,
                    "documented",
                    "container as cargo on the ferry",
                    fuel_share=FERRY_FUEL,
                )
            ],
            **scope,
        )
        metre = prices.value(lane)
        truck = Price(
            "2024-01-01",
            LANE_METRES * metre,
            source,
            "computed",
            f"{LANE_METRES} m x {metre:g} USD a lane metre; one FEU a truck",
            fuel_share=FERRY_FUEL,
        )
        for service in _trucks_on(tariffs, a, b):
            tariffs.add("movement", [truck], service=service, **scope)
    aktau = Price(
        "2024-01-01",
        prices.value("T069"),
        prices.sources("T069"),
        "estimate",
        "as Kuryk - Alat",
        fuel_share=FERRY_FUEL,
    )
    for a, b in _both_ways("KZAAU", "AZALA"):
        tariffs.add(
            "movement",
            [aktau],
            basis="per_feu",
            mode="ferry",
            from_place=a,
            to_place=b,
            party="ferry operator",
        )
    feeder = "half of the published ferry price of a box ({}): a container ship needs no deck house and no wagon; no feeder quotation found"
    for (a, b), price, raw, low, high in (
        (("KZAAU", "AZALA"), 600, "T072", 450, 1200),
        (("TMKRW", "AZALA"), 500, "T078", 350, 1000),
    ):
        for start, end in _both_ways(a, b):
            row = Price(
                "2024-01-01",
                price,
                prices.sources(raw),
                "estimate",
                feeder.format(f"{prices.value(raw):g} USD"),
                low,
                high,
                FERRY_FUEL,
            )
            tariffs.add(
                "movement",
                [row],
                basis="per_feu",
                mode="sea",
                from_place=start,
                to_place=end,
                party="Caspian feeder",
            )
    for port in ("IRBAZ", "IRAMD"):
        for start, end in _both_ways("KZAAU", port):
            row = Price(
                "2023-01-01",
                prices.value("T088") / 2,
                prices.sources("T088"),
                "estimate",
                "half of the truck price Kuryk - Amirabad/Anzali by ferry",
                600,
                1650,
                FERRY_FUEL,
            )
            tariffs.add(
                "movement",
                [row],
                basis="per_feu",
                mode="sea",
                from_place=start,
                to_place=end,
                party="Caspian carrier",
            )


def _black_sea(tariffs: Tariffs, prices: Prices) -> None:
    constanta = prices.row("T174")
    for port in ("GEPTI", "GEBUS", "GEANA"):
        for start, end in _both_ways(port, "ROCND"):
            row = Price(
                "2024-01-01",
                float(constanta["value"]),
                prices.sources("T174"),
                "estimate",
                constanta["notes"],
                float(constanta["value_low"]),
                float(constanta["value_high"]),
                0.2,
            )
            tariffs.add(
                "movement",
                [row],
                basis="per_feu",
                mode="sea",
                from_place=start,
                to_place=end,
                party="Black Sea feeder",
            )
    source = prices.sources("T092")
    for (a, b), price, low, high in (
        (("GEPTI", "TRAMR"), 675, 450, 900),
        (("GEBUS", "TRAMR"), 675, 450, 900),
        (("TRSSX", "ROCND"), 800, 500, 1100),
        (("ROCND", "TRAMR"), 450, 300, 700),
        (("BGVAR", "TRAMR"), 400, 250, 650),
        (("UAODS", "TRAMR"), 550, 350, 900),
        (("GRPIR", "TRAMR"), 450, 300, 700),
    ):
        for start, end in _both_ways(a, b):
            row = Price(
                "2018-04-01",
                price,
                source,
                "estimate",
                "from Poti - Mersin 450 USD a 20-foot box in 2018, times 1.5 for 40 feet (ratio of the TITR rates of 2018), "
                "by distance",
                low,
                high,
                0.2,
            )
            tariffs.add(
                "movement",
                [row],
                basis="per_feu",
                mode="sea",
                from_place=start,
                to_place=end,
                party="Black Sea feeder",
            )
    ours = judgement(tariffs.package)
    for a, b in BLACK_SEA_FERRIES:
        for start, end in _both_ways(a, b):
            tariffs.add(
                "movement",
                [
                    Price(
                        "2024-01-01",
                        1600,
                        ours,
                        "assumption",
                        "Caspian ferry price of 1,200 USD for 484 km plus a third "
                        "for more than twice the distance; no price list found",
                        1200,
                        2200,
                        FERRY_FUEL,
                    )
                ],
                basis="per_feu",
                mode="ferry",
                from_place=start,
                to_place=end,
                party="Black Sea ferry",
            )
    for start, end in _both_ways("TRKSP", "ROCND"):
        tariffs.add(
            "movement",
            [
                Price(
                    "2025-01-01",
                    1000,
                    ours,
                    "assumption",
                    "as a Caspian crossing of like length",
                    700,
                    1400,
                    FERRY_FUEL,
                )
            ],
            basis="per_feu",
            mode="ferry",
            from_place=start,
            to_place=end,
            party="Black Sea ferry",
        )


def build(tariffs: Tariffs, prices: Prices) -> None:
    _ocean(tariffs, prices)
    _caspian(tariffs, prices)
    _black_sea(tariffs, prices)
    ours = judgement(tariffs.package)
    source = merged(prices.sources("T072"), ours)
    tariffs.add(
        "movement",
        [
            Price(
                "2024-01-01",
                1200 / 484,
                source,
                "estimate",
                "Kuryk - Alat: 1,200 USD over 484 km, for ferries without an " "own price",
                1.0,
                3.1,
                FERRY_FUEL,
            )
        ],
        basis="per_feu_km",
        mode="ferry",
        party="ferry operator",
    )
    for start, end in _both_ways("TR-TATVAN", "TRVAN"):
        tariffs.add(
            "movement",
            [
                Price(
                    "2018-01-01",
                    60,
                    ours,
                    "assumption",
                    "the train ferry on Lake Van is part of the railway's price: as 96 km " "of rail",
                )
            ],
            basis="per_feu",
            mode="ferry",
            from_place=start,
            to_place=end,
            party="TCDD",
        )
    for a, b, price in (
        ("RUKGD", "DE-MUKRAN", 600),
        ("RULED", "DE-MUKRAN", 800),
        ("NLRTM", "DEHAM", 300),
        ("NLRTM", "BEANR", 150),
    ):
        for start, end in _both_ways(a, b):
            tariffs.add(
                "movement",
                [
                    Price(
                        "2022-01-01",
                        price,
                        ours,
                        "assumption",
                        "as Caspian and Black Sea feeders of like length",
                        0.6 * price,
                        1.6 * price,
                        0.2,
                    )
                ],
                basis="per_feu",
                mode="sea",
                from_place=start,
                to_place=end,
                party="feeder",
            )
    tariffs.add(
        "movement",
        [
            Price(
                "2024-01-01",
                0.25,
                ours,
                "assumption",
                "a push convoy at a third of the rail price per km; no price list read",
                0.15,
                0.4,
                0.25,
            )
        ],
        basis="per_feu_km",
        currency="EUR",
        mode="barge",
        party="barge operator",
    )
