import { app as electronApp, ipcMain, Menu, session } from 'electron';
import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { appContract } from '../../../core/contract/app-contract.ts';
import type { AppEvents } from '../../../core/contract/events.ts';
import { shellOperations } from '../../../core/contract/shell.ts';
import { dataFolder } from '../data-folder.ts';
import { forwardEvents } from '../../transport/events.ts';
import { serve } from '../../transport/server.ts';
import type { App } from '../app/app.ts';
import { createApp } from '../app/create-app.ts';
import type { AppOptions } from '../app/create-app.ts';
import { openFiles } from '../open-files.ts';
import { createPageServer } from '../app/serve-page.ts';
import { listStaticFiles } from '../app/static-files.ts';
import { declareAppProtocol, handleAppProtocol } from './app-protocol.ts';
import { FilesToOpen, filesOfArguments } from './files-to-open.ts';
import { keepSpellingLocal, refuseDownloads, refuseNavigation, refusePermissions } from './harden.ts';
import { ipc } from './ipc.ts';
import { JobProgress } from './job-progress.ts';
import { launchUtilityWorker } from './launch-utility-worker.ts';
import { openMainWindow } from './main-window.ts';
import { menuTemplate } from './menu-template.ts';
import { isOwnPage, listenForPages } from './page-channel.ts';
import { guardQuit } from './quit-guard.ts';
import { createShellHandlers } from './shell-handlers.ts';

const rendererFolder = fileURLToPath(new URL('../../../dist/renderer', import.meta.url));

/** The app's one window, while there is one. */
interface Stage {
  window: BrowserWindow | null;
}

/** Everything that must happen before Electron is ready happens in here before the first wait. */
export async function startDesktop(): Promise<void> {
  const home = dataFolder();
  electronApp.setName('Sidecut');
  // Chromium's own files too, so that a data folder is a whole and separate app; the lock below follows it.
  electronApp.setPath('userData', join(home, 'window'));
  if (!electronApp.requestSingleInstanceLock()) {
    electronApp.quit();
    return;
  }
  declareAppProtocol();
  electronApp.enableSandbox();
  refuseNavigation(electronApp);
  const stage: Stage = { window: null };
  const files = new FilesToOpen();
  files.listen(electronApp);
  // Of a packaged app the first argument is the program, in development the second is the app's own file.
  const ownArguments = electronApp.isPackaged ? 1 : 2;
  files.add(filesOfArguments(process.argv.slice(ownArguments), process.cwd()));
  electronApp.on('second-instance', (_event, argv, workingFolder) => {
    files.add(filesOfArguments(argv.slice(ownArguments), workingFolder));
    if (stage.window?.isMinimized()) stage.window.restore();
    stage.window?.focus();
  });
  await electronApp.whenReady();
  await openApp(home, files, stage);
}

async function openApp(home: string, files: FilesToOpen, stage: Stage): Promise<void> {
  refusePermissions(session.defaultSession);
  refuseDownloads(session.defaultSession);
  keepSpellingLocal(session.defaultSession);
  const app = await createApp({
    dataFolder: home,
    host: 'desktop',
    ...chooserOf(process.env['SIDECUT_CHOOSER_FOLDER']),
    launchWorker: launchUtilityWorker,
  });
  handleAppProtocol(createPageServer(await listStaticFiles(rendererFolder), app.serveMedia));
  const showFiles = (paths: readonly string[]) => {
    for (const path of paths) electronApp.addRecentDocument(path);
    void openFiles(app, paths, (message) => process.stderr.write(`${message}\n`));
  };
  // The first page takes the files of the start: before it nobody would hear of them.
  servePages(app, stage, () => files.takeWith(showFiles));
  setMenu(app);
  keepWindow(app, home, files, stage);
}

/**
 * The operating system's dialogs; with a folder given, the page's own chooser, which starts there: a test can't press
 * the buttons of the operating system.
 */
function chooserOf(folder: string | undefined): Pick<AppOptions, 'capabilities' | 'chooserFolders'> {
  if (folder === undefined || folder === '') {
    return { capabilities: ['native-dialogs', 'reveal-in-folder', 'native-menu'], chooserFolders: [] };
  }
  return { capabilities: ['file-browser', 'reveal-in-folder', 'native-menu'], chooserFolders: [folder] };
}

function keepWindow(app: App, home: string, files: FilesToOpen, stage: Stage): void {
  const isMac = process.platform === 'darwin';
  const quitGuard = guardQuit(app);
  const mayClose = () => {
    // On macOS the app stays when its window goes.
    if (quitGuard.done || isMac) return true;
    electronApp.quit();
    return false;
  };
  const openWindow = () => {
    if (stage.window !== null) return;
    const window = openMainWindow(join(home, 'window.json'), mayClose);
    showProgress(app, window);
    stage.window = window;
    window.once('closed', () => {
      stage.window = null;
      files.takeWith(null);
    });
  };
  openWindow();
  files.onUntaken(openWindow);
  electronApp.on('activate', openWindow);
  electronApp.on('window-all-closed', () => {
    if (!isMac) electronApp.quit();
  });
}

function servePages(app: App, stage: Stage, onPage: () => void): void {
  const handlers = { ...app.handlers, ...createShellHandlers(app, () => stage.window) };
  listenForPages((channel) => {
    forwardEvents(app.events, channel);
    serve({ ...appContract, ...shellOperations }, handlers, channel, { scheduling: 'at-once' });
    onPage();
  });
  ipcMain.handle(ipc.drop, (event, paths: unknown) => {
    if (!isOwnPage(event) || !Array.isArray(paths)) return [];
    return paths.filter((path) => typeof path === 'string').map((path) => app.sources.idFor(path));
  });
}

function setMenu(app: App): void {
  const template = menuTemplate({
    platform: process.platform,
    locale: electronApp.getLocale(),
    runCommand: (commandId) => app.events.emit('app.command', { commandId }),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function showProgress(app: App, window: BrowserWindow): void {
  const progress = new JobProgress();
  const stop = app.events.subscribe((name, value) => {
    if (name !== 'jobs.changed') return;
    const { job } = value as AppEvents['jobs.changed'];
    window.setProgressBar(progress.update(job));
  });
  window.once('closed', stop);
}
