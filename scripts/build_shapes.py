#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/eurasia/shapes.csv (the line of each link) and shape_countries.csv (whose territory it passes).

usage: npm ci && scripts/build_shapes.py [--facts data/facts/network] [--out data/eurasia] [--only TEXT]

Needs Python 3 only, and node_modules/world-atlas. Takes a few minutes.
With --only, links whose id holds TEXT are made anew and all others are kept as they are.
"""
import argparse
import csv
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from eurasia.geometry import Atlas, length_km, read_wkt_line, wkt_line  # noqa: E402
from eurasia.geometry_areas import Areas  # noqa: E402
from eurasia.geometry_countries import ISO2, link_countries  # noqa: E402
from eurasia.geometry_sources import NATURAL_EARTH  # noqa: E402
from eurasia.geometry_links import WATER_MODES, Facts, land_line, read_rows, rounded, shape_row, water_line  # noqa: E402

ATLAS = os.path.join(HERE, '..', 'node_modules', 'world-atlas')
WINDOW = (-25, -42, 150, 75)  # west, south, east, north: nothing of ours lies outside


def near(polygons):
    west, south, east, north = WINDOW
    for polygon in polygons:
        xs, ys = [p[0] for p in polygon[0]], [p[1] for p in polygon[0]]
        if min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south:
            yield polygon


def load_land(cell):
    atlas = Atlas(os.path.join(ATLAS, 'land-10m.json'))
    return Areas({'land': list(near(atlas.polygons(atlas.objects['land'])))}, cell)


def load_countries(cell):
    atlas = Atlas(os.path.join(ATLAS, 'countries-10m.json'))
    areas = {}
    for geometry in atlas.objects['countries']['geometries']:
        if geometry['properties']['name'] in ISO2:
            areas[geometry['properties']['name']] = list(near(atlas.polygons(geometry)))
    return Areas(areas, cell)


def make_lines(facts, kept, only):
    land = None
    for link_id in facts.links:
        if link_id in kept and not (only and only in link_id):
            yield link_id, kept[link_id]
            continue
        start = time.monotonic()
        if link_id.split(':')[0] in WATER_MODES and link_id != 'ferry:TR-TATVAN:TRVAN':
            land = land or load_land(0.02)
            line = water_line(facts, link_id, land)
        else:
            line = land_line(facts, link_id)
        if time.monotonic() - start > 0.5:
            print(f'{link_id}: {length_km(line):.0f} km, {time.monotonic() - start:.1f} s', file=sys.stderr, flush=True)
        yield link_id, rounded(line)


def country_rows(facts, lines):
    rulings = {}
    for row in read_rows(os.path.join(HERE, 'eurasia', 'transits.csv')):
        rulings.setdefault(row['link'], {})[row['country']] = row
    if unknown := set(rulings) - set(lines):
        raise SystemExit(f'transits.csv: no link {", ".join(sorted(unknown))}')
    areas = load_countries(0.1)
    for link_id, line in lines.items():
        mine = rulings.get(link_id, {})
        if link_id.split(':')[0] in WATER_MODES and not mine:
            continue
        link = facts.links[link_id]
        ends = tuple(facts.places[link[end]]['country'] for end in ('from', 'to'))
        for country, share, ruling in link_countries(areas, line, ends, mine):
            row = {'shape': link_id, 'country': country, 'share': f'{share:.4f}'}
            row['source'] = ruling['source'] if ruling else NATURAL_EARTH
            row['evidence'] = ruling['evidence'] if ruling else 'computed'
            row['method'] = ruling['reason'] if ruling else 'line of the link laid over the countries; share of its length'
            yield row


def write_rows(path, rows, columns):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        writer = csv.DictWriter(file, columns, lineterminator='\n')
        writer.writeheader()
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--facts', default=os.path.join(HERE, '..', 'data', 'facts', 'network'),
                        help='folder with places.csv and links.csv')
    parser.add_argument('--out', default=os.path.join(HERE, '..', 'data', 'eurasia'))
    parser.add_argument('--only', default='', help='make only links whose id holds this text')
    options = parser.parse_args()
    shapes_path = os.path.join(options.out, 'shapes.csv')
    facts = Facts(options.facts)
    kept = {}
    if options.only and os.path.exists(shapes_path):
        kept = {row['id']: read_wkt_line(row['geometry']) for row in read_rows(shapes_path)}
    lines = dict(make_lines(facts, kept, options.only))
    rows = [{'id': link_id, 'geometry': wkt_line(line), **shape_row(facts, link_id, line)} for link_id, line in lines.items()]
    write_rows(shapes_path, rows, ['id', 'geometry', 'source', 'evidence', 'method'])
    write_rows(os.path.join(options.out, 'shape_countries.csv'), list(country_rows(facts, lines)),
               ['shape', 'country', 'share', 'source', 'evidence', 'method'])


if __name__ == '__main__':
    main()
