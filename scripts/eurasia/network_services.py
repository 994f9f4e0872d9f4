# SPDX-License-Identifier: Apache-2.0
"""services and calls: routes of network_services_table.py as chains of links, with the waits inside through
services.

Through services (one train, one ship, one train) have no total put in: their time is the sum of their
links, of the operations at the places where the goods change vehicle, and of the wait for the next
vehicle there, which is the dwell of the call.
"""

import re

from eurasia.network_geo import Router
from eurasia.network_services_table import ALL, AREAS, Spec
from eurasia.tables import ASSUMPTIONS, Package, number, weakest

KINDS = {
    "on_demand": "on_demand",
    "timetable": "timetable",
    "frequency": "frequency",
    "fill_and_sail": "fill_and_sail",
}

# Wait for the next vehicle inside a through service, hours: (place, from mode, to mode) -> (min, typical,
# max, shape), why.
_FEEDER_GAP = round(7 * 24 / 8.5, 1)
WAITS = {
    ("KZAAU", "rail", "sea"): (
        (0, _FEEDER_GAP / 2, _FEEDER_GAP, "uniform"),
        "for a feeder: 8.5 departures a week",
    ),
    ("AZALA", "rail", "sea"): (
        (0, _FEEDER_GAP / 2, _FEEDER_GAP, "uniform"),
        "for a feeder: 8.5 departures a week",
    ),
    ("AZALA", "sea", "rail"): ((0, 6, 12, "uniform"), "for wagons and a path: half a day at most assumed"),
    ("KZAAU", "sea", "rail"): ((0, 6, 12, "uniform"), "for wagons and a path: half a day at most assumed"),
    ("GEPTI", "rail", "sea"): (
        (0, 120, 240, "uniform"),
        "for a feeder: three sailings a month (facts/economics/NOTES.md 1.4)",
    ),
    ("ROCND", "rail", "sea"): (
        (0, 120, 240, "uniform"),
        "for a feeder: three sailings a month (facts/economics/NOTES.md 1.4)",
    ),
    ("GEPTI", "rail", "ferry"): ((0, 84, 168, "uniform"), "for the weekly rail ferry"),
    ("GEPTI", "sea", "rail"): ((0, 12, 24, "uniform"), "for a train: daily departures assumed"),
    ("ROCND", "sea", "rail"): (
        (0, 12, 24, "uniform"),
        "for a train: 120-130 container trains a month, all relations",
    ),
    ("TMKRW", "rail", "sea"): ((0, 84, 168, "uniform"), "for the weekly feeder"),
    ("TMKRW", "rail", "ferry"): ((0, 8.5, 17, "uniform"), "for a ferry: 9.9 departures a week"),
    ("AZALA", "ferry", "rail"): ((0, 6, 12, "uniform"), "for wagons and a path: half a day at most assumed"),
    ("KZKUR", "road", "ferry"): (
        (13.0, 48.5, 181.0, "lognormal"),
        "trucks at Kuryk: CPMM 2020 mean 69.7 h (queue, papers and ferry), lognormal with sigma 0.8 assumed",
    ),
    ("AZALA", "road", "ferry"): (
        (12, 72, 120, "pert"),
        "trucks at Alat: 3-4 days in the queue, ferries every 3-5 days without timetable",
    ),
    ("AZALA", "ferry", "road"): ((2, 8, 24, "pert"), "8 h at anchor before unloading"),
    ("KZKUR", "ferry", "road"): ((1, 4, 12, "pert"), "unloading, assumed"),
    ("BYMSQ", "rail", "rail"): (
        (12, 37, 72, "pert"),
        "for a slot at Brest, trains without a fixed timetable: the index gives 7.31 days Dostyk - Brest in 2024 "
        "(validation row V037), running and borders take 5.7; calibrated on that row",
    ),
    ("TR-TATVAN", "ferry", "rail"): ((0, 12, 24, "uniform"), "for a train: daily assumed"),
    ("TRVAN", "rail", "ferry"): ((0, 6, 12, "uniform"), "for the ferry: two crossings a day assumed"),
    ("TR-TATVAN", "rail", "ferry"): ((0, 6, 12, "uniform"), "for the ferry: two crossings a day assumed"),
    ("TRVAN", "ferry", "rail"): ((0, 12, 24, "uniform"), "for a train: daily assumed"),
}
PORT_CALL = ((12, 24, 48, "pert"), "a call of an ocean ship, assumed")
STOP = ((1, 3, 8, "pert"), "an intermediate stop of a train, assumed")


