// SPDX-License-Identifier: Apache-2.0
// Lines as the engine writes them: points of longitude and latitude, in order.

export type Point = [number, number];

/** Lines that cross the 180th meridian are drawn on one side of it. */
export function unwrapped(line: Point[]): Point[] {
  let shift = 0;
  return line.map(([lon, lat], i) => {
    const before = line[i - 1]?.[0] ?? lon;
    if (lon - before > 180) shift -= 360;
    if (lon - before < -180) shift += 360;
    return [lon + shift, lat];
  });
}

/** The box around points: [west, south, east, north]; null without points. */
export function boxOf(points: Iterable<Point>): [number, number, number, number] | null {
  let box: [number, number, number, number] | null = null;
  for (const [lon, lat] of points) {
    box = box
      ? [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)]
      : [lon, lat, lon, lat];
  }
  return box;
}
