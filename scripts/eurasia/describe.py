# SPDX-License-Identifier: Apache-2.0
"""Writes datapackage.json (Data Package v2) from the same list of fields that the program reads."""

import json
import re

from eurasia.schema import Field
from eurasia.tables import Package

VERSION = "0.1.0"
TYPES = {
    "double": "number",
    "bool": "boolean",
    "int": "integer",
    "Date": "date",
    "Distance": "number",
    "Duration": "number",
    "Mass": "number",
    "Teu": "number",
    "Emission": "number",
}


def _field(field: Field, words: dict[str, list[str]]) -> dict:
    inner = re.sub(r"std::optional<(.*)>", r"\1", field.type)
    kind = TYPES.get(inner, "string")
    out: dict = {"name": field.name, "type": kind, "description": field.says}
    if kind == "boolean":
        out |= {"trueValues": ["yes"], "falseValues": ["no"]}
    constraints: dict = {"required": True} if field.must else {}
    if inner in words:
        constraints["enum"] = words[inner]
    if constraints:
        out["constraints"] = constraints
    return out


def datapackage(package: Package, words: dict[str, list[str]]) -> str:
    resources = []
    for name, table in package.tables.items():
        schema: dict = {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(f, words) for f in table.fields],
        }
        if table.fields[0].name == "id":
            schema["primaryKey"] = ["id"]
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": schema,
            }
        )
    return (
        json.dumps(
            {
                "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
                "name": "eurasia",
                "title": "Eurasia: freight between China, Central Asia, the Caucasus, Türkiye and Europe",
                "version": VERSION,
                "licenses": [
                    {
                        "name": "CC-BY-4.0",
                        "path": "https://creativecommons.org/licenses/by/4.0/",
                        "title": "Creative Commons Attribution 4.0",
                    }
                ],
                "contributors": [
                    {
                        "title": "GeoNames",
                        "path": "https://www.geonames.org",
                        "roles": ["positions of places"],
                    },
                    {
                        "title": "OpenStreetMap contributors",
                        "path": "https://www.openstreetmap.org",
                        "roles": ["some track lengths"],
                    },
                    {
                        "title": "Eurostat",
                        "path": "https://ec.europa.eu/eurostat",
                        "roles": ["sea distances"],
                    },
                ],
                "resources": resources,
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )
