/**
 * The app as the journeys see it: in Electron where its binary is present, else the web host in a browser. Both start
 * with a fresh data folder and say when they are ready.
 */
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, chromium, expect } from '@playwright/test';
import type { Browser, ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../build/find-electron.ts';
import { captionedSample } from './captioned-sample.ts';
import { browserFlags, findBrowser } from './find-browser.ts';
import { mountSmallDisk } from './small-disk.ts';
import type { SmallDisk } from './small-disk.ts';
import { startWebHost } from './web-host-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const screenshots = join(root, 'e2e', 'screenshots');
const actionTimeoutMs = 15_000;
/** Videos are only indexed where a journey is about that: the work of a minute beside each would slow down all. */
const quiet = { SIDECUT_INDEX_IN_BACKGROUND: '0' };

export interface AppUnderTest {
  readonly page: Page;
  /** Videos and subtitles of the person; the file chooser starts here and exports may go here. */
  readonly folder: string;
  /** Ends the app without warning, as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on the same data; `page` is then the new one. */
  start(): Promise<void>;
  /** Keeps what is seen now for people to look at, where the environment asks with SIDECUT_SCREENSHOTS=1. */
  screenshot(name: string): Promise<void>;
  /** Where the data folder lies when the test asks for one of its own (`dataDiskMebibytes`). */
  readonly disk: SmallDisk | null;
}

export interface AppOptions {
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

interface RunningApp {
  readonly page: Page;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

interface Fixtures {
  readonly app: AppUnderTest;
  readonly appOptions: AppOptions;
  /** A small disk for the data folder; the test is left out where none can be mounted. */
  readonly dataDiskMebibytes: number | null;
  /** What the library holds at the start: nothing, or the sample with its captions. */
  readonly libraryHolds: 'nothing' | 'the captioned sample';
  /** Variables that the app finds besides those of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder with models that the data folder has from the start; null: only the starters. */
  readonly modelsFrom: string | null;
}

/** Made when the first test asks, and shared by those of one worker. */
interface SharedFixtures {
  readonly startBrowser: () => Promise<Browser>;
}

export const test = base.extend<Fixtures, SharedFixtures>({
  dataDiskMebibytes: [null, { option: true }],
  libraryHolds: ['nothing', { option: true }],
  environment: [{}, { option: true }],
  modelsFrom: [null, { option: true }],
  startBrowser: [
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= launchBrowser()));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  appOptions: [
    { locale: 'en-US', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { option: true },
  ],
  app: async (
    { appOptions, dataDiskMebibytes, libraryHolds, environment, modelsFrom, startBrowser },
    use,
    testInfo,
  ) => {
    const place = await mkdtemp(join(tmpdir(), 'sidecut-journey-'));
    const folder = join(place, 'Videos');
    const dataFolder = join(place, 'data');
    await Promise.all([mkdir(folder), mkdir(dataFolder)]);
    const disk = dataDiskMebibytes === null ? null : mountSmallDisk(dataFolder, dataDiskMebibytes);
    testInfo.skip(dataDiskMebibytes !== null && disk === null, 'No disk can be mounted here.');
    if (libraryHolds !== 'nothing') await cp(await captionedSample(), dataFolder, { recursive: true });
    if (modelsFrom !== null) await symlink(modelsFrom, join(dataFolder, 'models'), 'junction');
    const launched = { dataFolder, root: folder, environment: { ...quiet, ...environment } };
    const start = () => launch(launched, appOptions, startBrowser);
    let running: RunningApp | null = await start();
    const current = () => {
      if (running === null) throw new Error('The app was killed and not started again.');
      return running;
    };
    try {
      await use({
        get page() {
          return current().page;
        },
        folder,
        disk,
        async kill() {
          await current().kill();
          running = null;
        },
        async start() {
          running = await start();
        },
        screenshot: async (name) => {
          if (process.env['SIDECUT_SCREENSHOTS'] !== '1') return;
          await current().page.screenshot({ path: join(screenshots, `${name}.png`) });
        },
      });
    } finally {
      await (running as RunningApp | null)?.stop();
      disk?.unmount();
      await rm(place, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

interface Place {
  readonly dataFolder: string;
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
}

async function launch(
  place: Place,
  options: AppOptions,
  startBrowser: () => Promise<Browser>,
): Promise<RunningApp> {
  const electron = await findElectron();
  const running =
    'missing' in electron
      ? await launchWeb(place, options, await startBrowser())
      : await launchElectron(electron.program, place, options);
  await expect(running.page.locator('html[data-ready="true"]')).toBeAttached();
  return running;
}

function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath && { executablePath }), args: browserFlags });
}

async function launchWeb(place: Place, options: AppOptions, browser: Browser): Promise<RunningApp> {
  const host = await startWebHost(place);
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(actionTimeoutMs);
  await page.goto(host.url);
  const end = async (how: 'kill' | 'stop') => {
    await host[how]();
    await context.close();
  };
  return { page, kill: () => end('kill'), stop: () => end('stop') };
}

async function launchElectron(binary: string, place: Place, options: AppOptions): Promise<RunningApp> {
  const app: ElectronApplication = await _electron.launch({
    executablePath: binary,
    args: [join(root, 'electron/hosts/desktop/main.ts'), `--lang=${options.locale}`],
    env: {
      ...(process.env as Record<string, string>),
      ...place.environment,
      SIDECUT_HOME: place.dataFolder,
      SIDECUT_CHOOSER_FOLDER: place.root,
    },
    colorScheme: options.colorScheme,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(actionTimeoutMs);
  await page.setViewportSize(options.viewport);
  return {
    page,
    async kill() {
      app.process().kill('SIGKILL');
      await app.waitForEvent('close');
    },
    stop: () => app.close(),
  };
}

export { expect };
