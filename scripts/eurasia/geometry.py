# SPDX-License-Identifier: Apache-2.0
"""Points and lines on the globe: distances, great circles, WKT, and the TopoJSON of npm world-atlas.

A point is (longitude, latitude) in degrees, as in WKT. The Earth is a sphere of 6371.0088 km (mean radius, IUGG).
Standard library only, so that the tests which use it need nothing but Python 3.
"""
import json
import math

EARTH_RADIUS_KM = 6371.0088


def distance_km(a, b):
    """Great-circle distance of two points (haversine)."""
    phi_a, phi_b = math.radians(a[1]), math.radians(b[1])
    half = math.sin((phi_b - phi_a) / 2) ** 2
    half += math.cos(phi_a) * math.cos(phi_b) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def length_km(line):
    """Length of a line whose pieces are great circles."""
    return sum(distance_km(a, b) for a, b in zip(line, line[1:]))


def great_circle(a, b, step_km):
    """Points from a to b (both included), at most step_km apart."""
    total = distance_km(a, b)
    pieces = max(1, math.ceil(total / step_km))
    if pieces == 1:
        return [a, b]
    angle = total / EARTH_RADIUS_KM
    vector_a, vector_b = unit_vector(a), unit_vector(b)
    points = [a]
    for i in range(1, pieces):
        part = i / pieces
        weight_a = math.sin((1 - part) * angle) / math.sin(angle)
        weight_b = math.sin(part * angle) / math.sin(angle)
        x, y, z = (weight_a * p + weight_b * q for p, q in zip(vector_a, vector_b))
        points.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    return points + [b]


def unit_vector(point):
    lon, lat = math.radians(point[0]), math.radians(point[1])
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def densify(line, step_km):
    """The same line with great-circle points added, so that no piece is longer than step_km."""
    points = [line[0]]
    for a, b in zip(line, line[1:]):
        points += great_circle(a, b, step_km)[1:]
    return points


def distance_to_line_km(point, line):
    """Distance of a point to a line, on the plane that touches the globe at the point."""
    scale_x = math.cos(math.radians(point[1])) * math.radians(1) * EARTH_RADIUS_KM
    scale_y = math.radians(1) * EARTH_RADIUS_KM
    flat = [((lon - point[0]) * scale_x, (lat - point[1]) * scale_y) for lon, lat in line]
    best = min(math.hypot(x, y) for x, y in flat)
    for (ax, ay), (bx, by) in zip(flat, flat[1:]):
        dx, dy = bx - ax, by - ay
        square = dx * dx + dy * dy
        if square > 0:
            t = min(1.0, max(0.0, -(ax * dx + ay * dy) / square))
            best = min(best, math.hypot(ax + t * dx, ay + t * dy))
    return best


def number_text(value, decimals):
    text = f'{value:.{decimals}f}'
    if '.' in text:
        text = text.rstrip('0').rstrip('.')
    return '0' if text == '-0' else text


def wkt_line(line, decimals=5):
    pairs = (f'{number_text(lon, decimals)} {number_text(lat, decimals)}' for lon, lat in line)
    return f'LINESTRING ({", ".join(pairs)})'


def wkt_polygon(rings, decimals=5):
    texts = []
    for ring in rings:
        texts.append(', '.join(f'{number_text(x, decimals)} {number_text(y, decimals)}' for x, y in ring))
    return f'POLYGON ({", ".join(f"({text})" for text in texts)})'


def read_wkt_line(text):
    if not (text.startswith('LINESTRING (') and text.endswith(')')):
        raise ValueError(f'not a WKT LINESTRING: {text[:60]}')
    points = [tuple(float(number) for number in pair.split()) for pair in text[12:-1].split(',')]
    if len(points) < 2 or any(len(point) != 2 for point in points):
        raise ValueError(f'a LINESTRING needs two or more points "lon lat": {text[:60]}')
    return points


class Atlas:
    """One TopoJSON file of npm world-atlas with its arcs decoded to degrees."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            topology = json.load(file)
        scale, move = topology['transform']['scale'], topology['transform']['translate']
        self.objects = topology['objects']
        self.arcs = []
        for deltas in topology['arcs']:
            x = y = 0
            arc = []
            for dx, dy in deltas:
                x, y = x + dx, y + dy
                arc.append((x * scale[0] + move[0], y * scale[1] + move[1]))
            self.arcs.append(arc)

    def ring(self, arc_ids):
        points = []
        for arc_id in arc_ids:
            arc = self.arcs[arc_id] if arc_id >= 0 else self.arcs[~arc_id][::-1]
            points += arc if not points else arc[1:]
        return points

    def polygons(self, geometry):
        """The polygons of one geometry, each a list of rings: the shell first, then the holes."""
        if geometry['type'] == 'GeometryCollection':
            return [polygon for part in geometry['geometries'] for polygon in self.polygons(part)]
        if geometry['type'] == 'Polygon':
            return [[self.ring(ring) for ring in geometry['arcs']]]
        if geometry['type'] == 'MultiPolygon':
            return [[self.ring(ring) for ring in polygon] for polygon in geometry['arcs']]
        return []
