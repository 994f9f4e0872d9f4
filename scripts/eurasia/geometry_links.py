# SPDX-License-Identifier: Apache-2.0
"""The polyline of each link, from the facts (places, links) and two hand-kept tables.

waypoints.csv names the cities and stations that a land link follows and the turning points of a sea link, in order from
its first to its second end. waterways.csv gives canals, straits and river harbours that are finer than the land
polygons; a waypoint can stand for a whole waterway, and a waterway with a `place` is sailed by every ship that calls there.
"""
import csv
import os
from collections import defaultdict

from eurasia.geometry import densify, distance_km, length_km, read_wkt_line
from eurasia.geometry_sea import sea_way
from eurasia.geometry_sources import GEONAMES, MAP_KNOWLEDGE, NATURAL_EARTH

WATER_MODES = ('sea', 'ferry')
CHORD_MAX_KM = 250  # great circles are written with a point at least this often, so that flat maps bend them too
HERE = os.path.dirname(os.path.abspath(__file__))


def read_rows(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def read_both(folder, name):
    """Rows of NAME.csv and then those of NAME_added.csv."""
    added = os.path.join(folder, f'{name}_added.csv')
    return read_rows(os.path.join(folder, f'{name}.csv')) + (read_rows(added) if os.path.exists(added) else [])


def shape_id(link):
    mode = 'ferry' if link['mode'].startswith('ferry') else link['mode']
    return f"{mode}:{link['from']}:{link['to']}"


class Facts:
    """Everything the lines are made of. In: the folder with places.csv, links.csv and what was added to them."""

    def __init__(self, folder):
        self.places = {row['id']: row for row in read_both(folder, 'places')}
        self.links = {}  # shape id -> row of links.csv; parallel kinds of ferry share one shape
        for row in read_both(folder, 'links'):
            self.links.setdefault(shape_id(row), row)
        self.waypoints = defaultdict(list)
        for row in read_rows(os.path.join(HERE, 'waypoints.csv')):
            if row['link'] not in self.links:
                raise SystemExit(f"waypoints.csv: no link {row['link']}")
            self.waypoints[row['link']].append(row)
        self.waterways = {row['id']: row for row in read_rows(os.path.join(HERE, 'waterways.csv'))}
        self.harbours = {row['place']: row['id'] for row in self.waterways.values() if row['place']}

    def point(self, place):
        row = self.places[place]
        return (float(row['lon']), float(row['lat']))


def land_line(facts, link_id):
    link = facts.links[link_id]
    points = [facts.point(link['from'])]
    points += [(float(row['lon']), float(row['lat'])) for row in facts.waypoints[link_id]]
    return densify(points + [facts.point(link['to'])], CHORD_MAX_KM)


def water_chains(facts, link_id):
    """What a ship passes, as chains of points: within a chain it sails straight, from chain to chain it finds its way."""
    link = facts.links[link_id]
    chains = [[facts.point(link['from'])]]
    if link['from'] in facts.harbours:
        chains = [read_wkt_line(facts.waterways[facts.harbours[link['from']]]['geometry'])]
    for row in facts.waypoints[link_id]:
        if row['waterway']:
            chain = read_wkt_line(facts.waterways[row['waterway']]['geometry'])
            here = chains[-1][-1]
            if distance_km(here, chain[-1]) < distance_km(here, chain[0]):
                chain = chain[::-1]
        else:
            chain = [(float(row['lon']), float(row['lat']))]
        chains.append(chain)
    if link['to'] in facts.harbours:
        chains.append(read_wkt_line(facts.waterways[facts.harbours[link['to']]]['geometry'])[::-1])
    else:
        chains.append([facts.point(link['to'])])
    return chains


def water_line(facts, link_id, land):
    chains = water_chains(facts, link_id)
    line = list(chains[0])
    for chain in chains[1:]:
        if distance_km(line[-1], chain[0]) > 0.2:
            way = sea_way(land, line[-1], chain[0])
            if way is None:
                raise SystemExit(f'{link_id}: no way over water from {line[-1]} to {chain[0]}')
            line += way[1:]
        line += chain[1:]
    return densify(line, CHORD_MAX_KM)


def rounded(line):
    points = []
    for lon, lat in line:
        point = (round(lon, 5), round(lat, 5))
        if not points or point != points[-1]:
            points.append(point)
    return points


def shape_row(facts, link_id, line):
    """The provenance of one line."""
    rows = facts.waypoints[link_id]
    geonames = sum(1 for row in rows if row['source'] == GEONAMES)
    estimated = len(rows) - geonames
    length = f'{length_km(line):.0f} km on the sphere'
    if link_id.split(':')[0] in WATER_MODES:
        sources = [NATURAL_EARTH] + ([MAP_KNOWLEDGE] if estimated else [])
        method = f'shortest way over water that keeps off the coast, pulled taut; {estimated} turning points; {length}'
        return {'source': '|'.join(sources), 'evidence': 'computed', 'method': method}
    sources = ([GEONAMES] if geonames else []) + ([MAP_KNOWLEDGE] if estimated or not geonames else [])
    method = f'great circles through {len(rows)} waypoints ({geonames} GeoNames, {estimated} estimated); {length}'
    return {'source': '|'.join(sources), 'evidence': 'estimate', 'method': method}
