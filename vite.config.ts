import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page, for every host. */
export default defineConfig({
  root: fileURLToPath(new URL('renderer', import.meta.url)),
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('dist/renderer', import.meta.url)),
    emptyOutDir: true,
    // The content policy allows fonts and styles of our own address only.
    assetsInlineLimit: 0,
    // The page comes from the same machine: one file more costs nothing.
    chunkSizeWarningLimit: 4000,
  },
});
