// SPDX-License-Identifier: Apache-2.0
// One cursor for all views: what the pointer is on in one glows in the others.

class Cursor {
  place = $state<string | null>(null);
  row = $state<number | null>(null);

  on(place: string | null, row: number | null = null): void {
    this.place = place;
    this.row = row;
  }
  off(): void {
    this.place = this.row = null;
  }
}

export const cursor = new Cursor();
