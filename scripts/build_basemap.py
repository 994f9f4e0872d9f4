#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/basemap: the land and the country boundaries under our maps, small enough to embed.

usage: npm ci && scripts/build_basemap.py [--out data/basemap] [--check]

Natural Earth at 1:50m is cut to a window round Eurasia and Africa, simplified so that a page 1200 px wide shows no
difference, and written as CSV with WKT: land.csv (polygons), borders.csv (lines between two countries). Which borders
are drawn as disputed, and why: docs/explanation/borders.md. --check writes nothing and fails if a file would differ.
"""
import argparse
import csv
import heapq
import io
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from eurasia.geometry import Atlas, wkt_line, wkt_polygon  # noqa: E402
from eurasia.geometry_sources import NATURAL_EARTH  # noqa: E402

ATLAS = os.path.join(HERE, '..', 'node_modules', 'world-atlas')
WINDOW = (-30.0, -42.0, 155.0, 78.0)  # west, south, east, north
TRIANGLE_MIN = 0.0038  # square degrees, scaled by latitude: a corner that spans less (about 7 x 7 km) is left out
ISLAND_MIN = 0.025     # square degrees: smaller islands are left out
DECIMALS = 2           # 1.1 km: a third of a pixel at 1200 px for the window

# Natural Earth draws lines of control as any other border. These lie, in whole or part, in areas whose status is in
# dispute: names of the two areas, and the window (west, south, east, north) in which the line counts as disputed.
WHOLE = (-180, -90, 180, 90)
DISPUTED = [
    ({'India', 'Pakistan'}, (73, 32, 81, 37), 'Line of Control in Kashmir'),
    ({'India', 'China'}, (76, 32, 81, 37), 'Aksai Chin'),
    ({'India', 'China'}, (91, 26, 98, 30), 'Arunachal Pradesh'),
    ({'India', 'Siachen Glacier'}, WHOLE, 'Siachen Glacier'),
    ({'Pakistan', 'Siachen Glacier'}, WHOLE, 'Siachen Glacier'),
    ({'China', 'Siachen Glacier'}, WHOLE, 'Siachen Glacier'),
    ({'Pakistan', 'China'}, (74, 34, 78, 38), 'Trans-Karakoram Tract'),
    ({'Ukraine', 'Russia'}, (32, 45, 37, 46.6), 'Crimea'),
    ({'Cyprus', 'N. Cyprus'}, WHOLE, 'Northern Cyprus'),
    ({'Morocco', 'W. Sahara'}, WHOLE, 'Western Sahara'),
    ({'Serbia', 'Kosovo'}, WHOLE, 'Kosovo'),
    ({'Somalia', 'Somaliland'}, WHOLE, 'Somaliland'),
    ({'Israel', 'Palestine'}, WHOLE, 'West Bank and Gaza'),
    ({'Israel', 'Syria'}, WHOLE, 'Golan Heights'),
    ({'Egypt', 'Sudan'}, (33, 21, 38, 24), "Hala'ib Triangle and Bir Tawil"),
    ({'S. Sudan', 'Sudan'}, (26, 9, 30, 11), 'Abyei'),
    ({'South Korea', 'North Korea'}, WHOLE, 'Military Demarcation Line'),
]


def unwrapped(ring):
    """A ring without jumps over the antimeridian: longitudes go on beyond 180."""
    result, turn = [ring[0]], 0
    for a, b in zip(ring, ring[1:]):
        turn += 360 if b[0] - a[0] < -180 else -360 if b[0] - a[0] > 180 else 0
        result.append((b[0] + turn, b[1]))
    home = 360 * round(sum(lon for lon, _ in result) / len(result) / 360)
    return [(lon - home, lat) for lon, lat in result]


def cut_ring(ring):
    """A ring cut to the window (Sutherland-Hodgman); edges along the window close it."""
    west, south, east, north = WINDOW
    for axis, limit, keep_above in ((0, west, True), (0, east, False), (1, south, True), (1, north, False)):
        result = []
        for a, b in zip(ring, ring[1:] + ring[:1]):
            a_in, b_in = ((p[axis] >= limit) == keep_above or p[axis] == limit for p in (a, b))
            if a_in:
                result.append(a)
            if a_in != b_in:
                result.append(meet(a, b, axis, limit))
        ring = result
    return ring


def meet(a, b, axis, limit):
    t = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + t * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def cut_line(line):
    """The parts of a line inside the window."""
    west, south, east, north = WINDOW
    parts, part = [], []
    for point in line:
        if west <= point[0] <= east and south <= point[1] <= north:
            part.append(point)
        elif part:
            parts.append(part)
            part = []
    return [part for part in parts + [part] if len(part) > 1]


def triangle(a, b, c):
    area = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
    return area * math.cos(math.radians(min(80, abs(b[1]))))


def simplify(points, fixed=()):
    """Leaves out the corners that matter least (Visvalingam); the ends and `fixed` points stay."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    gone = [False] * len(points)

    def weight(i):
        if points[i] in fixed:
            return math.inf
        return triangle(points[before[i]], points[i], points[after[i]])

    heap = [(weight(i), i) for i in range(1, len(points) - 1)]
    heapq.heapify(heap)
    while heap and heap[0][0] < TRIANGLE_MIN:
        least, i = heapq.heappop(heap)
        if gone[i] or weight(i) > least:
            if not gone[i]:
                heapq.heappush(heap, (weight(i), i))
            continue
        gone[i] = True
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(points) - 1:
                heapq.heappush(heap, (weight(j), j))
    return [point for i, point in enumerate(points) if not gone[i]]


