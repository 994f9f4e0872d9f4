// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { partsOf, stepsOf, ticksOf } = await load('lib/charts.ts');
const { boxOf, unwrapped } = await load('lib/geometry.ts');

const row = (row, kind, hours, km, before, more = {}) => ({
  row, kind, what: `${kind} ${row}`, from_place: 'A', to_place: 'B', mode: kind === 'leg' ? 'rail' : null,
  duration_h: hours, distance_km: km, distance_before_km: before, cost_usd: 10 * row, co2e_well_to_tank_kg: 1, co2e_tank_to_wheel_kg: 2, ...more,
});
const option = { ledger: [row(1, 'wait', 5, 0, 0), row(2, 'leg', 20, 800, 0), row(3, 'border', 7, 0, 800), row(4, 'leg', 10, 300, 800, { mode: 'sea' })] };

test('the Cost-Distance line ends at the sum of time and distance', () => {
  const steps = stepsOf(option, 'hours');
  assert.equal(steps.length, 8);
  assert.equal(steps.at(-1).value, 42);
  assert.equal(steps.at(-1).distance, 1100);
  assert.deepEqual(steps.filter((step) => step.isJump).map((step) => step.row), [1, 1, 3, 3]);
  for (let i = 1; i < steps.length; i++) assert.ok(steps[i].value >= steps[i - 1].value && steps[i].distance >= steps[i - 1].distance);
});

test('the parts of a waterfall add up to the whole', () => {
  for (const [measure, whole] of [['hours', 42], ['usd', 100], ['kg', 12]]) {
    const parts = partsOf(option, measure);
    assert.ok(Math.abs(parts.reduce((sum, part) => sum + part.value, 0) - whole) < 1e-9);
    for (let i = 1; i < parts.length; i++) assert.ok(parts[i - 1].value >= parts[i].value);
  }
});

test('an axis begins at zero, has round steps, and holds the largest value', () => {
  for (const most of [0.003, 1, 7, 42, 99, 100, 1234, 87_000]) {
    const ticks = ticksOf(most);
    assert.equal(ticks[0], 0);
    assert.ok(ticks.at(-1) >= most * (1 - 1e-9) && ticks.length <= 8);
  }
  assert.deepEqual(ticksOf(0), [0, 1]);
});

test('a line over the 180th meridian stays in one piece', () => {
  assert.deepEqual(unwrapped([[179, 10], [-179, 11], [-178, 12]]), [[179, 10], [181, 11], [182, 12]]);
  assert.deepEqual(boxOf([[1, 2], [-3, 5]]), [-3, 2, 1, 5]);
  assert.equal(boxOf([]), null);
});
