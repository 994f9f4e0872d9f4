# SPDX-License-Identifier: Apache-2.0
"""Demand: every count of goods in the facts as a flow between two places that stand for it. Series overlap (a corridor's total
contains its ports' counts): whoever adds flows up takes one series. Plans, forecasts, shares and values are no flows; they are
left out, and `left_out` counts them."""

import re
from dataclasses import dataclass

from eurasia.tables import Package, number
from eurasia.trade_facts import evidence_of, known, month_span, source_of

TRUCK_T, WAGON_T, TRAIN_TEU = 20.0, 60.0, 107.0
MONTHS = {name: i + 1 for i, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())}


@dataclass(frozen=True)
class Stands:
    """What stands for a series: places, commodity, corridor."""

    origin: str
    destination: str
    corridor: str = ""
    commodity: str = ""
    note: str = ""


TITR = Stands("KZ-ALTYNKOL", "GEPTI", "middle", note="60 % Kazakh exports, both directions, oil included")
BOXES = Stands("CNXIA", "GEPTI", "middle", note="both directions, empties included")
NORTH = Stands("CNXIA", "DEDUI", "northern", note="both directions")
CASPIAN = Stands("KZAAU", "AZALA", "middle", note="throughput of the port, both directions")
# (series, start of geography, start of metric) of data/facts/economics/volumes.csv
# fmt: off
ECONOMICS = [
    (("TITR", "TITR (all cargo)", "cargo"), TITR),
    (("TITR", "TITR via KZ and AZ sea ports only", "cargo"), Stands("KZAAU", "AZALA", "middle")),
    (("TITR", "TITR", "containers"), BOXES),
    (("TITR", "China to Azerbaijan", "container block trains"), Stands("CNXIA", "AZ-ABSHERON", "middle", note="trains sent")),
    (("TITR", "ASCO vessels", "containers"), Stands("KZAAU", "AZALA", "middle", note="both directions")),
    (("TITR", "Kazakhstan", "export volume via TITR"), Stands("KZ-ASTANA", "GEPTI", "middle", note="Kazakh exports")),
    (("TITR", "Kazakhstan", "trucks via TITR"), Stands("KZKUR", "AZALA", "middle")),
    (("TITR", "ADY East-West", "rail cargo"), Stands("AZALA", "GETBS", "middle", note="both directions")),
    (("TITR", "Azerbaijan", "rail cargo total"), Stands("AZALA", "AZ-BOYUKKESIK", "", note="all traffic of the railway, not only the corridor")),
    (("TITR", "Kazakh uranium via TITR", "uranium"), Stands("KZ-ASTANA", "GEPTI", "middle", "uranium")),
    (("Ports", "Port of Baku (Alat)", ""), CASPIAN),
    (("Ports", "Baku-Turkmenbashi-Baku", "trucks"), Stands("TMKRW", "AZALA", "middle", note="both directions")),
    (("Ports", "Baku-Kuryk-Baku", "trucks"), Stands("KZKUR", "AZALA", "middle", note="both directions")),
    (("Ports", "Aktau", "containers"), Stands("KZAAU", "AZALA", "middle", note="throughput of the port, both directions")),
    (("Ports", "Poti", "containers"), Stands("TRAMR", "GEPTI", "", note="throughput of the port, mostly Georgian imports by sea")),
    (("BTK", "BTK", "containers"), Stands("GETBS", "TRKSY", "middle", note="both directions")),
    (("Northern", "UTLC ERA", "containers"), NORTH), (("Northern", "Eurasian rail route", "containers"), NORTH),
    (("Northern", "China-Europe rail", "containers"), NORTH), (("Northern", "China-EU rail", "containers"), NORTH),
    (("Northern", "China to Europe rail", "containers"), Stands("CNXIA", "DEDUI", "northern", note="westbound")),
    (("Northern", "Europe to China rail", "containers"), Stands("DEDUI", "CNXIA", "northern", note="eastbound")),
    (("Northern", "ERAI services", "containers"), NORTH),
    (("CRE", "China-Europe trains", ""), Stands("CNXIA", "DEDUI", "", note="both directions, Russia and Belarus included")),
    (("CRE", "China-Central Asia trains", "containers"), Stands("CNXIA", "KZALA", "", note="both directions")),
    (("CRE", "Xi'an", "trains"), Stands("CNXIA", "DEDUI", "", note="both directions, trains of Xi'an")),
    (("CRE", "Alashankou", "trains"), Stands("CNAKL", "KZDOS", "", note="both directions")),
    (("China-Kazakhstan", "rail export KZ to CN", "cargo"), Stands("KZ-ASTANA", "CNXIA", "", "copper", note="ores, metals, grain: copper stands for it")),
    (("China-Kazakhstan", "Altynkol-Khorgos rail", "cargo"), Stands("CNHRS", "KZ-ALTYNKOL", "", note="both directions")),
    (("China-Kazakhstan", "Dostyk-Alashankou rail", "cargo"), Stands("CNAKL", "KZDOS", "", note="both directions")),
    (("China-Kazakhstan", "Khorgos rail", "trains"), Stands("CNHRS", "KZ-ALTYNKOL", "", note="both directions")),
    (("China-Kazakhstan", "Alashankou rail", "trains"), Stands("CNAKL", "KZDOS", "", note="both directions")),
    (("China-Kazakhstan", "", "cargo"), Stands("CNXIA", "KZALA", "", note="both directions")),
    (("INSTC", "North-South corridor", "cargo"), Stands("RUMOW", "IRBND", "", note="both directions")),
    (("Southern", "China-Iran", "trains"), Stands("CNXIA", "IR-APRIN", "southern")),
    (("Black Sea", "ro-ro to/from Ukraine", "trucks"), Stands("GEBUS", "UAILK", "", note="both directions")),
]
# Series of data/facts/network/volumes.csv
NETWORK = {
    "TITR total cargo": TITR, "TITR containers": BOXES, "TITR sea ports KZ-AZ cargo": Stands("KZAAU", "AZALA", "middle"),
    "KMTF Aktau-Baku": Stands("KZAAU", "AZALA", "middle", note="both directions"),
    "China-TITR container trains": Stands("CNXIA", "AZ-ABSHERON", "middle"), "China-TITR container trains sent": Stands("CNXIA", "AZ-ABSHERON", "middle"),
    "Block trains received in Azerbaijan": Stands("CNXIA", "AZ-ABSHERON", "middle"), "Port of Baku containers": CASPIAN,
    "Poti containers": Stands("TRAMR", "GEPTI", ""), "Georgian ports containers": Stands("TRAMR", "GEPTI", ""),
    "BTK cargo": Stands("GETBS", "TRKSY", "middle"), "UTLC ERA all services": Stands("CNXIA", "DEDUI", "northern", note="Russian and Belarusian ends included"),
    "UTLC ERA China-EU-China transit": NORTH, "Alashankou China-Europe (Central Asia) trains": Stands("CNAKL", "KZDOS", ""),
    "Alashankou + Horgos trains": Stands("CNAKL", "KZDOS", "", note="both crossings together"), "Khorgos Gateway": Stands("CNHRS", "KZ-ALTYNKOL", ""),
    "China-Europe trains, all": Stands("CNXIA", "DEDUI", ""), "Marmaray freight trains": Stands("TRIST", "TR-HALKALI", "middle"),
}
# fmt: on


