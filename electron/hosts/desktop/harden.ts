import type { App, Session, WebContents, WebPreferences } from 'electron';
import { appOrigin } from './app-protocol.ts';

/** What every window of the app gets: the page is as powerless as one of the web. */
export const safeWebPreferences: WebPreferences = {
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
};

/** Copying plain content at a click: what every page of the web may do without being asked. */
const harmless = 'clipboard-sanitized-write';

/** Nothing else that a page may ask for is needed: no camera, place, notification, device or screen. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === harmless));
  session.setPermissionCheckHandler((_contents, permission) => permission === harmless);
  session.setDevicePermissionHandler(() => false);
}

/** The page writes files through the app, which asks where; whatever else would be saved is not from us. */
export function refuseDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    event.preventDefault();
    item.cancel();
  });
}

/**
 * Where the system brings no dictionaries, Chromium would fetch them from a server of Google's. Nothing leaves the
 * machine: it is sent to the app itself, which has none.
 */
export function keepSpellingLocal(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(`${appOrigin}/dictionaries/`);
}

/** Every page of the app, whoever makes it, stays where it is and opens nothing. */
export function refuseNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
