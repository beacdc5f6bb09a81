import { describe, expect, it } from 'vitest';
import { admittedHost } from './admission.ts';
import type { Visit } from './admission.ts';

/** A browser's page at the origin of the host, which takes the token `good` once. */
function openPage(hash: string, kept = new Map<string, string>()) {
  const asked: { readonly path: string; readonly authorization: string | null }[] = [];
  const noChange: () => void = () => undefined;
  const calls = { replaced: [] as unknown[], reloads: 0, changed: noChange };
  const location = { hash, pathname: '/', reload: () => (calls.reloads += 1) };
  const visit: Visit = {
    location,
    history: { replaceState: (...args) => void calls.replaced.push(args[2]) },
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    addEventListener: (_type, listener) => (calls.changed = listener),
  };
  const host = admittedHost(visit, ((path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    asked.push({ path, authorization: headers.get('authorization') });
    const isGood = path !== '/api/enter' || headers.get('x-sidecut-token') === 'good';
    return Promise.resolve(
      isGood ? Response.json({ secret: 'the secret' }) : new Response(null, { status: 401 }),
    );
  }) as typeof fetch);
  return { host, asked, kept, calls, location };
}

describe('a page of the web host', () => {
  it('changes the token of its address for the secret, keeps that, and shows neither', async () => {
    const { host, asked, kept, calls } = openPage('#token=good');
    await host.fetch('/api/events');
    expect(asked).toEqual([
      { path: '/api/enter', authorization: null },
      { path: '/api/events', authorization: 'Bearer the secret' },
    ]);
    expect(calls.replaced).toEqual(['/']);
    const next = openPage('', kept);
    await next.host.fetch('/api/events');
    expect(next.asked).toEqual([{ path: '/api/events', authorization: 'Bearer the secret' }]);
  });

  it('asks without a secret where it has none, and with the kept one where its token was used already', async () => {
    const fresh = openPage('');
    await fresh.host.fetch('/api/events');
    expect(fresh.asked).toEqual([{ path: '/api/events', authorization: null }]);
    const again = openPage('#token=used', new Map([['sidecut.secret', 'kept']]));
    await again.host.fetch('/api/events');
    expect(again.asked.at(-1)).toEqual({ path: '/api/events', authorization: 'Bearer kept' });
  });

  it('keeps the other headers of a call', async () => {
    const { host, asked } = openPage('#token=good');
    await host.fetch('/api/call', { headers: { 'x-sidecut-page': '1' } });
    expect(asked.at(-1)).toEqual({ path: '/api/call', authorization: 'Bearer the secret' });
  });

  it('is loaded anew when a new address is opened in it', () => {
    const { calls, location } = openPage('');
    location.hash = '#elsewhere';
    calls.changed();
    expect(calls.reloads).toBe(0);
    location.hash = '#token=good';
    calls.changed();
    expect(calls.reloads).toBe(1);
  });
});
