# SPDX-License-Identifier: Apache-2.0
"""What must hold of the lines in shapes.csv and of the countries in shape_countries.csv.

Each check takes plain values and returns a list of faults in words, so that the tests can also hand it planted faults.
"""
from eurasia.geometry import densify, distance_km, distance_to_line_km, length_km

WATER_MODES = ("sea", "ferry")

# Harbours lie inside the polygons: their positions are good to 1 to 10 km and the coast of 1:10m to about 1 km.
HARBOUR_KM = 15       # this near to its ends a ship may touch land ...
HARBOUR_LAND_KM = 12  # ... for so long at both ends together.
LAND_MAX_KM = 0.5     # Elsewhere, and outside the waterways of waterways.csv, for no longer than this.

# Our length over the length in the table. Land lines are great circles between stations, so they are shorter than the
# track, by more in mountains; 3 % above is what the positions of the stations account for.
RATIOS = {"rail": (0.75, 1.03), "road": (0.75, 1.03), "barge": (0.8, 1.03), "sea": (0.93, 1.06), "ferry": (0.93, 1.06)}

# Links that were added to the facts have the great circle of their two ends times a factor for a length.
RATIOS_ADDED = (0.75, 1.25)

GAP_MAX_KM = 300  # between two waypoints of a land line


def land_faults(line, land, waterways):
    """In: waterways = [(line, half width in km)]."""
    total, at, harbour, inside = length_km(line), 0.0, 0.0, 0.0
    where = None
    for a, b in zip(line, line[1:]):
        for start, end, names in land.parts(a, b):
            for p, q in pairs(densify([start, end], 1.0)):
                piece = distance_km(p, q)
                at += piece
                if not names:
                    continue
                middle = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
                if any(distance_to_line_km(middle, way) <= half_width for way, half_width in waterways):
                    continue
                if min(at, total - at) <= HARBOUR_KM:
                    harbour += piece
                else:
                    inside += piece
                    where = where or middle
    faults = []
    if inside > LAND_MAX_KM:
        faults.append(f"crosses {inside:.1f} km of land, first near {where[0]:.2f} {where[1]:.2f}")
    if harbour > HARBOUR_LAND_KM:
        faults.append(f"its ends lie {harbour:.1f} km deep in the land")
    return faults


def pairs(points):
    return zip(points, points[1:])


def end_faults(line, first, last):
    faults = []
    for point, place, name in ((line[0], first, "first"), (line[-1], last, "last")):
        if max(abs(point[0] - place[0]), abs(point[1] - place[1])) > 1.1e-5:
            faults.append(f"the {name} point {point} is not the place {place}")
    return faults


def form_faults(line):
    faults = []
    for lon, lat in line:
        if not (-25 <= lon <= 150 and -42 <= lat <= 75):
            faults.append(f"{lon} {lat} lies outside Eurasia and Africa (longitude and latitude swapped?)")
        if any(abs(number - round(number, 5)) > 1e-12 for number in (lon, lat)):
            faults.append(f"{lon} {lat} has more than 5 decimals")
    if any(a == b for a, b in pairs(line)):
        faults.append("a point stands twice in a row")
    if any(distance_km(a, b) > 260 for a, b in pairs(line)):
        faults.append("a piece is longer than 260 km: flat maps would draw it straight")
    return faults


def length_faults(line, table_km, limits):
    """In: limits = (least, most) of our length over the table's."""
    least, most = limits
    ratio = length_km(line) / table_km
    if least <= ratio <= most or abs(length_km(line) - table_km) <= 3:
        return []
    return [f"is {length_km(line):.0f} km, the table says {table_km:.0f} km: ratio {ratio:.3f} not in {least}..{most}"]


def country_faults(mode, rows, ends):
    """In: rows = [(country, share)] of one shape in order; ends = countries of its two places."""
    if mode in WATER_MODES and not rows:
        return []
    if not rows:
        return ["passes no country"]
    faults = []
    countries = [country for country, _ in rows]
    if len(set(countries)) != len(countries):
        faults.append("a country stands twice")
    if abs(sum(share for _, share in rows) - 1) > 0.001:
        faults.append(f"shares add up to {sum(share for _, share in rows):.4f}")
    if any(not 0 < share <= 1 for _, share in rows):
        faults.append("a share is not in 0..1")
    starts_wrong, stops_wrong = countries[0] != ends[0], ends[0] != ends[1] and countries[-1] != ends[1]
    if mode not in WATER_MODES and (starts_wrong or stops_wrong):
        faults.append(f"goes {countries}, but its ends lie in {ends}")
    return faults
