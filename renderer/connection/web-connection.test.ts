import { afterEach, describe, expect, it, vi } from 'vitest';
import { appContract } from '../../core/contract/app-contract.ts';
import { eventSchemas } from '../../core/contract/events.ts';
import { createEventBus, forwardEvents } from '../../electron/transport/events.ts';
import { serve } from '../../electron/transport/server.ts';
import { serveWebLines } from '../../electron/transport/testing/web-line.ts';
import type { ConnectionState } from './app-connection.ts';
import { connectToWebHost } from './web-connection.ts';

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

const settings = { locale: 'en', theme: 'dark' };

/** A host with one setting and events, whose address stays while servers come and go. */
async function startHost() {
  const bus = createEventBus(eventSchemas, { check: true });
  const handlers = {
    'settings.get': () => Promise.resolve(settings),
    'jobs.list': () => new Promise(() => undefined),
  };
  const start = () =>
    serveWebLines((channel) => {
      forwardEvents(bus, channel);
      serve(appContract, handlers as never, channel, { scheduling: 'at-once' });
    });
  let server = await start();
  cleanUps.push(() => server.cut());
  const host = {
    address: '',
    fetch: ((path: string, init?: RequestInit) => fetch(`${server.address}${path}`, init)) as typeof fetch,
  };
  return {
    bus,
    host,
    cut: () => server.cut(),
    restart: async () => {
      server = await start();
    },
  };
}

async function connectToHost() {
  const started = await startHost();
  const connection = connectToWebHost(started.host, [20]);
  cleanUps.push(() => connection.close());
  const states: ConnectionState[] = [];
  connection.onState((state) => states.push(state));
  return { ...started, connection, states };
}

describe('a page of the web host', () => {
  it('makes calls at once, before its line stands', async () => {
    const { connection, states } = await connectToHost();
    expect(await connection.calls['settings.get']({})).toEqual(settings);
    expect(states).toEqual([]);
  });

  it('hears events until it stops listening', async () => {
    const { connection, bus } = await connectToHost();
    const heard: string[] = [];
    const stop = connection.on('media.changed', ({ mediaId }) => heard.push(mediaId));
    await connection.calls['settings.get']({});
    bus.emit('media.changed', { mediaId: 'one' });
    bus.emit('settings.changed', {});
    await vi.waitFor(() => expect(heard).toEqual(['one']));
    stop();
    bus.emit('media.changed', { mediaId: 'two' });
    await connection.calls['settings.get']({});
    expect(heard).toEqual(['one']);
  });

  it('is told of a video to open although it begins to listen later', async () => {
    const { connection, bus } = await connectToHost();
    await connection.calls['settings.get']({});
    bus.emit('app.openMedia', { mediaId: 'film' });
    await connection.calls['settings.get']({});
    const heard: string[] = [];
    connection.on('app.openMedia', ({ mediaId }) => heard.push(mediaId));
    expect(heard).toEqual(['film']);
  });

  it('loses its running calls with the host, comes back by itself and says so', async () => {
    const { connection, states, cut, restart, bus } = await connectToHost();
    await connection.calls['settings.get']({});
    const running = connection.calls['jobs.list']({});
    cut();
    await expect(running).rejects.toMatchObject({ code: 'disconnected', retryable: true });
    expect(states).toEqual(['lost']);
    await expect(connection.calls['settings.get']({})).rejects.toMatchObject({ code: 'disconnected' });
    await restart();
    await vi.waitFor(() => expect(states).toEqual(['lost', 'connected']));
    expect(await connection.calls['settings.get']({})).toEqual(settings);
    const heard: string[] = [];
    connection.on('media.changed', ({ mediaId }) => heard.push(mediaId));
    bus.emit('media.changed', { mediaId: 'one' });
    await vi.waitFor(() => expect(heard).toEqual(['one']));
  });

  it('says that it is not let in, and comes in as soon as another page of its origin was', async () => {
    const { host } = await startHost();
    let isAdmitted = false;
    const guarded = {
      ...host,
      fetch: ((path: string, init?: RequestInit) =>
        isAdmitted
          ? host.fetch(path, init)
          : Promise.resolve(new Response(null, { status: 401 }))) as typeof fetch,
    };
    const connection = connectToWebHost(guarded, [20]);
    cleanUps.push(() => connection.close());
    await expect(connection.calls['settings.get']({})).rejects.toMatchObject({
      code: 'disconnected',
      facts: { reason: 'not-admitted' },
    });
    isAdmitted = true;
    await vi.waitFor(async () => expect(await connection.calls['settings.get']({})).toEqual(settings));
  });

  it('tries no more once it is closed', async () => {
    const { connection, host, cut } = await connectToHost();
    const open = await connectToHost();
    await connection.calls['settings.get']({});
    await open.connection.calls['settings.get']({});
    const asked = vi.spyOn(host, 'fetch');
    const openAsked = vi.spyOn(open.host, 'fetch');
    connection.close();
    cut();
    // One that is cut off later, and waits as long between its attempts, has tried three times by then.
    open.cut();
    await vi.waitFor(() => expect(openAsked.mock.calls.length).toBeGreaterThan(2), { timeout: 30_000 });
    expect(asked).not.toHaveBeenCalled();
  });
});
