import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { browserFlags, findBrowser } from '../app/find-browser.ts';
import { startWebHost } from '../app/web-host-process.ts';

/** Another program's server on this machine, which keeps what browsers send to it. */
async function startNeighbour() {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.setHeader('set-cookie', 'sidecut.secret=x; Path=/');
    response.end('<!doctype html><title>Neighbour</title>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { seen, address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test('a page in the browser lets itself in once, and gives nothing to other servers of the machine', async () => {
  const place = await mkdtemp(join(tmpdir(), 'sidecut-neighbours-'));
  const host = await startWebHost({ dataFolder: join(place, 'data'), root: place });
  const neighbour = await startNeighbour();
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags });
  try {
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    const isReady = () => expect(page.locator('html[data-ready="true"]')).toBeAttached();
    await page.goto(host.url);
    await isReady();
    expect(page.url()).toBe(`${new URL(host.url).origin}/`);

    await page.goto(neighbour.address);
    const [asked] = neighbour.seen;
    expect(asked).toMatchObject({ host: new URL(neighbour.address).host });
    expect([asked?.cookie, asked?.authorization, asked?.referer]).toEqual([undefined, undefined, undefined]);
    expect(await context.cookies(new URL(host.url).origin)).toEqual([
      expect.objectContaining({ name: 'sidecut.secret', value: 'x' }),
    ]);

    // Back by the plain address, with the neighbour's cookie: the origin still knows the secret.
    await page.goto(`${new URL(host.url).origin}/`);
    await isReady();

    const stranger = await (await browser.newContext({ locale: 'en-US' })).newPage();
    await stranger.goto(host.url);
    await expect(stranger.getByText(/address that it printed last/)).toBeVisible();
    // Opened in the page that was refused: only what stands behind the # changes.
    await stranger.goto(await host.nextAddress());
    await expect(stranger.locator('html[data-ready="true"]')).toBeAttached();
  } finally {
    await browser.close();
    neighbour.close();
    await host.stop();
    await rm(place, { recursive: true, force: true, maxRetries: 5 });
  }
});
