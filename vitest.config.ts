import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,models,electron,renderer,build,bench,e2e,sample}/**/*.test.{ts,tsx}'],
    // Tests run real processes (ffmpeg, the inference worker); two at once suit a two-core machine.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
