import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ModelPackage } from '../../../../models/catalogue.ts';
import { closeHubConnection, openHubConnection } from '../hub/hub-connection.ts';
import { hubStatusError } from '../hub/hub-errors.ts';
import { hubSettings } from '../hub/hub-settings.ts';
import { wheelAddress } from './wheel-address.ts';

const file = 'one-1.0-py3-none-any.whl';
const wheel: ModelPackage = { name: 'one', version: '1.0', file, bytes: 1, sha256: '0'.repeat(64) };

let server: http.Server;
let page = '';
beforeEach(async () => {
  server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function ask(text: string): Promise<string> {
  page = text;
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = openHubConnection(hubSettings({ endpoint }, {}));
  try {
    const watcher = { signal: new AbortController().signal };
    return (await wheelAddress(connection, [`${endpoint}/simple`], wheel, watcher)).pathname;
  } finally {
    closeHubConnection(connection);
  }
}

const noWheel = { code: 'packages-unavailable', facts: { reason: 'no-wheel' } };

test('a link is found by its text, however its attributes stand', async () => {
  expect(await ask(`<a href="/f/${file}#sha256=00">${file}</a>`)).toBe(`/f/${file}`);
  expect(await ask(`<A data-x='1'\n HREF = '../f/a&amp;b'> ${file} </A>`)).toBe('/simple/f/a&b');
});

test.each([
  ['links that never end', '<a '.repeat(1_300_000)],
  ['attributes that never end', `<a ${'href= '.repeat(600_000)}`],
  ['quotes that never end', `<a ${'href="'.repeat(600_000)}`],
])('a page of %s is read in no time', async (_, text) => {
  await expect(ask(text)).rejects.toMatchObject(noWheel);
});

test.each(['file:///etc/passwd', 'ftp://a.example/x.whl', 'javascript:1'])(
  'an index that names %s has no wheel',
  async (href) => {
    await expect(ask(`<a href="${href}">${file}</a>`)).rejects.toMatchObject(noWheel);
  },
);

test('an address with a broken escape, or one that steers a terminal, is told as it is', () => {
  const told = (url: string) => hubStatusError(404, new URL(url), {}, hubSettings({}, {})).facts;
  expect(told('http://a.example/%zz')).toMatchObject({ what: '%zz' });
  expect(told('http://a.example/x%1b%5b2Jy')).toMatchObject({ what: 'x[2Jy' });
});
