import { BrowserWindow, screen } from 'electron';
import { fileURLToPath } from 'node:url';
import { appOrigin } from './app-protocol.ts';
import { offerContextMenu } from './context-menu.ts';
import { safeWebPreferences } from './harden.ts';
import { placeWindow, readWindowState, minWindow, writeWindowState } from './window-state.ts';

/** Bundled by build/build-app.ts. */
const preload = fileURLToPath(new URL('../../../dist/desktop/preload.cjs', import.meta.url));

/** A page that dies again so soon after it was loaded would die for ever. */
const reloadAfterMs = 10_000;

/** The app's window, where it was the last time. `mayClose`: false keeps it open (and asks, in its own time). */
export function openMainWindow(stateFile: string, mayClose: () => boolean): BrowserWindow {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { maximized, ...bounds } = placeWindow(readWindowState(stateFile), screens);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minWindow.width,
    minHeight: minWindow.height,
    show: false,
    title: 'Sidecut',
    webPreferences: { ...safeWebPreferences, preload },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    if (!mayClose()) event.preventDefault();
  });
  reloadAfterCrash(window);
  offerContextMenu(window);
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** What the page held is in the library; it reads it again. */
function reloadAfterCrash(window: BrowserWindow): void {
  let loadedAtMs = Date.now();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const sinceMs = Date.now() - loadedAtMs;
    if (reason === 'clean-exit' || sinceMs < reloadAfterMs) return;
    loadedAtMs = Date.now();
    window.webContents.reload();
  });
}
