import { connectToWebHost } from '../../renderer/connection/web-connection.ts';
import type { WebConnection } from '../../renderer/connection/web-connection.ts';

/** Speaks to a running web host as its page does, from Node. `url` is the address that the host printed. */
export async function connectFromNode(url: string): Promise<WebConnection> {
  const { origin } = new URL(url);
  const admission = await fetch(url, { redirect: 'manual' });
  const cookie = admission.headers.getSetCookie().map((header) => header.split(';')[0] ?? '');
  return connectToWebHost({
    address: origin,
    fetch: (input, init) =>
      fetch(input, {
        ...init,
        headers: { ...(init?.headers as Record<string, string>), cookie: cookie.join('; '), origin },
      }),
  });
}
