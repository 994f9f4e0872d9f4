#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/facts/network/country_names.csv: what the countries of the network are called in several languages.

usage: build_country_names.py CORE NAMES

CORE and NAMES are the unpacked npm packages cldr-core and cldr-localenames-full (Unicode CLDR, Unicode License v3). Taken
are the languages of trade on the corridors, the official languages of each country, and the three-letter codes of ISO 3166.
"""

import csv
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "data" / "facts" / "network" / "country_names.csv"
TRADE_LANGUAGES = ("en", "ru", "zh", "tr", "de", "fr")
NOT_COUNTRIES = ("EU",)  # in the table of countries as a party to treaties


def supplemental(core: Path, name: str) -> dict:
    text = (core / "supplemental" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)["supplemental"]


def territories(names: Path, language: str) -> dict[str, str]:
    """Code (also "TR-alt-variant") -> name; empty if there is no such language."""
    path = names / "main" / language / "territories.json"
    if not path.exists():
        return {}
    main = json.loads(path.read_text(encoding="utf-8"))["main"][language]
    return main["localeDisplayNames"]["territories"]


def official_languages(info: dict, country: str) -> list[str]:
    population = info["territoryInfo"].get(country, {}).get("languagePopulation", {})
    return [language.replace("_", "-") for language, about in population.items() if "_officialStatus" in about]


def main() -> int:
    core, names = Path(sys.argv[1]), Path(sys.argv[2])
    with open(ROOT / "data" / "eurasia" / "countries.csv", encoding="utf-8", newline="") as file:
        countries = [row["id"] for row in csv.DictReader(file) if row["id"] not in NOT_COUNTRIES]
    info = supplemental(core, "territoryInfo")
    codes = supplemental(core, "codeMappings")["codeMappings"]
    rows = []
    for country in countries:
        if "_alpha3" in codes.get(country, {}):
            rows.append((country, "iso3", codes[country]["_alpha3"]))
        for language in dict.fromkeys([*TRADE_LANGUAGES, *official_languages(info, country)]):
            known = territories(names, language)
            for key in (country, f"{country}-alt-variant", f"{country}-alt-short"):
                row = (country, language, known.get(key, key))
                if row[2] != key and row not in rows:
                    rows.append(row)
    with open(OUT, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("country", "language", "name"))
        writer.writerows(rows)
    print(f"{len(rows)} names of {len(countries)} countries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
