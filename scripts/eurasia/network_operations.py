# SPDX-License-Identifier: Apache-2.0
"""operations at places: handling where modes or gauges meet, dwell and free time, passages and inspections.

Two layers. DOCUMENTED rows come from terminals.csv. Everything else follows from rules: a place of that kind
where those modes meet gets that operation. Both stand in network_operations_table.py.
"""

from eurasia.network_operations_table import (
    AS_DOSTYK,
    DOCUMENTED,
    FERRY_DWELL,
    FREE_TIME_D,
    GAUGE_CHANGE,
    HANDLING,
    HOURS,
    IMPORT_DWELL,
    LOGNORMAL,
    RAIL_HUBS,
    SHARES,
    TERMINAL_ROWS,
    TRANSHIP_DWELL,
    YARDS,
)
from eurasia.tables import ASSUMPTIONS, Package


class OperationBuilder:
    def __init__(self, package: Package):
        self.package = package
        self.modes: dict[str, set[str]] = {}
        self.gauges: dict[str, set[int]] = {}
        for link in package["links"].rows:
            for end in (link["from_place"], link["to_place"]):
                self.modes.setdefault(end, set()).add(link["mode"])
                if link["gauge_mm"]:
                    self.gauges.setdefault(end, set()).add(link["gauge_mm"])
        self.done: set[tuple] = set()  # (place, kind, from mode, to mode, from gauge, to gauge) that stand

    def sources(self, text: str) -> list[str]:
        return self.package.sources.cite(text) if text else self.package.sources.use(ASSUMPTIONS)

    def add(
        self,
        place,
        kind,
        from_mode,
        to_mode,
        hours,
        *,
        from_gauge=None,
        to_gauge=None,
        shape="pert",
        evidence="assumption",
        source="",
        method="",
        since=None,
        until=None,
        **more,
    ) -> None:
        self.done.add((place, kind, from_mode, to_mode, from_gauge, to_gauge))
        parts = [kind, place, *(str(p) for p in (from_mode, to_mode, from_gauge, to_gauge) if p)]
        key = ":".join(parts) + (f":{since}" if since else "")
        low, typical, high = hours
        self.package["operations"].add(
            id=key,
            place=place,
            kind=kind,
            from_mode=from_mode,
            to_mode=to_mode,
            from_gauge_mm=from_gauge,
            to_gauge_mm=to_gauge,
            duration_min_h=low,
            duration_typical_h=typical,
            duration_max_h=high,
            duration_shape=shape,
            valid_from=since,
            valid_to=until,
            source=self.sources(source),
            evidence=evidence,
            method=method,
            **more,
        )

    def add_documented(self) -> None:
        for place, kind, a, b, hours, servers, teu, since, until, evidence, source, why in DOCUMENTED:
            self.add(
                place,
                kind,
                a,
                b,
                hours,
                shape="lognormal" if (place, a, b) in LOGNORMAL else "pert",
                evidence=evidence,
                source=source,
                method=why,
                since=since,
                until=until,
                servers=servers,
                capacity_teu_per_year=teu,
                probability=SHARES.get((place, kind), 1.0),
                opening_hours=HOURS.get((place, kind), ""),
            )

    def add_gauge_changes(self) -> None:
        for place in sorted(p for p, gauges in self.gauges.items() if len(gauges) == 2):
            for hours, evidence, source, why, since, until in GAUGE_CHANGE.get(place, [AS_DOSTYK]):
                capacity = 372000 if place == "KZ-ALTYNKOL" else None
                for a, b in ((1435, 1520), (1520, 1435)):
                    self.add(
                        place,
                        "transload",
                        "rail",
                        "rail",
                        hours,
                        from_gauge=a,
                        to_gauge=b,
                        evidence=evidence,
                        source=source,
                        method=f"gauge change: {why}",
                        since=since,
                        until=until,
                        capacity_teu_per_year=capacity,
                    )
            low, typical, high, why = HANDLING["terminal", "rail", "rail"]
            for gauge in (1435, 1520):
                self.add(
                    place,
                    "transload",
                    "rail",
                    "rail",
                    (low, typical, high),
                    from_gauge=gauge,
                    to_gauge=gauge,
                    method=f"rule for terminals: {why}",
                )

    def add_by_rule(self) -> None:
        for place in self.package["places"].rows:
            key, modes = place["id"], self.modes.get(place["id"], set())
            if place["kind"] == "sea_port":
                kind = "port"
            elif place["kind"] in ("city", "inland_terminal") or key in YARDS:
                kind = "terminal"
            else:
                continue
            pairs = {(k[1], k[2]) for k in HANDLING if k[0] == kind} | {("rail", "ferry"), ("road", "ferry")}
            for a, b in sorted({(x, y) for p in pairs for x, y in (p, p[::-1])}):
                self.handling(key, kind, a, b, modes)
            if kind == "port":
                self.port_dwell(key, modes)
            if place["kind"] in FREE_TIME_D:
                self.package["operations"].add(
                    id=f"storage:{key}",
                    place=key,
                    kind="storage",
                    duration_min_h=0,
                    duration_typical_h=0,
                    duration_max_h=0,
                    duration_shape="fixed",
                    free_time_d=FREE_TIME_D[place["kind"]],
                    source=self.sources(""),
                    evidence="assumption",
                    method=f"free time of {FREE_TIME_D[place['kind']]:g} days by kind of place",
                )

    def handling(self, place: str, kind: str, a: str, b: str, modes: set[str]) -> None:
        rule = (
            HANDLING.get((kind, a, b))
            or HANDLING.get((kind, b, a))
            or HANDLING.get(("port", a, b))
            or HANDLING.get(("port", b, a))
        )
        if not rule or a not in modes or b not in modes:
            return
        if a == b == "rail" and (len(self.gauges[place]) == 2 or place not in RAIL_HUBS):
            return  # done by gauge, or no trains are made up there
        if (place, "transload", a, b, None, None) in self.done:
            return
        low, typical, high, why = rule
        self.add(
            place, "transload", a, b, (low, typical, high), method=f"rule for places of this kind: {why}"
        )

    def port_dwell(self, place: str, modes: set[str]) -> None:
        pairs = [("sea", m, IMPORT_DWELL) for m in ("rail", "road", "barge") if {"sea", m} <= modes]
        pairs += [("sea", "sea", TRANSHIP_DWELL)] if "sea" in modes else []
        pairs += [(m, "ferry", FERRY_DWELL) for m in ("rail", "road") if {"ferry", m} <= modes]
        for a, b, (low, typical, high, why) in pairs:
            if (place, "dwell", a, b, None, None) not in self.done:
                self.add(place, "dwell", a, b, (low, typical, high), method=f"rule for sea ports: {why}")


def build(package: Package) -> None:
    rows = {(raw["place"], raw["operation"]) for raw in package.facts("network/terminals.csv")}
    if rows != set(TERMINAL_ROWS):
        raise ValueError(f"terminals.csv and TERMINAL_ROWS differ: {sorted(rows ^ set(TERMINAL_ROWS))}")
    builder = OperationBuilder(package)
    builder.add_documented()
    builder.add_gauge_changes()
    builder.add_by_rule()
