# SPDX-License-Identifier: Apache-2.0
"""Checks over all tables that the builders fill: every key that a row names must exist."""

import re

from eurasia.tables import Package

KEY_TABLES = {
    "SourceId": "sources",
    "CountryId": "countries",
    "PlaceId": "places",
    "LinkId": "links",
    "OperationId": "operations",
    "VehicleId": "vehicles",
    "ServiceId": "services",
    "TariffId": "tariffs",
    "EmissionFactorId": "emission_factors",
    "CommodityId": "commodities",
    "CorridorId": "corridors",
    "EventId": "events",
    "ShapeId": "shapes",
}


def dangling(package: Package) -> list[str]:
    """One line per key that leads nowhere."""
    problems = []
    keys = {name: {row.get("id") for row in table.rows} for name, table in package.tables.items()}
    keys["shapes"] = package.keys("shapes")
    for name, table in package.tables.items():
        columns = [
            (f.name, KEY_TABLES[m[1]])
            for f in table.fields
            if (m := re.search(r"(\w+Id)\b", f.type)) and m[1] in KEY_TABLES
        ]
        for row in table.rows:
            for column, target in columns:
                value = row.get(column)
                if target == "countries" and not keys["countries"]:
                    continue  # not built yet
                for key in value if isinstance(value, (list, tuple)) else [value]:
                    if key not in (None, "") and key not in keys[target]:
                        problems.append(f"{name}: {row.get('id', '')} {column}: no '{key}' in {target}")
    return problems
