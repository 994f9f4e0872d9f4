// SPDX-License-Identifier: Apache-2.0
// What places are called in the reader's language: the name in it if there is one, else the network's own.
import { SvelteMap } from 'svelte/reactivity';
import type { PlaceFound } from './answer';
import { allPlaces } from './api';
import { words } from './i18n.svelte';

class PlaceNames {
  private places = new SvelteMap<string, PlaceFound>();
  private isAsked = false;

  know(place: PlaceFound): void {
    if (!this.places.has(place.id)) this.places.set(place.id, place);
  }
  /** The name of a key; until it is known, the key. */
  of(key: string): string {
    if (!this.isAsked) {
      this.isAsked = true;
      void allPlaces()
        .then((all) => all.forEach((place) => this.know(place)))
        .catch(() => (this.isAsked = false));
    }
    const place = this.places.get(key);
    return place ? nameOf(place, words.language) : key;
  }
}

function nameOf(place: PlaceFound, language: string): string {
  return language === 'en' ? place.name : (place.names?.[language] ?? place.name);
}

export const placeNames = new PlaceNames();
