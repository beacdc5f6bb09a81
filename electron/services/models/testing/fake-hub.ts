/**
 * A model hub on loopback with the protocol of the Hugging Face hub, as far as the store speaks it, and with
 * every misbehaviour that the tests need. Large files are redirected to a second server, as the hub does.
 */
import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the next request for a file (or for the API) gets instead of a plain answer. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** A shorter body that claims to be whole. */
  | { readonly kind: 'truncate'; readonly afterBytes: number }
  /** Silence after so many bytes, until the client goes away. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** 200 and the whole file for a range request. */
  | { readonly kind: 'ignore-range' }
  /** The right length, other bytes. */
  | { readonly kind: 'wrong-content' }
  | { readonly kind: 'extra-bytes' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'linked-hash'; readonly sha256: string }
  | { readonly kind: 'body'; readonly text: string };

export interface SeenRequest {
  readonly server: 'hub' | 'content';
  readonly path: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
}

export interface FakeRepository {
  readonly commit: string;
  readonly files: Readonly<Record<string, Buffer>>;
}

const lfsFromBytes = 10_000;

export class FakeHub {
  readonly requests: SeenRequest[] = [];
  readonly events = new EventEmitter();
  /** Entries of the listing per page. */
  pageSize = 1000;
  /** Entries that the listing has besides the files. */
  readonly extraEntries: unknown[] = [];
  /** Hashes that the listing declares instead of the true ones, by path. */
  readonly declaredHashes = new Map<string, string>();
  requiredToken: string | undefined;
  readonly #stalled: ServerResponse[] = [];

