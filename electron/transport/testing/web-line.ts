/** A server with nothing but the web channel's two routes, without the guards of the web host. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Channel } from '../channels/channel.ts';
import { createWebChannels } from '../channels/web.ts';
import type { Response } from '../envelope.ts';

export interface WebServer {
  readonly address: string;
  /** Ends the server and every line without a word. */
  cut(): void;
}

export async function serveWebLines(
  onPage: (channel: Channel<unknown, Response>) => void,
): Promise<WebServer> {
  const channels = createWebChannels(onPage);
  const server = createServer((request, response) => {
    if (request.url === '/api/events') {
      channels.open(response);
      return;
    }
    void text(request).then((lines) => {
      const page = request.headers['x-sidecut-page'];
      response.writeHead(channels.receive(String(page), lines) ? 204 : 404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
