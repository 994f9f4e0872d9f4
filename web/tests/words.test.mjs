// SPDX-License-Identifier: Apache-2.0
// Every language says everything: the same keys, the same {values}, nothing left empty or in English.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

const folder = new URL('../src/messages/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const english = read('en.json');
const values = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
const others = readdirSync(folder).filter((name) => name !== 'en.json');

test('there are seven languages', () => assert.equal(others.length, 6));
for (const name of others) {
  test(`${name} is complete`, () => {
    const words = read(name);
    assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
    for (const [key, text] of Object.entries(words)) {
      assert.notEqual(text.trim(), '', key);
      assert.deepEqual(values(text), values(english[key]), key);
    }
    const same = Object.keys(english).filter((key) => words[key] === english[key] && english[key].length > 12);
    assert.deepEqual(same, [], 'left in English');
  });
}

test('every key that the sources name exists', () => {
  const sources = ['App.svelte', ...['lib', 'parts', 'views'].flatMap((part) => readdirSync(new URL(`../src/${part}/`, import.meta.url)).map((file) => `${part}/${file}`))];
  for (const file of sources) {
    const text = readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8');
    for (const [, key] of text.matchAll(/\bsay\('([\w.]+)'/g)) assert.ok(key in english, `${file}: ${key}`);
  }
});