  readonly #repositories = new Map<string, FakeRepository>();
  readonly #faults = new Map<string, Fault[]>();
  readonly #hub = http.createServer((request, response) => {
    this.#answer('hub', request, response);
  });
  readonly #content = http.createServer((request, response) => {
    this.#answer('content', request, response);
  });

  static async start(): Promise<FakeHub> {
    const hub = new FakeHub();
    for (const server of [hub.#hub, hub.#content]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    return hub;
  }

  async stop(): Promise<void> {
    for (const server of [this.#hub, this.#content]) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#hub.address() as AddressInfo).port}`;
  }

  get contentEndpoint(): string {
    return `http://127.0.0.1:${(this.#content.address() as AddressInfo).port}`;
  }

  addRepository(name: string, repository: FakeRepository): void {
    this.#repositories.set(name, repository);
  }

  /** Queues faults for a file's path, or for `tree` and `revision`; each is used up by one request. */
  fail(what: string, ...faults: Fault[]): void {
    this.#faults.set(what, [...(this.#faults.get(what) ?? []), ...faults]);
  }

  /** Breaks the connections that hang. */
  dropStalled(): void {
    for (const response of this.#stalled.splice(0)) response.destroy();
  }

  /** Requests for one file's content, on the server that serves it. */
  contentRequests(path: string): readonly SeenRequest[] {
    return this.requests.filter((seen) => seen.server === 'content' && seen.path.endsWith(`/${path}`));
  }

  #answer(server: SeenRequest['server'], request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.endpoint);
    const path = decodeURIComponent(url.pathname);
    const { range, authorization } = request.headers;
    this.requests.push({ server, path, range, authorization });
    const api = /^\/api\/models\/([^/]+\/[^/]+)\/(revision|tree)\/([^/]+)$/.exec(path);
    const file = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path);
    const repository = this.#repositories.get((api ?? file)?.[1] ?? '');
    if (
      this.requiredToken !== undefined &&
      server === 'hub' &&
      authorization !== `Bearer ${this.requiredToken}`
    )
      response.writeHead(401).end();
    else if (!repository) response.writeHead(404).end('Repository not found');
    else if (api?.[2] === 'revision') this.#answerRevision(repository, response);
    else if (api?.[2] === 'tree') this.#answerTree(repository, api[3] ?? '', url, response);
    else this.#answerFile(server, repository, file ?? [], range, response);
  }

  #nextFault(what: string): Fault | undefined {
    return this.#faults.get(what)?.shift();
  }

  #answerRevision(repository: FakeRepository, response: ServerResponse): void {
    if (!applyPlainFault(this.#nextFault('revision'), response))
      response.end(JSON.stringify({ id: 'x', sha: repository.commit, siblings: [] }));
  }

  #answerTree(repository: FakeRepository, commit: string, url: URL, response: ServerResponse): void {
    if (applyPlainFault(this.#nextFault('tree'), response)) return;
    if (commit !== repository.commit) {
      response.writeHead(404).end('Invalid rev id');
      return;
    }
    const entries = [
      ...this.extraEntries,
      ...Object.entries(repository.files).map((file) => this.#treeEntry(...file)),
    ];
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const to = from + this.pageSize;
    if (to < entries.length) {
      // The hub names itself here, also when a mirror passes the answer on.
      const next = `https://hub.invalid${url.pathname}?recursive=true&cursor=${to}`;
      response.setHeader('link', `<${next}>; rel="next"`);
    }
    response.end(JSON.stringify(entries.slice(from, to)));
  }

  #treeEntry(path: string, content: Buffer): unknown {
    const gitSha1 = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
    const declared = this.declaredHashes.get(path);
    if (content.length < lfsFromBytes)
      return { type: 'file', path, size: content.length, oid: declared ?? gitSha1 };
    const lfs = { oid: declared ?? sha256(content), size: content.length, pointerSize: 134 };
    return { type: 'file', path, size: content.length, oid: gitSha1, lfs };
  }

  #answerFile(
    server: SeenRequest['server'],
    repository: FakeRepository,
    [, name, commit, path = '']: readonly string[],
    range: string | undefined,
    response: ServerResponse,
  ): void {
    const content = repository.files[path];
    if (!content || commit !== repository.commit) {
      response.writeHead(404).end('Entry not found');
      return;
    }
    if (server === 'hub' && content.length >= lfsFromBytes) {
      const fault = this.#nextFault(`redirect:${path}`);
      const linked = fault?.kind === 'linked-hash' ? fault.sha256 : sha256(content);
      if (fault && fault.kind !== 'linked-hash') applyPlainFault(fault, response);
      else
        response
          .writeHead(302, {
            location: `${this.contentEndpoint}/${name ?? ''}/resolve/${commit}/${path}`,
            'x-linked-etag': `"${linked}"`,
            'x-linked-size': String(content.length),
            'x-repo-commit': commit,
          })
          .end();
      return;
    }
    this.#sendContent(path, content, range, response);
  }

  #sendContent(path: string, whole: Buffer, range: string | undefined, response: ServerResponse): void {
    const fault = this.#nextFault(path);
    if (applyPlainFault(fault, response)) return;
    const from = fault?.kind === 'ignore-range' ? 0 : Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    if (from > 0 && from >= whole.length) {
      response.writeHead(416, { 'content-range': `bytes */${whole.length}` }).end();
      return;
    }
    let body = whole.subarray(from);
    if (fault?.kind === 'wrong-content') body = Buffer.from(body.map((byte) => byte ^ 0x55));
    if (fault?.kind === 'extra-bytes') body = Buffer.concat([body, Buffer.from('and more')]);
    if (fault?.kind === 'truncate') body = body.subarray(0, fault.afterBytes);
    if (from > 0) response.setHeader('content-range', `bytes ${from}-${whole.length - 1}/${whole.length}`);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length, etag: `"${sha256(whole)}"` });
    if (fault?.kind !== 'drop' && fault?.kind !== 'stall') {
      response.end(body);
      return;
    }
    response.write(body.subarray(0, fault.afterBytes), () => {
      this.events.emit(fault.kind, path);
      if (fault.kind === 'drop') response.destroy();
      else this.#stalled.push(response);
    });
  }
}

/** Faults that need no file; true when the answer is given. */
function applyPlainFault(fault: Fault | undefined, response: ServerResponse): boolean {
  if (fault?.kind === 'status') response.writeHead(fault.status, fault.headers).end();
  else if (fault?.kind === 'redirect') response.writeHead(302, { location: fault.location }).end();
  else if (fault?.kind === 'body') response.end(fault.text);
  else return false;
  return true;
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
