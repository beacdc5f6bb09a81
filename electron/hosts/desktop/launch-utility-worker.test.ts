import { describe, expect, it, vi } from 'vitest';
import { launchUtilityWorker } from './launch-utility-worker.ts';
import { forks } from './testing/fake-electron.ts';

vi.mock('electron', async () => (await import('./testing/fake-electron.ts')).fakeElectron);

describe('the worker in a utility process', () => {
  it('gets its settings, sends and receives, and tells how it ended', async () => {
    const worker = launchUtilityWorker({ threads: 2 });
    const { path, args, options, child } = forks.at(-1)!;
    expect(path).toMatch(/inference[/\\]worker\.ts$/);
    expect(args).toEqual(['{"threads":2}']);
    expect(options).toEqual({ serviceName: 'Sidecut inference', stdio: ['ignore', 'ignore', 'pipe'] });
    const received: unknown[] = [];
    let closed = 0;
    worker.channel.onMessage((message) => received.push(message));
    worker.channel.onClose(() => (closed += 1));
    worker.channel.post({ kind: 'cancel', id: 1 });
    expect(child.posted).toEqual([{ kind: 'cancel', id: 1 }]);
    child.emit('message', { kind: 'reply', id: 1, value: 2 });
    expect(received).toEqual([{ kind: 'reply', id: 1, value: 2 }]);
    child.stderr.emit('data', Buffer.from('driver lost'));
    child.emit('error', 'FatalError', 'v8::ToLocalChecked', '');
    child.emit('exit', 133);
    await worker.gone;
    expect(worker.ending).toEqual({ by: 'error', message: 'FatalError in v8::ToLocalChecked' });
    expect(worker.lastWords).toBe('driver lost');
    expect(closed).toBe(1);
  });
});
