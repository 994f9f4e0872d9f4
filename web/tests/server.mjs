// SPDX-License-Identifier: Apache-2.0
// A server of our own on a free port, and a browser that counts what it should not see: requests to elsewhere,
// errors on the console.
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

export async function startServer() {
  const running = process.env.CORRIDOR_ADDRESS; // while one works on the page: the bundler's own server
  if (running) return { address: running, stop: async () => {} };
  const program = process.env.CORRIDOR_PROGRAM;
  if (!program) throw new Error('set CORRIDOR_PROGRAM to the program (ctest does)');
  const server = spawn(program, ['serve', '--port', '0', '--quiet'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const address = await new Promise((done, fail) => {
    let text = '';
    const look = (part) => {
      text += part;
      const found = text.match(/http:\/\/[\d.]+:\d+/);
      if (found) done(found[0]);
    };
    server.stdout.on('data', look);
    server.stderr.on('data', look);
    server.on('exit', (code) => fail(new Error(`corridor serve ended with ${code}: ${text}`)));
  });
  return { address, stop: () => new Promise((done) => (server.once('exit', done), server.kill('SIGTERM'))) };
}

// Software rendering by name: a machine without a graphics card draws the same picture every time.
const kFlags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: kFlags });
}

export async function openPage(browser, address, query = '', viewport = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const faults = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`);
  });
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  await page.goto(`${address}/${query ? `?${query}` : ''}`);
  return { page, faults, close: () => context.close() };
}
