# SPDX-License-Identifier: Apache-2.0
"""Prices at places: lifts at terminals and ports, border fees, days of storage; and surcharges for reefers and dangerous goods.

A gauge change that the border forces is paid in the border fee of its place: CAREC's figures count it there, and a plan that
starts at the border must not pay it again. So lifts at such borders cost nothing extra."""

from eurasia.trade_facts import Cpmm, Prices, judgement
from eurasia.trade_writer import Price, Tariffs

# fmt: off
GAUGE_BORDERS = ("KZDOS", "KZ-ALTYNKOL", "PLMAA", "BYBQT", "MNZUU", "CNERC", "CNAKL", "CNHRS", "CNMLX", "RU-ZABAIKALSK", "TM-AKYAYLA",
                 "IR-INCHEHBORUN", "TM-SARAHS", "IRCKT", "SKDBR", "UACOP", "HUFKE", "KZ-BAKHTY", "KG-MAKMAL")
# Where the fee of Erenhot stands in: the place whose border operation brings the gauge change, each way.
GAUGE_FEES = ("PLMAA", "BYBQT", "RU-ZABAIKALSK", "TM-AKYAYLA", "IR-INCHEHBORUN", "HUFKE", "UACOP", "SKDBR", "IRCKT")
# Places where a box is lifted: USD or EUR per FEU, low, high; our judgement.
PORTS = {"CNSHG": 165, "CNNBG": 165, "CNQIN": 165, "CNTXG": 165, "CNYTN": 180, "CNSZP": 180, "CNNSA": 165, "CNXMN-PORT": 165, "CNLYG": 150,
         "SGSIN": 200, "IRBND": 150, "IRBAZ": 150, "IRAMD": 150, "TRAMR": 250, "TRISK": 250, "TRSSX": 250, "TRKSP": 200, "UAODS": 250,
         "UAILK": 250, "TMKRW": 150}
EURO_PORTS = {"NLRTM": 250, "DEHAM": 260, "BEANR": 240, "ROCND": 180, "BGVAR": 170, "BGBOJ": 170, "ITTRS": 220, "SIKOP": 200, "GRPIR": 200,
              "GRSKG": 200, "LTKLJ": 180, "DE-MUKRAN": 180}
# fmt: on


def _at(
    tariffs: Tariffs,
    kind: str,
    place: str,
    price: Price,
    party: str,
    basis="per_feu",
    currency="USD",
    **scope: str,
) -> None:
    tariffs.add(kind, [price], basis=basis, currency=currency, place=place, party=party, **scope)


def _handling(tariffs: Tariffs, prices: Prices) -> None:
    ours = judgement(tariffs.package)
    recalled = "terminal handling charge at the level of carriers' local charges of 2023-2024, from memory"
    for place, price in PORTS.items():
        _at(
            tariffs,
            "handling",
            place,
            Price("2024-01-01", price, ours, "estimate", recalled, 0.7 * price, 1.4 * price),
            "port terminal",
        )
    for place, price in EURO_PORTS.items():
        _at(
            tariffs,
            "handling",
            place,
            Price("2024-01-01", price, ours, "estimate", recalled, 0.7 * price, 1.4 * price),
            "port terminal",
            currency="EUR",
        )
    ratio = prices.value("T002") / prices.value("T001")
    for place, raw in (("GEPTI", "T091"), ("TRMER", "T093")):
        box = prices.value(raw)
        _at(
            tariffs,
            "handling",
            place,
            Price(
                "2018-04-01",
                box * ratio,
                prices.sources(raw, "T002"),
                "computed",
                f"{box:g} USD a 20-foot box ({raw}) x {ratio:.2f}, the 40-foot ratio of the TITR rates of 2018",
            ),
            "port terminal",
        )
    _at(
        tariffs,
        "handling",
        "GEBUS",
        Price("2018-04-01", prices.value("T091") * ratio, prices.sources("T091"), "estimate", "as Poti"),
        "port terminal",
    )
    row = prices.row("T173")
    for place in ("KZAAU", "AZALA", "KZKUR"):
        _at(
            tariffs,
            "handling",
            place,
            Price(
                "2024-01-01",
                float(row["value"]),
                prices.sources("T173"),
                "estimate",
                row["notes"],
                float(row["value_low"]),
                float(row["value_high"]),
            ),
            "port terminal",
        )
    border = "the gauge change is in the border fee of the place; a leg that starts here is on wheels"
    for place in GAUGE_BORDERS:
        _at(tariffs, "handling", place, Price("2020-01-01", 0, ours, "assumption", border), "terminal")
    _at(
        tariffs,
        "handling",
        "GE-AKHALKALAKI",
        Price(
            "2024-05-20",
            prices.value("T103"),
            prices.sources("T103"),
            "estimate",
            "as the gauge change at Erenhot; no price found",
        ),
        "terminal",
    )
    tariffs.add(
        "handling",
        [
            Price(
                "2020-01-01",
                60,
                ours,
                "assumption",
                "one or two crane moves of an inland terminal at about 35 USD",
                35,
                110,
            )
        ],
        basis="per_feu",
        party="terminal",
    )


