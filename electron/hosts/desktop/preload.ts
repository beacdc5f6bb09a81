/**
 * Runs beside the page in the sandbox, before it. Gives the page a line to the main process and nothing else. Bundled to
 * CommonJS (build/build-app.ts): a sandboxed preload can be nothing else.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge } from '../../../core/contract/desktop-bridge.ts';
import { ipc } from './ipc.ts';

type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

const bridge: DesktopBridge<DroppedFile> = {
  post: (message) => ipcRenderer.send(ipc.message, message),
  subscribe: (listener) => void ipcRenderer.on(ipc.message, (_event, message) => listener(message)),
  // A file that the page made up itself has no path.
  sourcesOfDrop: async (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return (await ipcRenderer.invoke(ipc.drop, paths)) as readonly string[];
  },
};

ipcRenderer.send(ipc.open);
contextBridge.exposeInMainWorld('sidecut', bridge);
