import type { WebHost } from '../../../../renderer/connection/web-channel.ts';

/** Goes in by the printed address as a browser does, and asks from then on with its cookie and origin. */
export async function enter(url: string): Promise<WebHost> {
  const response = await fetch(url, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (response.status !== 303 || cookie === undefined) throw new Error(`not let in: ${response.status}`);
  const { origin } = new URL(url);
  return {
    address: origin,
    fetch: (input, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie);
      headers.set('origin', origin);
      return fetch(input, { ...init, headers });
    },
  };
}
