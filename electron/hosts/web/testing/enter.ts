import { admittedHost } from '../../../../renderer/connection/admission.ts';
import type { Visit } from '../../../../renderer/connection/admission.ts';
import type { WebHost } from '../../../../renderer/connection/web-channel.ts';

/** Goes in by the printed address as the page in a browser does, with its origin, and asks from then on with the secret. */
export async function enter(url: string): Promise<WebHost> {
  const { origin, hash } = new URL(url);
  const kept = new Map<string, string>();
  const visit: Visit = {
    location: { hash, pathname: '/', reload: () => undefined },
    history: { replaceState: () => undefined },
    localStorage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    },
    addEventListener: () => undefined,
  };
  const host = admittedHost(visit, (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    const address = typeof input === 'string' && input.startsWith('/') ? `${origin}${input}` : input;
    return fetch(address, { ...init, headers });
  });
  // Nothing is there, but it comes after the door.
  await host.fetch('/index.html', { method: 'HEAD' });
  if (kept.size === 0) throw new Error('not let in');
  return { ...host, address: origin };
}
