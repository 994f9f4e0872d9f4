// SPDX-License-Identifier: Apache-2.0
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// While one works on the page, questions go to a server that runs beside: `corridor serve`.
const server = process.env.CORRIDOR_SERVER ?? 'http://127.0.0.1:8080';

// Fonts come twice, for browsers of 2014 too: one kind is enough, and halves what the program carries.
const onlyWoff2 = {
  postcssPlugin: 'only-woff2',
  Once(root: { walkDecls(name: string, visit: (declaration: { value: string }) => void): void }) {
    root.walkDecls('src', (declaration) => {
      declaration.value = declaration.value.replace(/,\s*url\([^)]*\)\s*format\((['"])woff\1\)/g, '');
    });
  },
};

export default defineConfig({
  base: './',
  plugins: [svelte()],
  css: { postcss: { plugins: [onlyWoff2] } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/v1': { target: server, changeOrigin: true, headers: { origin: server } } } },
  worker: { format: 'es' },
});