def period(year: str, text: str) -> tuple[str, str]:
    """First and last day of "year", "H1", "9 months", "Q1", "Jan-Apr", "Jun"."""
    y = int(year)
    if m := re.match(r"H([12])", text):
        return month_span(y, 1 if m[1] == "1" else 7, 6 if m[1] == "1" else 12)
    if m := re.match(r"(\d+) months", text):
        return month_span(y, 1, int(m[1]))
    if m := re.match(r"Q([1-4])", text):
        return month_span(y, 3 * int(m[1]) - 2, 3 * int(m[1]))
    names = [MONTHS[n] for n in re.findall(r"[A-Z][a-z]{2}", text) if n in MONTHS]
    return month_span(y, names[0], names[-1]) if names else month_span(y, 1, 12)


def _span_of_network(text: str) -> tuple[str, str]:
    if m := re.match(r"(\d{4})-(\d\d)\.\.(?:(\d{4})-)?(\d\d)$", text):
        first = month_span(int(m[1]), int(m[2]), 12)[0]
        return first, month_span(int(m[3] or m[1]), int(m[4]), int(m[4]))[1]
    return period(text[:4], text[5:])


def quantity(value: float, unit: str) -> tuple[float | None, float | None, str]:
    """(TEU, tonnes, how) of a raw value; both None if it is no quantity of goods."""
    word = unit.split()[0].split("/")[0]
    if word == "TEU":
        return value, None, ""
    if word == "kt":
        return None, value * 1000, ""
    if word == "t":
        return None, value, ""
    if word == "trains":
        return (
            value * TRAIN_TEU,
            None,
            f"{value:g} trains x {TRAIN_TEU:g} TEU (TITR 2025, China-Europe 2023-24)",
        )
    if word == "vehicles":
        return None, value * TRUCK_T, f"{value:g} vehicles x {TRUCK_T:g} t"
    if word == "wagons":
        return None, value * WAGON_T, f"{value:g} wagons x {WAGON_T:g} t"
    return None, None, ""


