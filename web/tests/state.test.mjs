// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './load.mjs';

const { fromQuery, kPreset, questionOf, toQuery } = await load('lib/state.ts');
const { History } = await load('lib/history.ts');

const full = {
  ...kPreset,
  view: 'compare',
  origin: 'CNXIA',
  destination: 'GEPTI',
  feu: 3,
  commodity: 'electronics',
  ready: '2024-07-05T08:00',
  avoid: ['RU', 'mode:road=500'],
  via: ['KZAAU'],
  weigh: '210',
  scenarios: ['event:btk-closure-2023'],
  patches: [{ action: 'set', table: 'tariffs', key: 'a & b', field: 'price', value: 1.25 }],
  option: 4,
};

test('a state survives its own address', () => {
  assert.deepEqual(fromQuery(toQuery(full)), full);
  assert.deepEqual(fromQuery(''), kPreset);
});

test('what equals its preset is not in the address', () => {
  assert.equal(toQuery(kPreset), '');
  assert.equal(toQuery({ ...kPreset, origin: 'CNXIA' }), 'origin=CNXIA');
});

test('an address with nonsense keeps presets where it is nonsense', () => {
  const state = fromQuery('view=nowhere&feu=many&patches={&origin=KZAAU');
  assert.deepEqual(state, { ...kPreset, origin: 'KZAAU' });
  assert.deepEqual(fromQuery('patches=[{"table":"x"},{"action":"close","table":"places","key":"KZAAU"}]').patches, [
    { action: 'close', table: 'places', key: 'KZAAU' },
  ]);
});

test('patches are one scenario, after the named ones', () => {
  const question = questionOf(full);
  assert.equal(question.scenario[0], 'event:btk-closure-2023');
  assert.deepEqual(question.scenario[1].edit, full.patches);
  assert.equal(question['value-of-time'], 210);
  assert.equal('scenario' in questionOf(kPreset), false);
});

test('undo and redo give the same addresses back', () => {
  const history = new History('a');
  history.push('b');
  history.push('c');
  assert.equal(history.undo(), 'b');
  assert.equal(history.undo(), 'a');
  assert.equal(history.undo(), 'a');
  assert.equal(history.redo(), 'b');
  assert.equal(history.redo(), 'c');
  assert.equal(history.canRedo, false);
});

test('a new step after undo forgets what was undone', () => {
  const history = new History('a');
  history.push('b');
  history.undo();
  history.push('c');
  assert.equal(history.canRedo, false);
  assert.equal(history.undo(), 'a');
});

test('moves of one control are one step', () => {
  const history = new History('a');
  history.push('b1', 'feu');
  history.push('b2', 'feu');
  history.push('c', 'ready');
  assert.equal(history.undo(), 'b2');
  assert.equal(history.undo(), 'a');
});
