import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventSchemas } from '../../../core/contract/events.ts';
import { SidecutError } from '../../../core/errors.ts';
import { createSourceRegistry } from '../../services/files/source-registry.ts';
import { createEventBus } from '../../transport/events.ts';
import type { App } from '../app/app.ts';
import type { AppOptions } from '../app/create-app.ts';
import type * as StaticFilesModule from '../app/static-files.ts';
import { ipc } from './ipc.ts';
import {
  dialogs,
  electronApp,
  FakeBrowserWindow,
  ipcMain,
  menus,
  permissions,
  preventable,
  protocols,
  revealed,
  sessionEvents,
  spelling,
} from './testing/fake-electron.ts';

const state = vi.hoisted((): { app: unknown; options: unknown; page: string } => ({
  app: undefined,
  options: undefined,
  page: '',
}));

vi.mock('electron', async () => (await import('./testing/fake-electron.ts')).fakeElectron);
vi.mock('../app/create-app.ts', () => ({
  createApp: (options: unknown) => {
    state.options = options;
    return Promise.resolve(state.app);
  },
}));
vi.mock('../app/static-files.ts', async (importOriginal) => {
  const { listStaticFiles } = await importOriginal<typeof StaticFilesModule>();
  return { listStaticFiles: () => listStaticFiles(state.page) };
});

const events = createEventBus(eventSchemas, { check: true });
const sources = createSourceRegistry();
const added: string[][] = [];
const closed = { times: 0, unfinished: 0, unstored: 0 };
let home: string;
let page: { readonly sender: FakeBrowserWindow['webContents']; readonly senderFrame: unknown };

const app = {
  events,
  sources,
  handlers: {
    'settings.get': () => Promise.resolve({ theme: 'dark' }),
    'media.add': (input: { sources: string[] }) => {
      added.push(input.sources.map((id) => sources.pathOf(id)));
      return Promise.resolve({ added: [{ id: 'film' }], known: [], refused: [] });
    },
  },
  serveMedia: ({ path, headers }: { path: string; headers: Record<string, string> }) =>
    Promise.resolve({
      status: 206,
      headers: { 'content-type': 'video/mp4' },
      body: Readable.from([Buffer.from(`${path} ${headers['range'] ?? ''}`)]),
    }),
  countUnfinishedJobs: () => closed.unfinished,
  countUnstoredProjects: () => closed.unstored,
  outputPath: (jobId: string) => {
    if (jobId === 'done') return '/out/film.mp4';
    throw new SidecutError('job-unknown', { jobId });
  },
  close: () => Promise.resolve(void (closed.times += 1)),
} as unknown as App;

const ownFrame = { parent: null, origin: 'sidecut://app' };

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sidecut-desktop-'));
  await mkdir(join(home, 'page'));
  await writeFile(join(home, 'page', 'index.html'), '<!doctype html>');
  await writeFile(join(home, 'argument.mp4'), '');
  vi.stubEnv('SIDECUT_HOME', home);
  state.app = app;
  state.page = join(home, 'page');
  vi.spyOn(process, 'argv', 'get').mockReturnValue([
    'sidecut',
    '--enable-features=X',
    join(home, 'argument.mp4'),
    join(home, 'gone.mp4'),
  ]);
  const { startDesktop } = await import('./start-desktop.ts');
  const starting = startDesktop();
  // Finder names the file before the app is ready.
  electronApp.emit('open-file', preventable(), '/videos/from finder.mp4');
  await starting;
  page = { sender: mainWindow().webContents, senderFrame: ownFrame };
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(home, { recursive: true, force: true });
});
beforeEach(() => {
  dialogs.asked.length = 0;
  dialogs.filePaths = [];
});

function mainWindow(): FakeBrowserWindow {
  return FakeBrowserWindow.all[0]!;
}

/** Calls as the preload would and waits for the answer. */
async function call(operation: string, input: unknown): Promise<unknown> {
  const id = Math.random();
  ipcMain.emit(ipc.message, page, { kind: 'call', id, operation, input });
  return vi.waitFor(() => {
    const answer = page.sender.sent
      .map(([, message]) => message)
      .find((message) => (message as { id?: number }).id === id);
    expect(answer).toBeDefined();
    return answer;
  });
}

