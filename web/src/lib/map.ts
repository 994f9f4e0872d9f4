// SPDX-License-Identifier: Apache-2.0
// What the map draws of an answer: a line for each leg of each option, a point for each place where goods start,
// change vehicle, or end. Plain GeoJSON, for WebGL and for the plain picture alike.
import type { Feature, FeatureCollection } from 'geojson';
import type { Option, PlanAnswer } from './answer';
import { boxOf, unwrapped, type Point } from './geometry';

export const kModes = ['rail', 'road', 'sea', 'ferry', 'barge'] as const;

export interface Drawn {
  legs: FeatureCollection;
  stops: FeatureCollection;
  box: [number, number, number, number] | null;
}

interface MapRow {
  option: number;
  leg?: number;
  mode?: string;
  place?: string;
  name?: string;
  role?: string;
  geometry: Point[] | null; // one point of a place
}

/** 0: in the background; 1: drawn beside; 2: selected. */
function rankOf(number: number, selected: Option | null, overlay: Option | null): number {
  if (number === selected?.option) return 2;
  return number === overlay?.option ? 1 : 0;
}

export function mapOf(answer: PlanAnswer | null, selected: Option | null, overlay: Option | null, nameOf: (place: string) => string): Drawn {
  const legs: Feature[] = [];
  const stops: Feature[] = [];
  const points: Point[] = [];
  const tables = (answer ?? {}) as unknown as { map_legs?: MapRow[]; map_places?: MapRow[] };
  for (const row of tables.map_legs ?? []) {
    const rank = rankOf(row.option, selected, overlay);
    const line = unwrapped(row.geometry ?? []);
    if (rank === 2) points.push(...line);
    legs.push({
      type: 'Feature',
      geometry: { type: 'MultiLineString', coordinates: [line] },
      properties: { option: row.option, mode: row.mode, rank },
    });
  }
  for (const row of tables.map_places ?? []) {
    const point = row.geometry?.[0];
    if (!point || row.option !== selected?.option) continue;
    stops.push({ type: 'Feature', geometry: { type: 'Point', coordinates: point }, properties: { place: row.place, name: row.place ? nameOf(row.place) : '', role: row.role } });
  }
  return { legs: { type: 'FeatureCollection', features: legs }, stops: { type: 'FeatureCollection', features: stops }, box: boxOf(points) };
}
