import { Readable } from 'node:stream';
import { protocol } from 'electron';
import type { ServePage } from '../app/serve-page.ts';

const scheme = 'sidecut';
const appHost = 'app';

/** Where the page lives: an origin of its own, so that `'self'` in its policy means the app and nothing else. */
export const appOrigin = `${scheme}://${appHost}`;

/** Must run before the app is ready. `stream`: videos are played while they are read. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Serves the page's own files and the library's media under the app's origin. */
export function handleAppProtocol(servePage: ServePage): void {
  protocol.handle(scheme, async (request) => {
    const { hostname, pathname } = new URL(request.url);
    if (hostname !== appHost) return new Response(null, { status: 404 });
    const { status, headers, body } = await servePage({
      method: request.method,
      path: pathname,
      headers: Object.fromEntries(request.headers),
    });
    return new Response(body === null ? null : (Readable.toWeb(body) as ReadableStream), { status, headers });
  });
}
