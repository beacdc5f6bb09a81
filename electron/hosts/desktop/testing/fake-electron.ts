/**
 * Stands in for the module `electron`, whose program the tests don't need: it remembers what it was told and lets a test
 * play the operating system and the page.
 */
import { EventEmitter } from 'node:events';
import type { Display, WindowOpenHandlerResponse } from 'electron';

type Answer = (...args: never[]) => unknown;

export class FakeWebContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  windowOpenHandler: (() => WindowOpenHandlerResponse) | undefined;
  reloads = 0;
  destroyed = false;
  setWindowOpenHandler = (handler: () => WindowOpenHandlerResponse) => {
    this.windowOpenHandler = handler;
  };
  send = (...message: unknown[]) => void this.sent.push(message);
  reload = () => void (this.reloads += 1);
  isDestroyed = () => this.destroyed;
}

export class FakeBrowserWindow extends EventEmitter {
  static readonly all: FakeBrowserWindow[] = [];
  static getAllWindows = () => FakeBrowserWindow.all;
  static getFocusedWindow = () => null;
  readonly webContents = new FakeWebContents();
  readonly urls: string[] = [];
  readonly progress: number[] = [];
  shown = false;
  maximized = false;
  minimized = false;
  focused = 0;
  readonly options: Record<string, unknown>;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    FakeBrowserWindow.all.push(this);
    electronApp.emit('web-contents-created', {}, this.webContents);
  }
  show = () => void (this.shown = true);
  focus = () => void (this.focused += 1);
  maximize = () => void (this.maximized = true);
  isMaximized = () => this.maximized;
  isMinimized = () => this.minimized;
  restore = () => void (this.minimized = false);
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
  loadURL = (url: string) => Promise.resolve(void this.urls.push(url));
  setProgressBar = (fraction: number) => void this.progress.push(fraction);
}

class FakeApp extends EventEmitter {
  isPackaged = true;
  hasLock = true;
  locale = 'en-GB';
  quits = 0;
  sandboxed = false;
  readonly paths = new Map<string, string>();
  readonly recent: string[] = [];
  name = '';
  setName = (name: string) => void (this.name = name);
  setPath = (name: string, path: string) => void this.paths.set(name, path);
  requestSingleInstanceLock = () => this.hasLock;
  enableSandbox = () => void (this.sandboxed = true);
  whenReady = () => Promise.resolve();
  getLocale = () => this.locale;
  addRecentDocument = (path: string) => void this.recent.push(path);
  /** As Electron: every listener may refuse. */
  quit = () => {
    this.quits += 1;
    this.emit('before-quit', preventable());
  };
}

export const electronApp = new FakeApp();

export function preventable() {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

const ipcHandlers = new Map<string, Answer>();
export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (name: string, handler: Answer) => void ipcHandlers.set(name, handler),
  invoke: (name: string, ...args: unknown[]) => ipcHandlers.get(name)?.(...(args as never[])),
});

export const protocols = {
  schemes: [] as unknown[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
};

export const dialogs = {
  asked: [] as Record<string, unknown>[],
  response: 1,
  filePaths: [] as string[],
};

export const permissions = {
  request: undefined as
    | ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void)
    | undefined,
  check: undefined as ((contents: unknown, permission: string) => boolean) | undefined,
  device: undefined as (() => boolean) | undefined,
};

export const spelling: string[] = [];
/** Hears what the session tells of. */
export const sessionEvents = new EventEmitter();
export const revealed: string[] = [];
export const menus: unknown[] = [];

class FakeUtilityProcess extends EventEmitter {
  readonly stderr = new EventEmitter();
  readonly posted: unknown[] = [];
  killed = 0;
  postMessage = (message: unknown) => void this.posted.push(message);
  kill = () => {
    this.killed += 1;
    return true;
  };
}
export const forks: { path: string; args: readonly string[]; options: unknown; child: FakeUtilityProcess }[] =
  [];

/** What `import ... from 'electron'` gives. */
export const fakeElectron = {
  app: electronApp,
  BrowserWindow: FakeBrowserWindow,
  ipcMain,
  Menu: {
    buildFromTemplate: (template: unknown) => template,
    setApplicationMenu: (menu: unknown) => void menus.push(menu),
  },
  session: {
    defaultSession: {
      setPermissionRequestHandler: (handler: typeof permissions.request) => {
        permissions.request = handler;
      },
      setPermissionCheckHandler: (handler: typeof permissions.check) => {
        permissions.check = handler;
      },
      setSpellCheckerDictionaryDownloadURL: (url: string) => void spelling.push(url),
      on: (name: string, listener: (...args: never[]) => void) =>
        void sessionEvents.on(name, listener as (...args: unknown[]) => void),
      setDevicePermissionHandler: (handler: typeof permissions.device) => {
        permissions.device = handler;
      },
    },
  },
  screen: {
    getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] as Partial<Display>[],
  },
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => void protocols.schemes.push(...schemes),
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void protocols.handlers.set(scheme, handler),
  },
  dialog: {
    showMessageBox: (options: Record<string, unknown>) => {
      dialogs.asked.push(options);
      return Promise.resolve({ response: dialogs.response });
    },
    showOpenDialog: (...args: unknown[]) => {
      dialogs.asked.push(args.at(-1) as Record<string, unknown>);
      return Promise.resolve({ canceled: dialogs.filePaths.length === 0, filePaths: dialogs.filePaths });
    },
  },
  shell: { showItemInFolder: (path: string) => void revealed.push(path) },
  utilityProcess: {
    fork: (path: string, args: readonly string[], options: unknown) => {
      const child = new FakeUtilityProcess();
      forks.push({ path, args, options, child });
      return child;
    },
  },
};
