import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// While one works on the page, questions go to a server that runs beside: `corridor serve`.
const server = process.env.CORRIDOR_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/v1': { target: server, changeOrigin: true, headers: { origin: server } } } },
  worker: { format: 'es' },
});