def parse_route(route: str) -> list[dict]:
    """ "A rail B* sea ~C sea D" -> calls with place, mode, via, transload, load."""
    words = route.split()
    calls = [_call(words[0], None, [])]
    via: list[str] = []
    for mode, place in zip(words[1::2], words[2::2]):
        if place.startswith("~"):
            via.append(place[1:])
            continue
        calls.append(_call(place, mode, via))
        via = []
    return calls


def _call(text: str, mode: str | None, via: list[str]) -> dict:
    return {
        "place": text.rstrip("*+!"),
        "is_stop": "!" in text,
        "mode": mode,
        "via": via,
        "is_transload": "*" in text,
        "load": "+" in text,
    }


def reverse_route(route: str) -> str:
    """The way back; 1520 mm trains to China change gauge on the Chinese side."""
    words = route.split()[::-1]
    words = [words[0].rstrip("*+!")] + words[1:-1] + [words[-1].rstrip("*+!")]
    out = " ".join(words)
    for kazakh, chinese in (("KZ-ALTYNKOL", "CNHRS"), ("KZDOS", "CNAKL")):
        out = re.sub(rf"{kazakh}[*+]+ rail (?=~?CN)", f"{kazakh} rail {chinese}* rail ", out)
    return out


class ServiceBuilder:
    def __init__(self, package: Package):
        self.package = package
        self.country = {row["id"]: row["country"] for row in package["places"].rows}
        # Chains are looked for on the network of all years: rows that ended are still links.
        self.router = Router(package["links"].rows, self.country)

    def chain(self, start: dict, call: dict, within: frozenset[str]) -> list[dict]:
        mode = call["mode"]
        if (
            mode in ("sea", "ferry")
            and not call["via"]
            and (direct := self.router.direct(start["place"], call["place"], mode))
        ):
            return [
                direct
            ]  # a ship does not sail round by another port because a table says it is faster there
        if mode != "rail":
            return self.router.chain(
                start["place"],
                call["place"],
                mode,
                within=within if mode == "road" else frozenset(),
                via=tuple(call["via"]),
            )
        chains = []
        for gauge in (1520, 1435):
            try:
                chains.append(
                    self.router.chain(
                        start["place"], call["place"], mode, (gauge,), within, tuple(call["via"])
                    )
                )
            except ValueError:
                pass
        if not chains:
            raise ValueError(f"no rail chain {start['place']} - {call['place']} within {sorted(within)}")
        return min(chains, key=lambda links: sum(link["travel_time_typical_h"] for link in links))

    def add(
        self,
        spec: Spec,
        raw: dict | None,
        service_id: str,
        route: str,
        frequency: float | None,
        is_back: bool,
    ) -> None:
        calls = parse_route(route)
        within = frozenset(c for c in (*spec.within.split(), *(self.country[c["place"]] for c in calls)) if c)
        rows, modes, km_by_mode = [], [], {}
        for before, call in zip([None, *calls], calls):
            links = self.chain(before, call, within) if before else []
            for link in links:
                km_by_mode[link["mode"]] = km_by_mode.get(link["mode"], 0) + link["length_km"]
            rows.append((call, links))
            modes.append(call["mode"])
        source, evidence, notes = self.provenance(spec, raw, is_back)
        self.add_service(
            spec,
            raw,
            service_id,
            frequency,
            is_back,
            max(km_by_mode, key=km_by_mode.get),
            source,
            evidence,
            notes,
        )
        self.add_calls(service_id, rows, source, evidence)

    def provenance(self, spec: Spec, raw: dict | None, is_back: bool) -> tuple[list[str], str, list[str]]:
        s = self.package.sources
        if raw:
            source = s.cite(raw["source"]) if not raw["source"].startswith("year not") else s.use(ASSUMPTIONS)
            evidence = "estimate" if spec.frequency_says else "documented"
        else:
            source, evidence = s.use(ASSUMPTIONS), "assumption"
        if is_back:
            evidence = weakest(evidence, "estimate")
        notes = []
        if raw:
            if raw["days_typical"]:
                days = (
                    raw["days_typical"]
                    if raw["days_min"] in ("", raw["days_typical"])
                    else f"{raw['days_min']} / {raw['days_typical']} / {raw['days_max']}"
                )
                notes.append(f"quoted {days} days, used to validate, not put in")
            notes += [
                raw["note"],
                f"status in the facts: {raw['status']}" if raw["status"] != "running" else "",
            ]
        notes.append(spec.note)
        return source, evidence, notes

    def add_service(self, spec, raw, service_id, frequency, is_back, mode, source, evidence, notes) -> None:
        kind = spec.kind if not (is_back and spec.kind == "timetable") else "frequency"
        method = []
        if kind in ("frequency", "fill_and_sail"):
            says = spec.frequency_says or (raw["frequency_basis"] if raw else "")
            method.append(
                f"frequency {frequency:g} a week: {says or 'assumed'}"
                if not is_back
                else f"frequency {frequency:g} a week: the way back, assumed"
            )
        if kind == "timetable":
            method.append(
                f"days from the source ({raw['frequency_basis']}), hour assumed"
                if raw and raw["frequency_basis"]
                else "day of the one run, hour assumed"
            )
        method.append(f"cut-off {spec.cut_off:g} h and reliability {spec.reliability:g} assumed")
        teu = (
            number(raw["teu_per_departure"])
            if raw and raw["teu_per_departure"]
            else self.package["vehicles"][spec.vehicle]["capacity_teu"]
        )
        name = spec.name or raw["name"]
        self.package["services"].add(
            id=service_id,
            name=f"{name}, way back" if is_back else name,
            operator=(raw or {}).get("operator") or spec.operator,
            kind=kind,
            mode=mode,
            vehicle=spec.vehicle,
            departures=spec.departures if kind == "timetable" else "",
            frequency_per_week=frequency if kind in ("frequency", "fill_and_sail") else None,
            fill_teu=spec.fill,
            wait_max_d=spec.wait_max,
            capacity_teu=teu if kind != "on_demand" else None,
            cut_off_h=spec.cut_off,
            reliability=spec.reliability,
            status=spec.status,
            valid_from=spec.since or None,
            valid_to=spec.until or None,
            source=source,
            evidence=evidence,
            method="; ".join(method),
            note="; ".join(filter(None, notes)),
        )

    def add_calls(
        self, service_id: str, rows: list[tuple[dict, list[dict]]], source: list[str], evidence: str
    ) -> None:
        last = len(rows) - 1
        is_truck = self.package["services"][service_id]["mode"] == "road"
        for i, (call, links) in enumerate(rows):
            # A truck drives on board with its goods: nothing is loaded for the crossing alone.
            sails_next = is_truck and i < last and rows[i + 1][0]["mode"] in ("ferry", "sea")
            dwell, says = (
                self.dwell(call, rows[i + 1][0]["mode"] if i < last else None) if 0 < i < last else (None, "")
            )
            self.package["calls"].add(
                service=service_id,
                place=call["place"],
                mode=call["mode"] or rows[1][0]["mode"],
                links=[link["id"] for link in links],
                **(
                    {
                        f"dwell_{part}": value
                        for part, value in zip(("min_h", "typical_h", "max_h", "shape"), dwell)
                    }
                    if dwell
                    else {}
                ),
                is_transload=call["is_transload"],
                may_load=i == 0 or (call["load"] and i < last and not sails_next),
                may_unload=i > 0 and not call["is_stop"],
                source=list(dict.fromkeys(source + (self.package.sources.use(ASSUMPTIONS) if dwell else []))),
                evidence=weakest(evidence, "estimate") if dwell else evidence,
                method="; ".join(
                    filter(
                        None,
                        (
                            "shortest believable chain of links by time"
                            if links
                            else "where it starts: see the service",
                            says and f"dwell: {says}",
                        ),
                    )
                ),
            )

    def dwell(self, call: dict, onward: str) -> tuple[tuple, str]:
        found = WAITS.get((call["place"], call["mode"], onward))
        if found:
            return found[0], f"wait {found[1]}"
        if call["is_transload"] or call["mode"] == "road":
            return (), ""
        return PORT_CALL if call["mode"] == "sea" else STOP


