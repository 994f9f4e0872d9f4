// SPDX-License-Identifier: Apache-2.0
// MapLibre as this page uses it: one style of our own, no tiles, no fonts from elsewhere. Loaded after the first
// paint.
import { Map as MapLibre, NavigationControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection } from 'geojson';
import { allPlaces } from './api';
import { landAndBorders } from './land';
import { colour } from './theme.svelte';

setWorkerUrl(new URL(workerUrl, location.href).href);

const kNothing: FeatureCollection = { type: 'FeatureCollection', features: [] };
const kModeColour = (): unknown => ['match', ['get', 'mode'], 'rail', colour('rail'), 'road', colour('road'), 'sea', colour('sea'), 'ferry', colour('ferry'), colour('barge')];

function style(): StyleSpecification {
  const source = (data: FeatureCollection = kNothing) => ({ type: 'geojson' as const, data });
  return {
    version: 8,
    sources: { land: source(), borders: source(), places: source(), legs: source(), extra: source(), stops: source() },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('sea-colour') } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': colour('land-colour') } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colour('soft'), 'line-width': 0.7, 'line-opacity': 0.6, 'line-dasharray': [1, 3] } },
      { id: 'others', type: 'line', source: 'legs', filter: ['==', ['get', 'rank'], 0], paint: { 'line-color': colour('wait'), 'line-width': 1.2, 'line-opacity': 0.5 } },
      { id: 'beside', type: 'line', source: 'legs', filter: ['==', ['get', 'rank'], 1], paint: { 'line-color': kModeColour() as string, 'line-width': 2.5, 'line-dasharray': [3, 2] } },
      { id: 'selected', type: 'line', source: 'legs', filter: ['==', ['get', 'rank'], 2], layout: { 'line-cap': 'round' }, paint: { 'line-color': kModeColour() as string, 'line-width': 4 } },
      { id: 'extra', type: 'line', source: 'extra', layout: { 'line-cap': 'round' }, paint: { 'line-color': kModeColour() as string, 'line-width': ['coalesce', ['get', 'width'], 2], 'line-opacity': 0.8 } },
      { id: 'places', type: 'circle', source: 'places', paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 2, 1.6, 6, 4], 'circle-color': colour('paper'), 'circle-stroke-color': colour('soft'), 'circle-stroke-width': 1 } },
      { id: 'stops', type: 'circle', source: 'stops', paint: { 'circle-radius': 5.5, 'circle-color': colour('paper'), 'circle-stroke-color': colour('ink'), 'circle-stroke-width': 2 } },
      { id: 'glow', type: 'circle', source: 'stops', filter: ['==', ['get', 'place'], ''], paint: { 'circle-radius': 11, 'circle-color': colour('accent'), 'circle-opacity': 0.45 } },
    ],
  };
}

/** Colours follow the theme. */
export function paint(map: MapLibre): void {
  for (const { id, paint = {} } of style().layers)
    for (const [name, value] of Object.entries(paint)) map.setPaintProperty(id, name as never, value as never);
}

function addLabels(map: MapLibre): void {
  const fonts = ['Noto Sans', 'Noto Sans Georgian', 'Noto Sans SC', 'Noto Sans Arabic'];
  const text = (id: string, source: string, size: number, minzoom: number) =>
    map.addLayer({
      id,
      type: 'symbol',
      source,
      minzoom,
      layout: { 'text-field': ['get', 'name'], 'text-font': fonts, 'text-size': size, 'text-offset': [0, 1], 'text-anchor': 'top', 'text-optional': true },
      paint: { 'text-color': colour('ink'), 'text-halo-color': colour('paper'), 'text-halo-width': 1.4 },
    });
  text('stop-names', 'stops', 13, 0);
  text('place-names', 'places', 11, 4.5);
}

async function placesOfNetwork(): Promise<FeatureCollection> {
  try {
    const places = await allPlaces();
    return {
      type: 'FeatureCollection',
      features: places.map((place) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [place.lon, place.lat] }, properties: { id: place.id, name: place.name } })),
    };
  } catch {
    return kNothing;
  }
}

export async function createMap(container: HTMLElement, onplace: (key: string) => void): Promise<MapLibre> {
  const map = new MapLibre({ container, style: style(), center: [55, 43], zoom: 2.4, attributionControl: false, dragRotate: false, renderWorldCopies: false });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  await new Promise<void>((done) => map.once('load', () => done()));
  const [{ land, borders }, places] = await Promise.all([landAndBorders(), placesOfNetwork()]);
  const put = (id: string, data: GeoJSON.GeoJSON) => (map.getSource(id) as unknown as { setData(data: GeoJSON.GeoJSON): void }).setData(data);
  put('land', land);
  put('borders', { type: 'Feature', geometry: borders, properties: {} });
  put('places', places);
  addLabels(map);
  map.on('click', 'places', (event) => {
    const place = event.features?.[0]?.properties as { id: string; name: string } | undefined;
    if (place) onplace(place.id);
  });
  map.on('mouseenter', 'places', () => (map.getCanvas().style.cursor = 'pointer'));
  map.on('mouseleave', 'places', () => (map.getCanvas().style.cursor = ''));
  return map;
}
