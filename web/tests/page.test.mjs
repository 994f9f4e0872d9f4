// SPDX-License-Identifier: Apache-2.0
// The page in a real browser against the real server: what a person does, and what must never happen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, startServer } from './server.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kQuestion = 'origin=CNXIA&destination=GEPTI&commodity=electronics&ready=2024-07-05T08%3A00&avoid=RU';
let server, browser;

before(async () => {
  server = await startServer();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function choose(page, id, text) {
  await page.fill(`#${id}`, text);
  await page.waitForSelector(`#${id}-list li`);
  await page.press(`#${id}`, 'Enter');
}
const options = (page) => page.$$eval('aside ol > li:not(.excluded)', (all) => all.map((one) => one.innerText));
const answered = (page) => page.waitForSelector('aside ol > li');

test('five steps: from, to, a dot, what if, share', async () => {
  const { page, faults, close } = await openPage(browser, server.address, 'ready=2024-07-05T08%3A00');
  await choose(page, 'origin', '西安');
  await choose(page, 'destination', 'ფოთი');
  await answered(page);
  assert.match(page.url(), /origin=CNXIA.*destination=GEPTI/);
  await page.locator('figure circle[role=button]').nth(1).click();
  assert.match(page.url(), /option=2/);
  const then = await options(page);

  await page.getByRole('button', { name: 'What if' }).click();
  await choose(page, 'closed', 'Aktau');
  await page.getByRole('dialog').getByLabel('Days').fill('40'); // from the day of loading on: the boxes come there in a week
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.waitForFunction((text) => document.querySelector('aside ol')?.innerText !== text, await page.innerText('aside ol'));
  assert.notDeepEqual(await options(page), then);
  await page.getByRole('button', { name: 'Copy link' }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  assert.deepEqual(faults, []);
  await close();
});

test('the keyboard alone is enough', async () => {
  const { page, faults, close } = await openPage(browser, server.address, kQuestion);
  await answered(page);
  await page.keyboard.press(']');
  await page.waitForURL(/option=2/);
  await page.keyboard.press('[');
  await page.waitForURL((url) => !url.search.includes('option='));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('report');
  await page.keyboard.press('Enter');
  await page.waitForURL(/view=report/);
  await page.waitForSelector('pre');
  assert.match(await page.innerText('pre'), /^corridor plan/);
  assert.deepEqual(faults, []);
  await close();
});

test('a link gives the same answer, undo and redo the same addresses', async () => {
  const first = await openPage(browser, server.address, kQuestion);
  await answered(first.page);
  const asked = first.page.url();
  await first.page.locator('figure circle[role=button]').last().click();
  const chosen = first.page.url();
  await first.page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(first.page.url(), asked);
  await first.page.getByRole('button', { name: 'Redo' }).click();
  assert.equal(first.page.url(), chosen);

  const second = await openPage(browser, server.address, new URL(chosen).search.slice(1));
  await answered(second.page);
  assert.deepEqual(await options(second.page), await options(first.page));
  await first.close();
  await second.close();
});

test('dead ends talk', async () => {
  const { page, close } = await openPage(browser, server.address, 'origin=CNXIA&destination=DEDUI&ready=2024-07-05T08%3A00&by=2024-07-07T08%3A00');
  await page.waitForSelector('[role=alert]');
  assert.match(await page.innerText('[role=alert]'), /No way under these rules/);
  assert.ok((await page.$$('[role=alert] li')).length > 0, 'what would have to give way');
  await close();
});

test('every number of an option opens to its formula and source', async () => {
  const { page, faults, close } = await openPage(browser, server.address, kQuestion);
  await answered(page);
  await page.locator('button.what').nth(3).click();
  await page.waitForSelector('td.open code');
  assert.ok((await page.innerText('td.open')).length > 40);
  assert.deepEqual(faults, []);
  await close();
});

test('the table twin of a chart has its numbers', async () => {
  const { page, close } = await openPage(browser, server.address, `${kQuestion}&view=distance`);
  await answered(page);
  await page.waitForSelector('[data-twin]');
  await page.keyboard.press('t');
  await page.waitForSelector('figure table');
  assert.ok((await page.$$('figure tbody tr')).length > 5);
  await close();
});

for (const view of ['ask', 'distance', 'compare', 'data', 'report']) {
  test(`axe finds nothing serious in ${view}`, async () => {
    const { page, faults, close } = await openPage(browser, server.address, `${kQuestion}&scenarios=event%3Abtk-closure-2023&view=${view}`);
    await answered(page);
    await page.waitForSelector('#view :is(svg, table, pre)');
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run()).violations);
    const serious = found.filter((one) => ['serious', 'critical'].includes(one.impact));
    assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).slice(0, 3).join(' | ')}`), []);
    assert.deepEqual(faults, []);
    await close();
  });
}

test('the map is drawn, and a telephone shows everything without scrolling sideways', async () => {
  const { page, faults, close } = await openPage(browser, server.address, kQuestion, { width: 390, height: 844 });
  await answered(page);
  await page.waitForSelector('[data-idle=true]', { timeout: 60_000 });
  const picture = (await page.locator('canvas').screenshot()).toString('base64');
  const colours = await page.evaluate(async (text) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
    const copy = new OffscreenCanvas(64, 64).getContext('2d');
    copy.drawImage(image, 0, 0, 64, 64);
    const { data } = copy.getImageData(0, 0, 64, 64);
    return new Set(Array.from({ length: 4096 }, (_, i) => data.slice(4 * i, 4 * i + 3).join())).size;
  }, picture);
  assert.ok(colours > 3, `the canvas has ${colours} colours`);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  assert.deepEqual(faults, []);
  await close();
});

test('each language can be chosen, and stays', async () => {
  const { page, faults, close } = await openPage(browser, server.address, kQuestion);
  await answered(page);
  for (const [code, word] of [['ru', 'Откуда'], ['zh', '起点'], ['tr', 'Nereden'], ['kk', 'Қайдан'], ['az', 'Haradan'], ['ka', 'საიდან']]) {
    await page.selectOption('header select', code);
    await page.getByText(word, { exact: true }).first().waitFor();
    assert.equal(await page.getAttribute('html', 'lang'), code);
  }
  await page.reload();
  await page.getByText('საიდან', { exact: true }).first().waitFor();
  assert.deepEqual(faults, []);
  await close();
});