def area(ring):
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))
    return abs(twice) / 2 * math.cos(math.radians(sum(p[1] for p in ring) / len(ring)))


def rounded(points):
    result = []
    for lon, lat in points:
        point = (round(lon, DECIMALS), round(lat, DECIMALS))
        if not result or result[-1] != point:
            result.append(point)
    return result


def land_rows():
    atlas = Atlas(os.path.join(ATLAS, 'land-50m.json'))
    rows = []
    for polygon in atlas.polygons(atlas.objects['land']):
        rings = []
        for ring in polygon:
            ring = unwrapped(ring)
            if ring[0] != ring[-1]:
                break  # goes round the pole: Antarctica
            inside = cut_ring(ring[:-1])
            if len(inside) < 3 or area(inside) < ISLAND_MIN:
                if rings:
                    continue  # a small lake
                break
            small = rounded(simplify(inside + inside[:1]))
            if len(small) > 3:
                rings.append(small)
        if rings:
            rows.append((area(rings[0]), rings))
    rows.sort(key=lambda row: (-row[0], row[1][0]))
    return [{'id': f'land-{number}', 'geometry': wkt_polygon(rings, DECIMALS), 'source': NATURAL_EARTH}
            for number, (_, rings) in enumerate(rows, 1)]


def border_lines():
    """Lines between two countries: {(name, name): [line, ...]}, from the arcs that two countries share."""
    atlas = Atlas(os.path.join(ATLAS, 'countries-50m.json'))
    users = {}
    for geometry in atlas.objects['countries']['geometries']:
        groups = geometry['arcs'] if geometry['type'] == 'MultiPolygon' else [geometry.get('arcs', [])]
        for ring in (ring for polygon in groups for ring in polygon):
            for arc in ring:
                users.setdefault(max(arc, ~arc), set()).add(geometry['properties']['name'])
    lines = {}
    for arc, names in sorted(users.items()):
        if len(names) == 2:
            lines.setdefault(tuple(sorted(names)), []).append(atlas.arcs[arc])
    return {pair: joined(arcs) for pair, arcs in sorted(lines.items())}


def joined(arcs):
    """Arcs that meet end to end, as longer lines."""
    lines = [list(arc) for arc in arcs]
    i = 0
    while i < len(lines):
        for j in range(len(lines)):
            if i != j and lines[j][0] == lines[i][-1]:
                lines[i] += lines[j][1:]
                del lines[j]
                i = -1
                break
        i += 1
    return lines


def split_disputed(pair, line):
    """[(name of the dispute or '', part of the line)]."""
    parts = []
    for a, b in zip(line, line[1:]):
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        dispute = ''
        for names, (west, south, east, north), name in DISPUTED:
            if names == set(pair) and west <= middle[0] <= east and south <= middle[1] <= north:
                dispute = name
        if parts and parts[-1][0] == dispute:
            parts[-1][1].append(b)
        else:
            parts.append((dispute, [a, b]))
    return parts


def border_rows():
    rows = []
    for pair, lines in border_lines().items():
        for line in (part for line in lines for part in cut_line(line)):
            for dispute, part in split_disputed(pair, line):
                small = rounded(simplify(part))
                if len(small) > 1:
                    rows.append({'id': f'border-{len(rows) + 1}', 'name': dispute or ' - '.join(pair),
                                 'disputed': 'yes' if dispute else 'no', 'geometry': wkt_line(small, DECIMALS),
                                 'source': NATURAL_EARTH})
    return rows


def text_of(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator='\n')
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--out', default=os.path.join(HERE, '..', 'data', 'basemap'))
    parser.add_argument('--check', action='store_true', help='write nothing; fail if a file would differ')
    options = parser.parse_args()
    different = []
    os.makedirs(options.out, exist_ok=True)
    for name, rows in (('land.csv', land_rows()), ('borders.csv', border_rows())):
        path, text = os.path.join(options.out, name), text_of(rows)
        if os.path.exists(path):
            with open(path, encoding='utf-8', newline='') as file:
                if file.read() == text:
                    continue
        different.append(name)
        if not options.check:
            with open(path, 'w', encoding='utf-8', newline='') as file:
                file.write(text)
    if options.check and different:
        sys.exit(f'data/basemap: {", ".join(different)} would differ; run scripts/build_basemap.py')


if __name__ == '__main__':
    main()
