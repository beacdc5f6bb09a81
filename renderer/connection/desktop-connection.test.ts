import { describe, expect, it } from 'vitest';
import type { DesktopBridge } from '../../core/contract/desktop-bridge.ts';
import type { Request } from '../../electron/transport/envelope.ts';
import { connectToDesktop } from './desktop-connection.ts';

function makeBridge() {
  const posted: Request[] = [];
  const listeners: ((message: unknown) => void)[] = [];
  const bridge: DesktopBridge<File> = {
    post: (message) => void posted.push(message as Request),
    subscribe: (listener) => void listeners.push(listener),
    sourcesOfDrop: (files) => Promise.resolve(files.map(({ name }) => `id-of-${name}`)),
  };
  const deliver = (message: unknown) => {
    for (const listener of listeners) listener(message);
  };
  return { posted, deliver, bridge };
}

describe('a page of the desktop window', () => {
  it('calls the app and the shell over the bridge', async () => {
    const { bridge, posted, deliver } = makeBridge();
    const connection = connectToDesktop(bridge);
    const settings = connection.calls['settings.get']({});
    const chosen = connection.shell?.['shell.chooseFolder']({ multiple: false });
    expect(posted).toEqual([
      { kind: 'call', id: 1, operation: 'settings.get', input: {} },
      { kind: 'call', id: 2, operation: 'shell.chooseFolder', input: { multiple: false } },
    ]);
    deliver({ kind: 'reply', id: 2, value: { sources: [] } });
    deliver({ kind: 'reply', id: 1, value: { theme: 'dark' } });
    expect(await chosen).toEqual({ sources: [] });
    expect(await settings).toEqual({ theme: 'dark' });
  });

  it('hears commands of the native menu', () => {
    const { bridge, deliver } = makeBridge();
    const heard: string[] = [];
    connectToDesktop(bridge).on('app.command', ({ commandId }) => heard.push(commandId));
    deliver({ kind: 'event', name: 'app.command', value: { commandId: 'edit.undo' } });
    expect(heard).toEqual(['edit.undo']);
  });

  it('turns dropped files into source ids', async () => {
    const { bridge } = makeBridge();
    const files = [{ name: 'a.mp4' }] as unknown as readonly File[];
    expect(await connectToDesktop(bridge).sourcesOfDrop?.(files)).toEqual(['id-of-a.mp4']);
  });
});
