# SPDX-License-Identifier: Apache-2.0
"""events, event_edits, closures, weather_closures, draught_limits and corridors."""

from eurasia.network_events_table import ADDED, CLOSURES, EVENTS
from eurasia.tables import ASSUMPTIONS, Package, weakest

# Share of the month that weather closes Kuryk. November and December are documented ("about 50 % of the
# time"); the others are assumed from the windy season of the middle Caspian. The other ports stand to Kuryk
# as FACTORS (assumption: no port publishes closed days).
KURYK_CLOSED = (0.30, 0.28, 0.20, 0.12, 0.10, 0.05, 0.05, 0.06, 0.10, 0.25, 0.50, 0.50)
FACTORS = {"KZKUR": 1.0, "KZAAU": 0.4, "AZALA": 0.3, "TMKRW": 0.3}
SPELL_H = 36.0

DRAUGHT = [  # place, draught m, share, from, to, evidence, source, method
    (
        "KZAAU",
        None,
        0.84,
        "2023-06-08",
        None,
        "documented",
        "Kazinform via en.ckhq.net 2025-05; bizmedia.kz 2025-05-10",
        "83-85 % of the cargo of large ships (5,500 of 6,500 t); small ships 95 %",
    ),
    (
        "AZALA",
        3.5,
        0.72,
        "2024-01-10",
        None,
        "documented",
        "portseurope.com 2024-01-10",
        "70-75 % of capacity at about 3.5 m; a stronger claim than Aktau's own figures",
    ),
    (
        "KZKUR",
        None,
        0.9,
        "2025-03-05",
        None,
        "estimate",
        "vestikavkaza 2025-03-05",
        "Ro-Pax ferries to Kuryk carry less: a tenth assumed",
    ),
    (
        "TMKRW",
        None,
        0.81,
        "2025-03-05",
        None,
        "documented",
        "vestikavkaza 2025-03-05",
        "trucks -19 %, tank wagons -37 % on Baku - Turkmenbashi",
    ),
]

# id, name, priority, any place, any country, no country, main mode, why
CORRIDORS = [
    ("ocean_cape", "Ocean by the Cape of Good Hope", 1, "XZ-CAPE", "", "", None, "passes the Cape"),
    ("ocean_suez", "Ocean by the Suez Canal", 2, "EG-SUEZ", "", "", None, "passes the canal"),
    (
        "middle",
        "Middle Corridor (Trans-Caspian)",
        3,
        "KZAAU KZKUR TMKRW",
        "AZ",
        "RU BY",
        None,
        "crosses the Caspian between Kazakhstan or Turkmenistan and Azerbaijan, and not Russia",
    ),
    ("northern", "Northern (Russia and Belarus)", 4, "", "RU BY", "", None, "crosses Russia or Belarus"),
    ("southern", "Southern (Iran)", 5, "", "IR", "", None, "crosses Iran"),
    ("ocean_gulf", "Ocean to the Gulf", 6, "XZ-HORMUZ", "", "", None, "passes Hormuz and no other of these"),
    (
        "caucasus",
        "Caucasus and Black Sea",
        7,
        "",
        "AZ GE AM",
        "",
        None,
        "touches the Caucasus without the Caspian crossing",
    ),
    ("turkey_europe", "Türkiye and Europe", 8, "", "TR", "", None, "touches Türkiye and none of the above"),
    (
        "asia_internal",
        "Within China and Central Asia",
        9,
        "",
        "CN KZ UZ KG TM MN SG",
        "DE PL NL BE CZ SK AT HU RO BG RS IT SI GR",
        None,
        "stays in Asia",
    ),
    ("europe_internal", "Within Europe", 10, "", "", "", None, "all that is left"),
]


def _both(key: str) -> list[str]:
    """ "rail:A:B:1435<>" -> both directions."""
    if not key.endswith("<>"):
        return [key]
    mode, a, b, *gauge = key[:-2].split(":")
    return [":".join((mode, a, b, *gauge)), ":".join((mode, b, a, *gauge))]


def _check_edit(package: Package, action: str, table: str, key: str, field: str) -> None:
    if key not in package[table]:
        raise ValueError(f"event_edits: no '{key}' in {table}")
    if field and field not in {f.name for f in package[table].fields}:
        raise ValueError(f"event_edits: no field '{field}' in {table}")
    if (action in ("set", "scale", "add")) != bool(field):
        raise ValueError(f"event_edits: {action} {key}: field missing or too much")