def _add_area(package: Package, area) -> None:
    package["services"].add(
        id=area.id,
        name=area.name,
        operator="",
        kind=area.kind,
        mode=area.mode,
        vehicle=area.vehicle,
        area=area.area.split(),
        gauge_mm=area.gauge,
        frequency_per_week=area.frequency,
        drive_max_h=area.drive_max,
        cut_off_h=area.cut_off,
        reliability=area.reliability,
        status="open",
        source=package.sources.use(ASSUMPTIONS, *(["cpmm-border-times"] if "CPMM" in area.why else [])),
        evidence="assumption",
        method=f"{area.why}; cut-off and reliability assumed",
    )


def build(package: Package) -> None:
    raws = {row["id"]: row for row in package.facts("network/services.csv")}
    builder = ServiceBuilder(package)
    for spec in ALL:
        raw = raws.get(spec.id)
        builder.add(spec, raw, spec.id, spec.route, spec.frequency, False)
        if spec.back:
            builder.add(
                spec, raw, spec.back_id or f"{spec.id}-BACK", reverse_route(spec.route), spec.back, True
            )
    for area in AREAS:
        _add_area(package, area)
    missing = set(raws) - {row["id"] for row in package["services"].rows}
    if missing:
        raise ValueError(f"services of the facts without a row: {sorted(missing)}")