def _borders(tariffs: Tariffs, prices: Prices, cpmm: Cpmm) -> None:
    ours = judgement(tariffs.package)

    def measured(place: str, mode: str, *key: str, evidence="documented", said="") -> None:
        price = Price(
            f"{key[3]}-01-01",
            cpmm.value(*key),
            cpmm.source(*key),
            evidence,
            said or f"CAREC CPMM TFI2 {key[3]}, {key[0]}, {key[1]} {key[2]}: all fees at the crossing",
        )
        _at(tariffs, "border", place, price, "customs, railway", mode=mode)

    for place in ("CNAKL", "CNHRS", "CNERC", "CNMLX"):
        measured(place, "rail", "China (PRC)", "rail", "both", "2023", "TFI2")
    _at(
        tariffs,
        "border",
        "KZDOS",
        Price(
            "2020-01-01",
            prices.value("T102"),
            prices.sources("T102"),
            "documented",
            "gauge change, average of CPMM samples; other fees of the crossing are small beside it",
        ),
        "railway",
        mode="rail",
    )
    measured(
        "KZ-ALTYNKOL",
        "rail",
        "Kazakhstan",
        "rail",
        "both",
        "2022",
        "TFI2",
        evidence="estimate",
        said="CAREC CPMM TFI2 2022 of all rail crossings of Kazakhstan, of which Altynkol and Dostyk are most; gauge change included",
    )
    for place in ("KZ-BOLASHAK", "KZSRY", "TMFAR", "TM-SERHETYAKA", "TM-SARAHS"):
        measured(
            place,
            "rail",
            "Turkmenistan",
            "rail",
            "both",
            "2020",
            "TFI2",
            evidence="estimate",
            said="CAREC CPMM TFI2 2020 of Turkmenistan, rail; a crossing without gauge change",
        )
    erenhot = prices.value("T103")
    _at(
        tariffs,
        "border",
        "MNZUU",
        Price(
            "2020-01-01", erenhot, prices.sources("T103"), "documented", "gauge change at Erenhot, CPMM 2020"
        ),
        "railway",
        mode="rail",
    )
    for place in GAUGE_FEES:
        _at(
            tariffs,
            "border",
            place,
            Price(
                "2020-01-01",
                erenhot,
                prices.sources("T103"),
                "estimate",
                "gauge change as at Erenhot (120 USD); no price of this place found",
                60,
                330,
            ),
            "railway",
            mode="rail",
        )
    measured("AZALA", "ferry", "Baku (Alat) port", "road_ro_ro", "outbound", "2022", "TFI2")
    measured("AZ-QIRMIZIKORPU", "road", "Krasny Most (Red Bridge)", "road", "inbound", "2022", "TFI2")
    horgos = ("Horgos", "road", "outbound", "2022", "TFI2")
    row = Price(
        "2023-01-01",
        cpmm.value("China (PRC)", "road", "both", "2023", "TFI2"),
        cpmm.source(*horgos),
        "estimate",
        "CAREC CPMM TFI2 2023 of China, road; Horgos outbound alone was 1,861 USD in 2022",
        166,
        cpmm.value(*horgos),
    )
    _at(tariffs, "border", "CNHRS", row, "customs, zone operator", mode="road")
    included = "Kazakh and Georgian road prices per km (CPMM TFI3) include the fees at their borders"
    for place in ("KZ-NURZHOLY", "KZKUR", "GE-SARPI"):
        for mode in ("road", "ferry"):
            _at(
                tariffs,
                "border",
                place,
                Price("2020-01-01", 0, ours, "assumption", included),
                "customs",
                mode=mode,
            )
    for mode, price, said in (
        ("rail", 30, "transit declaration and documents of one crossing"),
        ("road", 60, "transit declaration and TIR carnet share"),
        ("ferry", 40, "transit declaration at the port"),
        ("sea", 40, "transit declaration at the port"),
        ("barge", 40, "transit declaration"),
    ):
        tariffs.add(
            "border",
            [Price("2020-01-01", price, ours, "assumption", said, 0, 3 * price)],
            basis="per_feu",
            mode=mode,
            party="customs broker",
        )


