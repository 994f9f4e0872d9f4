# SPDX-License-Identifier: Apache-2.0
"""Distances on the globe and shortest chains of links: the little geometry and graph search that the
builders need.
"""

import heapq
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0


def great_circle_km(a: dict, b: dict) -> float:
    """Between two rows of places."""
    lat1, lon1, lat2, lon2 = (radians(float(v)) for v in (a["lat"], a["lon"], b["lat"], b["lon"]))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(h))


def mean_h(low: float, typical: float, high: float, shape: str) -> float:
    """Mean of a distribution as the planner takes it."""
    if shape == "fixed":
        return typical
    if shape == "uniform":
        return (low + high) / 2
    if shape == "triangular":
        return (low + typical + high) / 3
    return (low + 4 * typical + high) / 6  # pert; lognormals are not used for movement


class Router:
    """Shortest chains over directed links, by typical time."""

    def __init__(self, links: list[dict], countries: dict[str, str | None]):
        self._from: dict[str, list[dict]] = {}
        self._countries = countries
        for link in links:
            self._from.setdefault(link["from_place"], []).append(link)

    def chain(
        self,
        start: str,
        end: str,
        mode: str,
        gauges: tuple[int, ...] = (),
        within: frozenset[str] = frozenset(),
        via: tuple[str, ...] = (),
        closed: frozenset[str] = frozenset(),
    ) -> list[dict]:
        """Links from `start` over `via` to `end`; raises if there is none."""
        stops = (start, *via, end)
        return [
            link for a, b in zip(stops, stops[1:]) for link in self._leg(a, b, mode, gauges, within, closed)
        ]

    def direct(self, start: str, end: str, mode: str) -> dict | None:
        """The one link between two places, if there is one."""
        return next(
            (link for link in self._from.get(start, ()) if link["mode"] == mode and link["to_place"] == end),
            None,
        )

    def _leg(self, start, end, mode, gauges, within, closed) -> list[dict]:
        best = {start: (0.0, None)}
        queue = [(0.0, start)]
        while queue:
            time, place = heapq.heappop(queue)
            if place == end:
                break
            if time > best[place][0]:
                continue
            for link in self._from.get(place, ()):
                if link["mode"] != mode or link["status"] != "open" or link["id"] in closed:
                    continue
                if gauges and link["gauge_mm"] not in gauges:
                    continue
                country = self._countries[link["to_place"]]
                if within and country and country not in within:
                    continue
                reached = time + link["travel_time_typical_h"]
                if link["to_place"] not in best or reached < best[link["to_place"]][0]:
                    best[link["to_place"]] = (reached, link)
                    heapq.heappush(queue, (reached, link["to_place"]))
        if end not in best:
            raise ValueError(f"no {mode} chain {start} - {end} (gauges {gauges}, within {sorted(within)})")
        chain = []
        while end != start:
            chain.append(best[end][1])
            end = best[end][1]["from_place"]
        return chain[::-1]
