import { mkdir } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { browserFlags, findBrowser } from '../../e2e/app/find-browser.ts';
import { startWebHost } from '../../e2e/app/web-host-process.ts';
import type { Row } from './rows.ts';

/** From the start of the host's process until the page takes input; the browser runs already, as on a desktop. */
export async function measureStart(dataFolder: string, root: string): Promise<Row> {
  await mkdir(dataFolder);
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags });
  const page = await browser.newPage();
  const started = performance.now();
  const host = await startWebHost({ dataFolder, root });
  const listening = performance.now() - started;
  await page.goto(host.url);
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  const interactive = performance.now() - started;
  await browser.close();
  await host.stop();
  return {
    what: 'process start to interactive, new library',
    value: `${Math.round(interactive)} ms`,
    comparison: `of these ${Math.round(listening)} ms until the host listens`,
  };
}
