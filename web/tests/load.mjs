// SPDX-License-Identifier: Apache-2.0
// Gives tests the page's own modules: bundled by the bundler that builds the page, imported from memory.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${path}`, import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
