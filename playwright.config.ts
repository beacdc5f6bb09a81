import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e/journeys',
  outputDir: 'e2e/results',
  globalSetup: './e2e/app/before-journeys.ts',
  // Most journeys wait for the browser; transcriptions share the cores.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? 'e2e/results/report.json' }],
  ],
});
