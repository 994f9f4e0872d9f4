# SPDX-License-Identifier: Apache-2.0
"""Which areas (land, countries) a point lies in, and how much of a line crosses them.

The areas' boundaries are sorted into cells of a grid. A cell remembers which areas hold its centre and which pieces of
boundary pass through it, so a question about a point looks at one cell only. Even-odd rule; holes need no care.
"""
import math
from collections import defaultdict
# Centres are moved by an odd fraction of a cell, so that no boundary of the maps (whose corners lie on a lattice of
# 0.0036 degrees) runs exactly through one.
NUDGE = 0.0012345677


class Areas:
    """In: areas = {name: [polygon, ...]} with polygon = [ring, ...], in degrees; cell in degrees."""

    def __init__(self, areas, cell=0.25):
        self.cell = cell
        self.pieces = defaultdict(list)  # (column, row) -> [(name, ax, ay, bx, by)]
        crossings = defaultdict(list)    # row -> [(lon where a boundary meets the row's centre line, name)]
        for name, polygons in areas.items():
            for ring in (ring for polygon in polygons for ring in polygon):
                for a, b in zip(ring, ring[1:]):
                    if abs(a[0] - b[0]) < 180:  # a piece that long is a jump over the antimeridian
                        self._add(name, a, b, crossings)
        self.centres = {}                # row -> (lons, sets of names right of each lon)
        for row, meets in crossings.items():
            self.centres[row] = self._sweep(sorted(meets))

    def _centre(self, index):
        return (index + 0.5 + NUDGE) * self.cell

    def _add(self, name, a, b, crossings):
        (ax, ay), (bx, by) = a, b
        columns = range(math.floor(min(ax, bx) / self.cell), math.floor(max(ax, bx) / self.cell) + 1)
        rows = range(math.floor(min(ay, by) / self.cell), math.floor(max(ay, by) / self.cell) + 1)
        for row in rows:
            y = self._centre(row)
            if (ay > y) != (by > y):
                crossings[row].append((ax + (y - ay) * (bx - ax) / (by - ay), name))
            for column in columns:
                self.pieces[column, row].append((name, ax, ay, bx, by))

    @staticmethod
    def _sweep(meets):
        lons, states, now = [], [frozenset()], frozenset()
        for lon, name in meets:
            now = now ^ {name}
            lons.append(lon)
            states.append(now)
        return lons, states

    def _centre_areas(self, column, row):
        if row not in self.centres:
            return frozenset()
        lons, states = self.centres[row]
        low, high, x = 0, len(lons), self._centre(column)
        while low < high:
            middle = (low + high) // 2
            if lons[middle] < x:
                low = middle + 1
            else:
                high = middle
        return states[low]

    def at(self, point):
        """The names of all areas that hold the point."""
        px, py = point
        column, row = math.floor(px / self.cell), math.floor(py / self.cell)
        names = set(self._centre_areas(column, row))
        cx, cy = self._centre(column), self._centre(row)
        for name, ax, ay, bx, by in self.pieces.get((column, row), ()):
            if crosses(cx, cy, px, py, ax, ay, bx, by):
                names ^= {name}
        return names

    def touched(self, column, row):
        return (column, row) in self.pieces

    def parts(self, a, b):
        """The straight piece a-b cut at every boundary: [(start, end, names of the areas between them)]."""
        cuts = {0.0, 1.0}
        (ax, ay), (bx, by) = a, b
        steps = max(1, math.ceil(max(abs(bx - ax), abs(by - ay)) / self.cell))
        seen = set()
        for i in range(steps):
            x0, y0 = ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps
            x1, y1 = ax + (bx - ax) * (i + 1) / steps, ay + (by - ay) * (i + 1) / steps
            for column in range(math.floor(min(x0, x1) / self.cell), math.floor(max(x0, x1) / self.cell) + 1):
                for row in range(math.floor(min(y0, y1) / self.cell), math.floor(max(y0, y1) / self.cell) + 1):
                    if (column, row) not in seen:
                        seen.add((column, row))
                        for _, cx, cy, dx, dy in self.pieces.get((column, row), ()):
                            t = crossing(ax, ay, bx, by, cx, cy, dx, dy)
                            if t is not None:
                                cuts.add(t)
        order = sorted(cuts)
        result = []
        for start, end in zip(order, order[1:]):
            p = (ax + (bx - ax) * start, ay + (by - ay) * start)
            q = (ax + (bx - ax) * end, ay + (by - ay) * end)
            middle = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
            result.append((p, q, self.at(middle)))
        return result


def crosses(px, py, qx, qy, ax, ay, bx, by):
    """Whether the pieces p-q and a-b cross (touching counts on one side only)."""
    d1 = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
    d2 = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
    if (d1 > 0) == (d2 > 0):
        return False
    d3 = (qx - px) * (ay - py) - (qy - py) * (ax - px)
    d4 = (qx - px) * (by - py) - (qy - py) * (bx - px)
    return (d3 > 0) != (d4 > 0)


def crossing(px, py, qx, qy, ax, ay, bx, by):
    """Where on p-q (0 to 1) the piece a-b crosses it, or None."""
    if not crosses(px, py, qx, qy, ax, ay, bx, by):
        return None
    d1 = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
    d2 = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
    return d1 / (d1 - d2)
