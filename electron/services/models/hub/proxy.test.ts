import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installModel } from '../install/install.ts';
import { hubSettings } from './hub-settings.ts';
import { StoreFixture, tinyId } from '../testing/store-fixture.ts';

/** A proxy on loopback that passes plain requests on and refuses tunnels. */
class TinyProxy {
  readonly asked: string[] = [];
  readonly #server = http.createServer((request, response) => {
    this.asked.push(request.url ?? '');
    const passedOn = http.get(request.url ?? '', { headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passedOn.on('error', () => response.writeHead(502).end());
  });

  async start(): Promise<string> {
    this.#server.on('connect', (request, socket) => {
      this.asked.push(`CONNECT ${request.url ?? ''}`);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

let store: StoreFixture;
let proxy: TinyProxy;
let proxyUrl: string;
beforeEach(async () => {
  store = await StoreFixture.create();
  proxy = new TinyProxy();
  proxyUrl = await proxy.start();
});
afterEach(async () => {
  await proxy.stop();
  await store.remove();
});

const installWith = (env: Readonly<Record<string, string>>, endpoint = store.hub.endpoint) =>
  installModel(
    { ...store.store(), hub: hubSettings({ endpoint, limits: { backoffMs: 5, maxBackoffMs: 5 } }, env) },
    tinyId,
    { signal: new AbortController().signal },
  );

test('HTTP_PROXY carries the listing and the redirected content', async () => {
  expect(await installWith({ HTTP_PROXY: proxyUrl })).toMatchObject({ outcome: 'installed' });
  expect(proxy.asked.some((url) => url.startsWith(`${store.hub.endpoint}/api/`))).toBe(true);
  expect(proxy.asked.some((url) => url.startsWith(`${store.hub.contentEndpoint}/`))).toBe(true);
});

test('NO_PROXY names hosts that are asked directly', async () => {
  await installWith({ HTTP_PROXY: proxyUrl, NO_PROXY: '127.0.0.1' });
  expect(proxy.asked).toEqual([]);
});

test('HTTPS_PROXY is asked for a tunnel, and its refusal is told as the proxy’s', async () => {
  await expect(installWith({ https_proxy: proxyUrl }, 'https://hub.invalid')).rejects.toMatchObject({
    code: 'network-unreachable',
    facts: { reason: 'proxy-refused', host: 'hub.invalid' },
  });
  expect(proxy.asked).toContain('CONNECT hub.invalid:443');
});

test('a proxy that no one can read is told without its password', async () => {
  const failure: unknown = await installWith({ HTTP_PROXY: 'http://me:secret@proxy:99999' }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({ code: 'network-unreachable', facts: { reason: 'proxy-refused' } });
  expect(inspect(failure)).not.toContain('secret');
});