def _add(
    package: Package, key: str, series: str, stands: Stands, span: tuple[str, str], amount, **provenance
) -> None:
    teu, mass, how = amount
    base, count = key, 2
    while key in package["flows"]:
        key, count = f"{base}-{count}", count + 1
    for place in (stands.origin, stands.destination):
        if not known(package, "places", place):
            raise SystemExit(f"flows: {key}: no place {place}")
    note = "; ".join(filter(None, (stands.note, provenance.pop("note"))))
    method = "; ".join(
        filter(
            None,
            (provenance.pop("method"), how, f"{stands.origin} - {stands.destination} stand for the series"),
        )
    )
    package["flows"].add(
        id=key,
        series=series,
        origin=stands.origin,
        destination=stands.destination,
        commodity=stands.commodity or None,
        corridor=stands.corridor if known(package, "corridors", stands.corridor) else None,
        period_from=span[0],
        period_to=span[1],
        containers_teu=teu,
        mass_t=mass,
        method=method,
        note=note,
        **provenance,
    )


def _economics(package: Package) -> int:
    left_out = 0
    for row in package.facts("economics/volumes.csv"):
        stands = next(
            (
                s
                for (series, place, metric), s in ECONOMICS
                if row["series"] == series
                and row["geography"].startswith(place)
                and row["metric"].startswith(metric)
            ),
            None,
        )
        value = number(row["value"])
        amount = quantity(value, row["unit"]) if value is not None else (None, None, "")
        if stands is None or row["kind"] != "actual" or amount[:2] == (None, None):
            left_out += 1
            continue
        series = f"{row['geography']}: {row['metric']}"
        evidence = (
            evidence_of(row)
            if not amount[2]
            else "computed" if row["evidence"] in ("seen", "derived") else "estimate"
        )
        span = period(row["year"], row["period"])
        ranged = f"range {row['value_low']} to {row['value_high']}" if row["value_low"] else ""
        _add(
            package,
            _key(series, row["year"], row["period"]),
            series,
            stands,
            span,
            amount,
            source=source_of(package, row),
            evidence=evidence,
            method=ranged,
            note=row["notes"],
        )
    return left_out


def _key(series: str, year: str, text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", series.lower()).strip("-")
    tail = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return "-".join(filter(None, (words[:48].strip("-"), year, "" if tail == "year" else tail)))


def _network(package: Package) -> None:
    """The yearly series of the network notes; the same number of the same year as above is not written twice."""
    have = {
        (f["origin"], f["destination"], f["period_from"], f["period_to"], f["containers_teu"], f["mass_t"])
        for f in package["flows"].rows
    }
    for row in package.facts("network/volumes.csv"):
        stands = NETWORK[row["series"]]
        amount = quantity(float(row["value"]), row["unit"])
        span = _span_of_network(row["period"])
        if (stands.origin, stands.destination, *span, *amount[:2]) in have:
            continue
        _add(
            package,
            _key(row["series"], row["period"], ""),
            row["series"],
            stands,
            span,
            amount,
            source=package.sources.cite(row["source"]),
            evidence="computed" if amount[2] else "documented",
            method="",
            note=row["note"],
        )


def build(package: Package) -> int:
    """Returns how many raw rows are no flows."""
    if not package["places"].rows:
        return 0
    left_out = _economics(package)
    _network(package)
    cite = package.sources.cite("cac.wtmreport.com 2025-06; trend.az 2025-05-27")
    _add(
        package,
        "kuryk-paraxylene-2025",
        "Kuryk: paraxylene and benzene",
        Stands("KZKUR", "AZALA", "middle", "chemicals_flammable"),
        ("2025-04-22", "2025-06-30"),
        (None, 36 * 70 * WAGON_T, f"36 wagons a day x 70 days x {WAGON_T:g} t"),
        source=cite,
        evidence="computed",
        method="",
        note="the exception from the loading ban, an upper limit",
    )
    coke = package.sources.cite("railfreight, Railway Gazette 2024-12-01; trend.az 2025-05-21")
    _add(
        package,
        "petroleum-coke-baku-xian",
        "Baku - Xi'an export trains",
        Stands("AZ-ABSHERON", "CNXIA", "middle", "petroleum_coke"),
        ("2024-11-24", "2025-05-21"),
        (6 * 124.0, None, "6 trains x 62 FEU"),
        source=coke,
        evidence="computed",
        method="",
        note="",
    )
    return left_out