FREE_PORTS = ("SGSIN",)


def _free_ports(tariffs: Tariffs) -> None:
    """Boxes that stay on board or change vessel in a free port are not declared."""
    ours = judgement(tariffs.package)
    for place in FREE_PORTS:
        price = Price("2020-01-01", 0, ours, "assumption", "free port: no declaration of boxes on their way")
        _at(tariffs, "border", place, price, "customs", mode="sea")


UNION_SINCE = {"EU": "2020-01-01", "EAEU": "2015-01-01"}


def _inside_unions(tariffs: Tariffs) -> None:
    """No formalities at borders inside a customs union: places and modes all of whose border operations lie inside one."""
    package, ours = tariffs.package, judgement(tariffs.package)
    union = {
        r["country"]: r["bloc"]
        for r in package["bloc_memberships"].rows
        if r["bloc"] in UNION_SINCE and r["role"] == "member" and not r["valid_to"]
    }
    inside: dict[tuple[str, str], bool] = {}
    for row in package["operations"].rows:
        if row["kind"] != "border":
            continue
        ends = [union.get(row.get(k)) for k in ("from_country", "to_country")]
        key = (row["place"], row["from_mode"])
        inside[key] = inside.get(key, True) and ends[0] is not None and ends[0] == ends[1]
    for place, mode in sorted(key for key, within in inside.items() if within):
        price = Price("2020-01-01", 0, ours, "assumption", "no formalities inside the customs union")
        _at(tariffs, "border", place, price, "customs", mode=mode)


def _storage_and_extras(tariffs: Tariffs) -> None:
    ours = judgement(tariffs.package)
    tariffs.add(
        "storage",
        [
            Price(
                "2020-01-01",
                15,
                ours,
                "assumption",
                "yard storage beyond the free time, usual first tier",
                5,
                40,
            )
        ],
        basis="per_feu_day",
        party="terminal",
    )
    for place in ("GEPTI", "ROCND", "KZAAU", "AZALA", "NLRTM", "DEHAM"):
        _at(
            tariffs,
            "storage",
            place,
            Price(
                "2020-01-01",
                25,
                ours,
                "assumption",
                "port storage beyond the free time, usual first tier",
                10,
                80,
            ),
            "port terminal",
            basis="per_feu_day",
        )
    reefer = {
        "rail": (0.12, "generator set and its diesel"),
        "road": (0.10, "refrigeration unit"),
        "sea": (0.08, "plug and monitoring"),
        "ferry": (0.30, "plug and monitoring"),
        "barge": (0.10, "generator set"),
    }
    for mode, (price, said) in reefer.items():
        tariffs.add(
            "surcharge",
            [Price("2020-01-01", price, ours, "assumption", said, 0.5 * price, 2 * price)],
            basis="per_feu_km",
            mode=mode,
            container="reefer",
            party="carrier",
        )
    dangerous = {"rail": 0.05, "road": 0.15, "sea": 0.015, "ferry": 0.40, "barge": 0.05}
    for commodity in ("batteries", "chemicals_flammable", "chemicals_corrosive", "uranium"):
        for mode, price in dangerous.items():
            factor = 3 if commodity == "uranium" else 1
            tariffs.add(
                "surcharge",
                [
                    Price(
                        "2020-01-01",
                        price * factor,
                        ours,
                        "assumption",
                        "segregation, permits and escort of dangerous goods",
                        0.5 * price * factor,
                        2 * price * factor,
                    )
                ],
                basis="per_feu_km",
                mode=mode,
                commodity=commodity,
                party="carrier",
            )


def build(tariffs: Tariffs, prices: Prices) -> None:
    _handling(tariffs, prices)
    _borders(tariffs, prices, Cpmm(tariffs.package))
    _inside_unions(tariffs)
    _free_ports(tariffs)
    _storage_and_extras(tariffs)
