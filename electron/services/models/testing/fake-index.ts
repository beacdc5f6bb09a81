import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Identity {
  readonly key: string;
  readonly cert: string;
}

/** An index of Python packages on loopback: the simple API as JSON or as a page, and the files with ranges. */
export class FakeIndex {
  /** `json`: as the large indexes answer; `html`: as mirrors often do. */
  form: 'json' | 'html' = 'json';
  readonly requests: {
    readonly path: string;
    readonly range: string | undefined;
    readonly login: string | undefined;
  }[] = [];
  /** Where the next answer with a file breaks off; used up by one. */
  readonly drops: number[] = [];
  readonly #files = new Map<string, Buffer>();
  readonly #server: http.Server;
  readonly #protocol: 'http' | 'https';

  /** With a key and a certificate (PEM) it speaks HTTPS. */
  private constructor(identity?: Identity) {
    const answer = this.#answer.bind(this);
    this.#server = identity ? https.createServer({ ...identity }, answer) : http.createServer(answer);
    this.#protocol = identity ? 'https' : 'http';
  }

  static async start(identity?: Identity): Promise<FakeIndex> {
    const index = new FakeIndex(identity);
    index.#server.listen(0, '127.0.0.1');
    await once(index.#server, 'listening');
    return index;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** As pip knows it. */
  get address(): string {
    return `${this.#protocol}://127.0.0.1:${(this.#server.address() as AddressInfo).port}/simple`;
  }

  publish(file: string, content: Buffer): void {
    this.#files.set(file, content);
  }

  ranges(file: string): readonly (string | undefined)[] {
    return this.requests.filter((seen) => seen.path === `/files/${file}`).map((seen) => seen.range);
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    const { range, authorization: login } = request.headers;
    this.requests.push({ path: pathname, range, login });
    const project = /^\/simple\/([^/]+)\/$/.exec(pathname)?.[1];
    const file = /^\/files\/(.+)$/.exec(pathname)?.[1];
    const names = [...this.#files.keys()].filter(
      (name) => project !== undefined && name.startsWith(`${project.replaceAll('-', '_')}-`),
    );
    if (names.length > 0) this.#list(names, response);
    else this.#send(this.#files.get(file ?? ''), range, response);
  }

  #list(names: readonly string[], response: ServerResponse): void {
    const older = 'something-0.1-py3-none-any.whl';
    const files = [older, ...names].map((filename) => ({
      filename,
      url: `../../files/${filename}`,
      hashes: {},
    }));
    if (this.form === 'json') {
      response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json');
      response.end(JSON.stringify({ meta: { 'api-version': '1.1' }, files }));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const links = files.map(
      ({ filename, url }) =>
        `<a data-requires-python="&gt;=3.8"\n href="${url}#sha256=00">${filename}</a><br/>`,
    );
    response.end(`<!DOCTYPE html><html><body>\n${links.join('\n')}\n</body></html>`);
  }

  #send(whole: Buffer | undefined, range: string | undefined, response: ServerResponse): void {
    if (!whole) {
      response.writeHead(404).end();
      return;
    }
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const body = whole.subarray(from);
    if (from > 0) response.setHeader('content-range', `bytes ${from}-${whole.length - 1}/${whole.length}`);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length });
    const drop = this.drops.shift();
    if (drop === undefined) response.end(body);
    // A moment later, so that what was sent can arrive.
    else response.write(body.subarray(0, drop), () => setTimeout(() => response.destroy(), 50));
  }
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
