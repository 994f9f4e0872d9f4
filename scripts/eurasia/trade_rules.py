# SPDX-License-Identifier: Apache-2.0
"""What may not go where, or needs a permit: weights of trucks, sanctions, dangerous goods. Only what the columns can say."""

from eurasia.tables import Package, number
from eurasia.trade_facts import judgement, source_of
from eurasia.trade_goods import fact_of

TRACTOR_T = 14.5  # tractor and chassis of a container truck


def _weights(package: Package) -> None:
    """Gross box mass that a truck may carry: legal gross mass less tractor and chassis."""
    seen: dict[str, tuple[float, dict]] = {}
    for row in package.facts("economics/cargo_classes.csv"):
        if row["record_type"] == "truck_limit" and row["attribute"].startswith("max gross mass"):
            code = row["item"].split()[0]
            seen[code] = (number(row["value"]), row)
    members = [
        r["country"]
        for r in package["bloc_memberships"].rows
        if r["bloc"] == "EU" and r["role"] == "member" and not r["valid_to"]
    ]
    default, row_eu = seen.pop("EU")
    for code in members:
        seen.setdefault(code, (default, row_eu))
    for code, (limit, row) in sorted(seen.items()):
        combined = (
            44.0 if row is row_eu or code in members else limit
        )  # 44 t in combined transport inside the Union
        package["restrictions"].add(
            id=f"truck-mass-{code.lower()}",
            effect="needs_permit",
            mass_min_t=combined - TRACTOR_T,
            mode="road",
            country=code,
            source=source_of(package, row),
            evidence="computed" if row["evidence"] == "seen" else "estimate",
            method=f"{combined:g} t legal gross mass"
            + (" (44 t for containers in combined transport)" if combined > limit else "")
            + f" less {TRACTOR_T} t of tractor and chassis",
            note=row["notes"],
        )


# fmt: off
LAWS = {  # key -> title, publisher, year, address (as quoted in data/facts/economics/sanctions.md)
    "eu-10th": ("New package of EU sanctions on Russia: what is the impact", "RailFreight.com", "2023",
                "https://www.railfreight.com/policy/2023/03/04/new-package-of-eu-sanctions-on-russia-what-is-the-impact/"),
    "eu-11th": ("Several products are subject to a ban on transit through Russia to third countries", "Finnish Customs", "2023",
                "https://tulli.fi/en/-/several-products-are-subject-to-a-ban-on-transit-through-russia-to-third-countries"),
    "decree-1374": ("Expanded Russian customs checks disrupt China-Europe rail logistics", "Caixin Global", "2025",
                    "https://www.caixinglobal.com/2025-01-29/expanded-russian-customs-checks-disrupt-china-europe-rail-logistics-102284246.html"),
    "sanctions-notes": ("Sanctions and avoidance of Russia: notes (data/facts/economics/sanctions.md)", "Corridor", "2026", ""),
}
# fmt: on
# HS 84, 85, 87: goods of Annexes VII, XI and XX in the wide sense of our commodities.
ADVANCED = ("electronics", "machinery", "batteries")
TRANSIT = ("RU", "BY")


def _members_on_the_map(package: Package) -> list[str]:
    """Members of the European Union that have a place in the network."""
    placed = {r.get("country") for r in package["places"].rows}
    return sorted(
        r["country"]
        for r in package["bloc_memberships"].rows
        if r["bloc"] == "EU" and r["role"] == "member" and not r["valid_to"] and r["country"] in placed
    )


