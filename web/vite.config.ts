import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { groundPlugin } from './build/ground-plugin.js';

/** Where a server of the API runs while the page is worked on: QIYUN_API=http://127.0.0.1:8080 npx vite web */
const api = process.env['QIYUN_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), groundPlugin()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: Object.fromEntries(['index', 'studies', 'control', 'shared'].map((screen) => [screen, join(import.meta.dirname, `${screen}.html`)])),
    },
    license: { fileName: 'licenses.txt' },
  },
  server: { proxy: { '/v1': api } },
});
