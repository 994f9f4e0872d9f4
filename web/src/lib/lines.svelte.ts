// SPDX-License-Identifier: Apache-2.0
// Lines that a view lays on the map beside the options: flows by width.
import type { FeatureCollection } from 'geojson';

const kNone: FeatureCollection = { type: 'FeatureCollection', features: [] };

class Lines {
  extra = $state.raw<FeatureCollection>(kNone);
  clear(): void {
    this.extra = kNone;
  }
}

export const lines = new Lines();
