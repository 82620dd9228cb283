import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Links stay relative: the server says at which address the files lie.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../wwwroot/graphiql',
    emptyOutDir: true,
    chunkSizeWarningLimit: 8192,
    // Small files would become data: addresses, which the page's content security policy does not allow for scripts.
    assetsInlineLimit: 0,
  },
});
