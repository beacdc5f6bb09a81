import { describe, expect, it, vi } from 'vitest';
import type { DesktopBridge } from '../../../core/contract/desktop-bridge.ts';
import { ipc } from './ipc.ts';

const page = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  sent: [] as unknown[][],
  listeners: [] as ((event: unknown, message: unknown) => void)[],
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => page.exposed.set(name, value) },
  ipcRenderer: {
    send: (...args: unknown[]) => page.sent.push(args),
    on: (_name: string, listener: (event: unknown, message: unknown) => void) =>
      page.listeners.push(listener),
    invoke: (...args: unknown[]) => Promise.resolve(args),
  },
  webUtils: { getPathForFile: (file: { path: string }) => file.path },
}));
await import('./preload.ts');
const bridge = page.exposed.get('sidecut') as DesktopBridge<{ readonly path: string }>;

describe('the preload', () => {
  it('leaves three functions in the page, and nothing of Electron', () => {
    expect([...page.exposed.keys()]).toEqual(['sidecut']);
    expect(Object.keys(bridge)).toEqual(['post', 'subscribe', 'sourcesOfDrop']);
  });

  it('opens the line, posts, and hands messages on without their event', () => {
    bridge.post({ kind: 'cancel', id: 1 });
    expect(page.sent).toEqual([[ipc.open], [ipc.message, { kind: 'cancel', id: 1 }]]);
    const heard: unknown[][] = [];
    bridge.subscribe((...args: unknown[]) => heard.push(args));
    page.listeners[0]?.({ sender: 'ipcRenderer' }, 'hello');
    expect(heard).toEqual([['hello']]);
  });

  it('sends the paths of dropped files to the main process, without those that have none', async () => {
    const answer = await bridge.sourcesOfDrop([{ path: '/a.mp4' }, { path: '' }]);
    expect(answer).toEqual([ipc.drop, ['/a.mp4']]);
  });
});