def _add_event(
    package: Package, key: str, row: dict, edits: list[tuple], source: list[str], evidence: str, note: str
) -> None:
    package["events"].add(
        id=key,
        title=row["title"],
        kind=row["kind"],
        description=row["what_changed"],
        date=row["date"],
        end_date=row["end_date"] or None,
        source=source,
        evidence=evidence,
        method=f"date: {row.get('date_confidence') or 'of the source'}",
        note=note,
    )
    for action, table, keys, field, value in edits:
        for edited in _both(keys):
            _check_edit(package, action, table, edited, field)
            package["event_edits"].add(
                event=key,
                action=action,
                table=table,
                key=edited,
                field=field,
                value=value,
                source=source,
                evidence=weakest(evidence, "estimate") if action != "close" else evidence,
                method=note or row["what_changed"] or row["title"],
            )


def _add_events(package: Package) -> None:
    raws = package.facts("network/events.csv")
    if len(raws) != len(EVENTS):
        raise ValueError(f"{len(raws)} events in the facts, {len(EVENTS)} in the table")
    for raw, (key, edits, note) in zip(raws, EVENTS):
        confident = raw["date_confidence"].startswith("source")
        planned = "planned" in raw["date_confidence"] or raw["title"].endswith("(planned)")
        evidence = "documented" if confident else "estimate"
        extra = f"{raw['effect_value']} {raw['effect_unit']}" if raw["effect_value"] else ""
        _add_event(
            package,
            key,
            raw,
            edits,
            package.sources.cite(raw["source"]),
            evidence,
            "; ".join(filter(None, (extra, "planned when the sources were read" if planned else "", note))),
        )
    for key, date, end, kind, title, description, edits, source, evidence, note in ADDED:
        row = {"title": title, "kind": kind, "what_changed": description, "date": date, "end_date": end}
        _add_event(package, key, row, edits, package.sources.cite(source), evidence, note)


def _add_closures(package: Package) -> None:
    for column, keys, since, until, event in CLOSURES:
        row = package["events"][event]
        for key in _both(keys):
            package["closures"].add(
                **{column: key},
                valid_from=since,
                valid_to=until,
                source=row["source"],
                evidence=row["evidence"],
                method=f"event {event}",
                note=row["title"],
            )


def _add_weather(package: Package) -> None:
    for place, factor in FACTORS.items():
        for month, share in enumerate(KURYK_CLOSED, 1):
            documented = place == "KZKUR" and month in (11, 12)
            source = (
                package.sources.cite("turan.az 2024-12; sea-news.az 2022-05-09")
                if place == "KZKUR"
                else package.sources.use(ASSUMPTIONS)
            )
            package["weather_closures"].add(
                place=place,
                month=month,
                closed_share=round(share * factor, 3),
                spell_mean_h=SPELL_H,
                source=source,
                evidence="documented" if documented else "assumption",
                method="port director: shut about half of November and December"
                if documented
                else f"share of Kuryk by the windy season, times {factor:g}: no port publishes its closed days",
                note="mean spell of 36 h assumed; the storm of May 2022 lasted five days",
            )


def _add_draught(package: Package) -> None:
    for place, draught, share, since, until, evidence, source, method in DRAUGHT:
        package["draught_limits"].add(
            place=place,
            draught_max_m=draught,
            load_share_max=share,
            valid_from=since,
            valid_to=until,
            source=package.sources.cite(source),
            evidence=evidence,
            method=method,
        )


def _add_corridors(package: Package) -> None:
    for key, name, priority, places, countries, without, mode, why in CORRIDORS:
        package["corridors"].add(
            id=key,
            name=name,
            priority=priority,
            any_place=places.split(),
            any_country=countries.split(),
            no_country=without.split(),
            main_mode=mode,
            source=package.sources.use(ASSUMPTIONS),
            evidence="assumption",
            method=f"our way of naming: {why}",
        )


def build(package: Package) -> None:
    _add_events(package)
    _add_closures(package)
    _add_weather(package)
    _add_draught(package)
    _add_corridors(package)
