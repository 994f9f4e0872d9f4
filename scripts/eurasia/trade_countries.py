# SPDX-License-Identifier: Apache-2.0
"""Countries by ISO 3166 and their memberships in blocs and treaties, dated."""

from eurasia.tables import EVIDENCE, Package, weakest
from eurasia.trade_facts import day_before, document, source_of

NAMES = """
AE United Arab Emirates|AF Afghanistan|AL Albania|AM Armenia|AT Austria|AZ Azerbaijan|BA Bosnia and Herzegovina|BD Bangladesh|BE Belgium
BG Bulgaria|BH Bahrain|BO Bolivia|BR Brazil|BT Bhutan|BY Belarus|CA Canada|CH Switzerland|CN China|CU Cuba|CY Cyprus|CZ Czechia|DE Germany
DJ Djibouti|DK Denmark|DZ Algeria|EE Estonia|EG Egypt|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FR France|GB United Kingdom|GE Georgia
GI Gibraltar|GR Greece|HK Hong Kong|HR Croatia|HU Hungary|ID Indonesia|IE Ireland|IL Israel|IN India|IQ Iraq|IR Iran|IS Iceland|IT Italy
JO Jordan|JP Japan|KG Kyrgyzstan|KH Cambodia|KP Korea (Democratic People's Republic of)|KR Korea (Republic of)|KW Kuwait|KZ Kazakhstan
LA Laos|LB Lebanon|LI Liechtenstein|LK Sri Lanka|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro
MK North Macedonia|MM Myanmar|MN Mongolia|MO Macao|MT Malta|MV Maldives|MY Malaysia|NG Nigeria|NL Netherlands|NO Norway|NP Nepal|OM Oman
PH Philippines|PK Pakistan|PL Poland|PT Portugal|QA Qatar|RO Romania|RS Serbia|RU Russia|SA Saudi Arabia|SD Sudan|SE Sweden|SG Singapore
SI Slovenia|SK Slovakia|SM San Marino|SO Somalia|SY Syria|TH Thailand|TJ Tajikistan|TL Timor-Leste|TM Turkmenistan|TN Tunisia|TR Türkiye
TW Taiwan|UA Ukraine|UG Uganda|US United States|UZ Uzbekistan|VA Holy See|VN Viet Nam|XK Kosovo|YE Yemen|ZA South Africa
"""
BLOC_AS_PARTY = "EU"
BASIS = {"seen": "documented", "recalled": "estimate", "nominal": "assumption", "": "documented"}


def _countries(package: Package) -> None:
    source = document(package, "iso-3166")
    for code, name in (entry.strip().split(" ", 1) for entry in NAMES.strip().replace("\n", "|").split("|")):
        own = code == "XK"
        package["countries"].add(
            id=code,
            name=name,
            source=source,
            evidence="assumption" if own else "dataset",
            method="user-assigned code in common use, not in ISO 3166" if own else "",
        )
    package["countries"].add(
        id=BLOC_AS_PARTY,
        name="European Union (as a party)",
        source=source,
        evidence="dataset",
        note="exceptionally reserved code; the Union as a party to treaties, no territory of its own",
    )


def _names(package: Package) -> None:
    """What countries are called in other languages; scripts/build_country_names.py gathers it."""
    source = document(package, "cldr-46")
    for row in package.facts("network/country_names.csv"):
        if row["country"] not in package["countries"]:
            raise ValueError(f"country_names: {row['country']} is no country")
        package["country_names"].add(**row, source=source, evidence="dataset")


def _memberships(package: Package) -> None:
    raw = package.facts("economics/blocs.csv")
    starts = {(r["country_iso2"], r["bloc"], r["from_date"]) for r in raw if r["from_date"]}
    for r in raw:
        follows = r["to_date"] and (r["country_iso2"], r["bloc"], r["to_date"]) in starts
        basis = BASIS[r["from_date_basis"]]
        package["bloc_memberships"].add(
            country=r["country_iso2"],
            bloc=r["bloc"],
            role=r["role"],
            valid_from=r["from_date"] or None,
            valid_to=(day_before(r["to_date"]) if follows else r["to_date"]) or None,
            source=source_of(package, r),
            evidence=weakest(EVIDENCE[r["evidence"]], basis),
            note=r["notes"],
            method="; ".join(
                filter(
                    None,
                    (
                        (
                            "status from memory of a public list"
                            if EVIDENCE[r["evidence"]] == "estimate"
                            else ""
                        ),
                        (
                            f"start date {r['from_date_basis']}"
                            if r["from_date_basis"] not in ("seen", "")
                            else ""
                        ),
                        "ends the day before the next status begins" if follows else "",
                    ),
                )
            ),
        )


def build(package: Package) -> None:
    _countries(package)
    _names(package)
    _memberships(package)