describe('the window', () => {
  it('gives the page no Node, a sandbox and its own world', () => {
    const { preload, ...preferences } = mainWindow().options['webPreferences'] as Record<string, unknown>;
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    });
    expect(preload).toMatch(/dist[/\\]desktop[/\\]preload\.cjs$/);
    expect(electronApp.sandboxed).toBe(true);
  });

  it('loads the page from the origin of the app and shows it when it is drawn', () => {
    expect(mainWindow().urls).toEqual(['sidecut://app/']);
    expect(mainWindow().shown).toBe(false);
    mainWindow().emit('ready-to-show');
    expect(mainWindow().shown).toBe(true);
  });

  it('refuses to navigate, to redirect, to embed and to open windows', () => {
    const { webContents } = mainWindow();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = preventable();
      webContents.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
    expect(webContents.windowOpenHandler?.()).toEqual({ action: 'deny' });
  });

  it('refuses every permission but copying at a click', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'clipboard-read',
      'usb',
      'hid',
    ]) {
      const answers: boolean[] = [];
      permissions.request?.({}, permission, (granted) => answers.push(granted));
      expect(answers, permission).toEqual([false]);
      expect(permissions.check?.({}, permission), permission).toBe(false);
    }
    expect(permissions.device?.()).toBe(false);
    expect(permissions.check?.({}, 'clipboard-sanitized-write')).toBe(true);
  });

  it('saves no file that a page has the browser download', () => {
    const event = preventable();
    const item = { cancelled: 0, cancel: () => void (item.cancelled += 1) };
    sessionEvents.emit('will-download', event, item);
    expect(event.prevented).toBe(true);
    expect(item.cancelled).toBe(1);
  });

  it('fetches no dictionary from anywhere', () => {
    expect(spelling).toEqual(['sidecut://app/dictionaries/']);
  });

  it('is remembered where it was', async () => {
    closed.unfinished = 1;
    dialogs.response = 1;
    mainWindow().emit('close', preventable());
    await vi.waitFor(() => expect(dialogs.asked).toHaveLength(1));
    expect(JSON.parse(readFileSync(join(home, 'window.json'), 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 1000,
      height: 700,
      maximized: false,
    });
  });

  it('is loaded again when its page dies, but not for ever', () => {
    const { webContents } = mainWindow();
    vi.useFakeTimers({ now: Date.now() + 60_000 });
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    vi.useRealTimers();
    expect(webContents.reloads).toBe(1);
  });
});