def _sanctions(package: Package) -> None:
    def law(*keys: str) -> list[str]:
        return [k for key in keys for k in package.sources.document(*LAWS[key])]

    members = _members_on_the_map(package)
    for commodity in ADVANCED:
        dual_use = commodity == "electronics"
        for origin in members:
            package["restrictions"].add(
                id=f"eu-transit-ban-{commodity}-{origin.lower()}",
                effect="needs_permit",
                commodity=commodity,
                country="RU",
                origin_country=origin,
                valid_from="2023-02-25" if dual_use else "2023-06-23",
                source=law("eu-10th" if dual_use else "eu-11th", "sanctions-notes"),
                evidence="estimate",
                method="listed codes only are forbidden (dual use: 10th package; Annexes VII, XI, XX: 11th); our commodities are "
                "wider than the annexes, so the row asks for proof that the code is not listed",
                note="exports of the European Union through Russia to third countries: eastbound only",
            )
    hauliers = (
        "recalled: hauliers of Russia and Belarus are barred from the European Union (833/2014 Art. 3l), those of the Union from "
        "Russia (decree 1728): a third state's haulier or a reload at the border is needed"
    )
    for country in TRANSIT:
        for member in members:
            for side in ("origin_country", "destination_country"):
                package["restrictions"].add(
                    id=f"truck-{country.lower()}-{side[:4]}-{member.lower()}",
                    effect="needs_permit",
                    mode="road",
                    country=country,
                    valid_from="2022-09-30" if side == "origin_country" else "2022-04-08",
                    source=law("sanctions-notes"),
                    evidence="estimate",
                    method=hauliers,
                    **{side: member},
                )
    for commodity in ("electronics", "machinery"):
        package["restrictions"].add(
            id=f"decree-1374-{commodity}",
            effect="needs_permit",
            commodity=commodity,
            mode="rail",
            country="RU",
            origin_country="CN",
            valid_from="2024-10-15",
            source=law("decree-1374", "sanctions-notes"),
            evidence="documented",
            method="decree 1374 of 15 October 2024 widens the transit ban of decree 313 to listed machinery and electronics: exact HS codes and "
            "papers decide; the delay of inspected boxes is an inspection operation",
        )


def _dangerous(package: Package) -> None:
    nev = fact_of(package, "new energy vehicles on China Railway", "accepted since")
    package["restrictions"].add(
        id="vehicles-china-rail",
        effect="forbidden",
        commodity="vehicles",
        mode="rail",
        country="CN",
        valid_to="2022-09-30",
        source=source_of(package, nev),
        evidence="documented",
        method="China Railway accepts new energy vehicles from 2022-10-01",
    )
    soc = fact_of(package, "new energy vehicles on China Railway", "battery state")
    package["restrictions"].add(
        id="vehicles-china-rail-charge",
        effect="needs_permit",
        commodity="vehicles",
        mode="rail",
        country="CN",
        valid_from="2022-10-01",
        source=source_of(package, soc),
        evidence="documented",
        method="battery charged to at most 65 %, no spare batteries",
    )
    trial = fact_of(package, "lithium traction batteries", "first large")
    package["restrictions"].add(
        id="batteries-china-rail",
        effect="forbidden",
        commodity="batteries",
        mode="rail",
        country="CN",
        valid_to="2024-11-18",
        source=source_of(package, trial),
        evidence="documented",
        method="first trial trains on 2024-11-19",
    )
    package["restrictions"].add(
        id="batteries-china-rail-trial",
        effect="needs_permit",
        commodity="batteries",
        mode="rail",
        country="CN",
        valid_from="2024-11-19",
        source=source_of(package, trial),
        evidence="documented",
        method="trials at qualified terminals only (Chongqing, Guiyang, Yibin)",
    )
    uranium = fact_of(package, "uranium products class 7", "permits")
    for country in ("AZ", "GE"):
        package["restrictions"].add(
            id=f"class-7-{country.lower()}",
            effect="needs_permit",
            dangerous_goods_class="7",
            country=country,
            source=source_of(package, uranium),
            evidence="documented",
            method="transit permission of the state",
        )
    ours = judgement(package)
    package["restrictions"].add(
        id="class-7-tr",
        effect="needs_permit",
        dangerous_goods_class="7",
        country="TR",
        source=ours,
        evidence="assumption",
        method="as Azerbaijan and Georgia",
    )
    package["restrictions"].add(
        id="class-7-ferry",
        effect="needs_permit",
        dangerous_goods_class="7",
        mode="ferry",
        source=ours,
        evidence="assumption",
        method="class 7 sails on cargo vessels; passenger ferries carry it by special permission (IMDG code)",
    )
    tunnel = "class 3 and 8 in tanks are kept out of the Marmaray rail tunnel, which passenger trains share"
    for dangerous in ("3", "8"):
        package["restrictions"].add(
            id=f"marmaray-class-{dangerous}",
            effect="forbidden",
            dangerous_goods_class=dangerous,
            mode="rail",
            place="TRIST",
            source=ours,
            evidence="assumption",
            method=tunnel,
        )


def build(package: Package) -> None:
    _weights(package)
    _sanctions(package)
    _dangerous(package)
