// SPDX-License-Identifier: Apache-2.0
// Land and borders of Natural Earth as they come in the page (npm world-atlas): no request leaves the origin.
import type { FeatureCollection, MultiLineString } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export async function landAndBorders(): Promise<{ land: FeatureCollection; borders: MultiLineString }> {
  const [{ default: url }, { default: landUrl }] = await Promise.all([
    import('world-atlas/countries-50m.json?url'),
    import('world-atlas/land-50m.json?url'),
  ]);
  const [countries, land] = (await Promise.all([url, landUrl].map((one) => fetch(one).then((answer) => answer.json())))) as [Topology, Topology];
  const collection = feature(land, land.objects.land as GeometryCollection) as FeatureCollection;
  const borders = mesh(countries, countries.objects.countries as GeometryCollection, (a, b) => a !== b);
  return { land: collection, borders };
}
