// SPDX-License-Identifier: Apache-2.0
// What the charts draw, as numbers: apart from the drawing, so that tests can read it.
import type { LedgerRow, Option } from './answer';

/** One point of a Cost-Distance or Time-Distance line (UNESCAP's corridor method): distance against the sum so far. */
export interface Step {
  row: number;
  distance: number;
  value: number;
  place: string;
  label: string; // of vertical jumps: what happens there
  isJump: boolean;
}

export type Measure = 'hours' | 'usd' | 'kg';

const valueOf = (row: LedgerRow, measure: Measure): number => {
  if (measure === 'hours') return row.duration_h;
  if (measure === 'usd') return row.cost_usd;
  return row.co2e_well_to_tank_kg + row.co2e_tank_to_wheel_kg;
};

/** Two points a row: where it begins and where it ends. Rows without length are jumps. */
export function stepsOf(option: Option, measure: Measure): Step[] {
  const steps: Step[] = [];
  let sum = 0;
  for (const row of option.ledger) {
    const part = { row: row.row, label: row.what, isJump: row.distance_km <= 0 };
    steps.push({ ...part, distance: row.distance_before_km, value: sum, place: row.from_place });
    sum += valueOf(row, measure);
    steps.push({ ...part, distance: row.distance_before_km + row.distance_km, value: sum, place: row.to_place });
  }
  return steps;
}

/** Sums by what is done: moving by mode, and each kind of stop. Largest first. */
export function partsOf(option: Option, measure: Measure): { name: string; group: 'mode' | 'kind'; value: number }[] {
  const sums = new Map<string, { name: string; group: 'mode' | 'kind'; value: number }>();
  for (const row of option.ledger) {
    const group = row.kind === 'leg' ? 'mode' : 'kind';
    const name = (group === 'mode' ? row.mode : row.kind) ?? row.kind;
    const part = sums.get(`${group}.${name}`) ?? { name, group, value: 0 };
    part.value += valueOf(row, measure);
    sums.set(`${group}.${name}`, part);
  }
  return [...sums.values()].filter((part) => part.value !== 0).sort((a, b) => b.value - a.value || a.name.localeCompare(b.name));
}

/** Round numbers for an axis: about `count` steps from 0 to at least `most`. */
export function ticksOf(most: number, count = 5): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough)!;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => i * step);
}