describe('the protocol of the app', () => {
  const get = (url: string, init?: RequestInit) => protocols.handlers.get('sidecut')!(new Request(url, init));

  it('is an origin like one of the web, which can stream, and nothing more', () => {
    expect(protocols.schemes).toEqual([
      {
        scheme: 'sidecut',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
  });

  it('serves the page under a strict policy', async () => {
    const response = await get('sidecut://app/');
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; /,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves media with ranges', async () => {
    const response = await get('sidecut://app/media/film/file', { headers: { range: 'bytes=5-9' } });
    expect(response.status).toBe(206);
    expect(await response.text()).toBe('/media/film/file bytes=5-9');
  });

  it('serves nothing else', async () => {
    expect((await get('sidecut://other/')).status).toBe(404);
    expect((await get('sidecut://app/../window.json')).status).toBe(404);
    expect((await get('sidecut://app/', { method: 'POST' })).status).toBe(405);
  });
});

describe('a page', () => {
  it('opens a line, which takes the files that wait for it', async () => {
    ipcMain.emit(ipc.open, page);
    await vi.waitFor(() => expect(added).toEqual([[join(home, 'argument.mp4'), '/videos/from finder.mp4']]));
    expect(electronApp.recent).toEqual([join(home, 'argument.mp4'), '/videos/from finder.mp4']);
    await vi.waitFor(() => {
      expect(page.sender.sent).toContainEqual([
        ipc.message,
        { kind: 'event', name: 'app.openMedia', value: { mediaId: 'film' } },
      ]);
    });
  });

  it('calls the app', async () => {
    expect(await call('settings.get', {})).toMatchObject({ kind: 'reply', value: { theme: 'dark' } });
    expect(await call('settings.set', { textScale: 99 })).toMatchObject({
      kind: 'error',
      error: { code: 'usage' },
    });
  });

  it('of another origin, or in a frame, is not heard', async () => {
    const { sender } = page;
    const before = sender.sent.length;
    for (const senderFrame of [
      { parent: null, origin: 'https://evil.example' },
      { parent: {}, origin: 'sidecut://app' },
      null,
    ]) {
      ipcMain.emit(
        ipc.message,
        { sender, senderFrame },
        { kind: 'call', id: 1, operation: 'settings.get', input: {} },
      );
      ipcMain.emit(ipc.open, { sender, senderFrame });
      expect(await ipcMain.invoke(ipc.drop, { sender, senderFrame }, ['/a.mp4'])).toEqual([]);
    }
    // Messages are taken in order: an answer to one of those would have come before this one.
    const answer = await call('settings.get', {});
    expect(sender.sent.slice(before)).toEqual([[ipc.message, answer]]);
  });

  it('gets ids for what was dropped on it, never paths', async () => {
    const ids = (await ipcMain.invoke(ipc.drop, page, ['/videos/dropped.mp4', 7])) as string[];
    expect(ids.map((id) => sources.pathOf(id))).toEqual(['/videos/dropped.mp4']);
    expect(ids[0]).not.toContain('dropped');
  });

  it('chooses files in the dialog of the system', async () => {
    dialogs.filePaths = ['/videos/a.mp4', '/videos/b.mov'];
    const answer = await call('shell.chooseFiles', { kind: 'media', multiple: true });
    const { value } = answer as { value: { sources: { id: string; name: string }[] } };
    expect(value.sources.map(({ name }) => name)).toEqual(['a.mp4', 'b.mov']);
    expect(value.sources.map(({ id }) => sources.pathOf(id))).toEqual(dialogs.filePaths);
    expect(dialogs.asked[0]).toMatchObject({ properties: ['openFile', 'multiSelections'] });
    expect(electronApp.recent.slice(-2)).toEqual(dialogs.filePaths);
  });

  it('begins in the folder that the page asks for', async () => {
    const folder = sources.idFor('/videos/2024');
    await call('shell.chooseFiles', { kind: 'media', multiple: false, folder });
    expect(dialogs.asked[0]).toMatchObject({ defaultPath: '/videos/2024' });
  });

  it('chooses nothing when the dialog is closed', async () => {
    expect(await call('shell.chooseFolder', { multiple: true })).toMatchObject({
      kind: 'reply',
      value: { sources: [] },
    });
    expect(dialogs.asked[0]).toMatchObject({
      properties: ['openDirectory', 'createDirectory', 'multiSelections'],
    });
    await call('shell.chooseFolder', { multiple: false });
    expect(dialogs.asked[1]).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
  });

  it('shows the file of a job in its folder by the number of the job', async () => {
    await call('shell.revealOutput', { jobId: 'done' });
    expect(revealed).toEqual(['/out/film.mp4']);
    expect(await call('shell.revealOutput', { jobId: 'x' })).toMatchObject({
      error: { code: 'job-unknown' },
    });
  });

  it('that was loaded again gets a line of its own, and the old one ends', () => {
    ipcMain.emit(ipc.open, page);
    const before = page.sender.sent.length;
    events.emit('settings.changed', {});
    expect(page.sender.sent.slice(before)).toEqual([
      [ipc.message, { kind: 'event', name: 'settings.changed', value: {} }],
    ]);
  });

  it('is run commands in by the native menu', () => {
    type Item = { label?: string; submenu?: Item[]; click?: () => void };
    const [template] = menus as Item[][];
    const items = template!.flatMap(({ submenu }) => submenu ?? []);
    items.find(({ label }) => label === 'Undo')?.click?.();
    expect(page.sender.sent.at(-1)).toEqual([
      ipc.message,
      { kind: 'event', name: 'app.command', value: { commandId: 'edit.undo' } },
    ]);
  });
});

describe('the app', () => {
  it('is composed for the desktop, with the worker as a utility process', () => {
    const { launchWorker, ...options } = state.options as AppOptions;
    expect(options).toEqual({
      dataFolder: home,
      host: 'desktop',
      capabilities: ['native-dialogs', 'reveal-in-folder', 'native-menu'],
      chooserFolders: [],
    });
    expect(launchWorker).toBeTypeOf('function');
    expect(electronApp.paths.get('userData')).toBe(join(home, 'window'));
  });

  it('that is started again hands its files to the first and shows its window', async () => {
    await writeFile(join(home, 'second.mp4'), '');
    mainWindow().minimized = true;
    electronApp.emit('second-instance', {}, ['sidecut', '--flag', 'second.mp4', 'gone.mp4'], home);
    await vi.waitFor(() => expect(added.at(-1)).toEqual([join(home, 'second.mp4')]));
    expect(mainWindow().minimized).toBe(false);
    expect(mainWindow().focused).toBe(1);
  });

  it('shows the progress of jobs in the dock', () => {
    const job = {
      id: 'j',
      kind: 'prepare',
      mediaId: null,
      title: '',
      stage: null,
      speed: null,
      secondsLeft: null,
    } as const;
    const rest = { error: null, trackId: null, output: null, notes: [], createdAt: '2026-01-01T00:00:00Z' };
    events.emit('jobs.changed', { job: { ...job, ...rest, state: 'running', fraction: 0.25 } });
    events.emit('jobs.changed', { job: { ...job, ...rest, state: 'done', fraction: 1 } });
    expect(mainWindow().progress).toEqual([0.25, -1]);
  });

  it('asks before it quits while jobs run, and stays when told to', async () => {
    closed.unfinished = 2;
    dialogs.response = 1;
    const event = preventable();
    electronApp.emit('before-quit', event);
    expect(event.prevented).toBe(true);
    await vi.waitFor(() => expect(dialogs.asked).toHaveLength(1));
    expect(dialogs.asked[0]).toMatchObject({
      message: '2 jobs are not finished.',
      buttons: ['Quit', 'Keep Working'],
      defaultId: 1,
      cancelId: 1,
    });
    expect(closed.times).toBe(0);
  });

  it('asks before it quits while edits could not be stored', async () => {
    closed.unstored = 1;
    dialogs.response = 1;
    const asked = dialogs.asked.length;
    electronApp.emit('before-quit', preventable());
    await vi.waitFor(() => expect(dialogs.asked).toHaveLength(asked + 1));
    expect(dialogs.asked[asked]).toMatchObject({
      message: 'Changes in a video are not stored.',
      buttons: ['Quit and Lose Them', 'Keep Working'],
    });
    expect(closed.times).toBe(0);
    closed.unstored = 0;
  });

  it.skipIf(process.platform === 'darwin')(
    'closes the library before the window goes (on macOS the app stays without a window)',
    async () => {
      closed.unfinished = 1;
      dialogs.response = 0;
      const quits = electronApp.quits;
      const close = preventable();
      mainWindow().emit('close', close);
      expect(close.prevented).toBe(true);
      await vi.waitFor(() => expect(closed.times).toBe(1));
      await vi.waitFor(() => expect(electronApp.quits).toBe(quits + 2));
      const last = preventable();
      electronApp.emit('before-quit', last);
      const again = preventable();
      mainWindow().emit('close', again);
      expect([last.prevented, again.prevented]).toEqual([false, false]);
    },
  );

  it('that finds another running only hands over and leaves', async () => {
    electronApp.hasLock = false;
    const [quits, windows] = [electronApp.quits, FakeBrowserWindow.all.length];
    const { startDesktop } = await import('./start-desktop.ts');
    await startDesktop();
    expect(electronApp.quits).toBe(quits + 1);
    expect(FakeBrowserWindow.all).toHaveLength(windows);
  });
});
