import { SidecutError } from '../../../core/errors.ts';
import { parseJson } from '../../../core/parse-json.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { serverAddress } from './server-address.ts';

/** A server may have to load its model before it says anything. */
const usualSilenceMs = 180_000;
/** What a server says at once, such as its list of models. */
const maxReplyBytes = 1024 ** 2;

export interface ServerConnection {
  /** As it is named in failures. */
  readonly address: string;
  /** Of `path` below the address, or from the root where it begins with `/`; undefined where the server has no such thing. */
  ask(path: string, signal: AbortSignal, body?: unknown): Promise<unknown>;
  /** The body piece by piece, as text. Fails with `writer-unavailable`. */
  stream(path: string, body: unknown, signal: AbortSignal): Promise<ServerStream>;
}

export interface ServerStream {
  readonly isEvents: boolean;
  readonly pieces: AsyncIterable<string>;
}

export function connectServer(server: WriterServer, silenceMs = usualSilenceMs): ServerConnection {
  const base = serverAddress(server);
  const { address } = server;

  async function request(path: string, body: unknown, silence: Silence): Promise<Response> {
    const url = path.startsWith('/') ? new URL(path, base) : new URL(`${base.pathname}/${path}`, base);
    try {
      return await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(server.key === '' ? {} : { authorization: `Bearer ${server.key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // What is said in a video goes to the address that was named, and nowhere else.
        redirect: 'error',
        signal: silence.signal,
      });
    } catch (cause) {
      throw silence.failure() ?? noServer(address, cause);
    }
  }

  return {
    address,
    ask: async (path, signal, body) => {
      using silence = watchSilence(address, signal, Math.min(silenceMs, shortSilenceMs));
      const response = await request(path, body, silence);
      if (!response.ok) {
        await response.body?.cancel();
        return undefined;
      }
      return parseJson(await readLimited(response, silence, address));
    },
    stream: async (path, body, signal) => {
      const silence = watchSilence(address, signal, silenceMs);
      try {
        const response = await request(path, body, silence);
        if (!response.ok) throw await refusal(response, silence, address);
        const isEvents = (response.headers.get('content-type') ?? '').includes('event-stream');
        return { isEvents, pieces: pieces(response, silence, address) };
      } catch (error) {
        silence[Symbol.dispose]();
        throw error;
      }
    },
  };
}

const shortSilenceMs = 5000;

interface Silence extends Disposable {
  readonly signal: AbortSignal;
  /** Something was heard. */
  heard(): void;
  /** Why the signal fired: the caller's own reason, or that nothing was heard; undefined when it did not. */
  failure(): SidecutError | undefined;
}

function watchSilence(address: string, outer: AbortSignal, ms: number): Silence {
  const controller = new AbortController();
  const timedOut = new SidecutError(
    'writer-unavailable',
    { reason: 'timed-out', address, seconds: Math.round(ms / 1000) },
    { retryable: true },
  );
  const timer = setTimeout(() => controller.abort(timedOut), ms);
  const signal = AbortSignal.any([outer, controller.signal]);
  return {
    signal,
    heard: () => void timer.refresh(),
    failure: () => {
      if (outer.aborted) return new SidecutError('cancelled', {});
      return controller.signal.aborted ? timedOut : undefined;
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}

async function* pieces(response: Response, silence: Silence, address: string): AsyncIterable<string> {
  const decoder = new TextDecoder();
  try {
    for await (const bytes of response.body ?? []) {
      silence.heard();
      yield decoder.decode(bytes as Uint8Array, { stream: true });
    }
  } catch (cause) {
    throw silence.failure() ?? noServer(address, cause);
  } finally {
    silence[Symbol.dispose]();
  }
}

async function readLimited(response: Response, silence: Silence, address: string): Promise<string> {
  let text = '';
  for await (const piece of pieces(response, silence, address)) {
    text += piece;
    if (text.length > maxReplyBytes) break;
  }
  return text;
}

async function refusal(response: Response, silence: Silence, address: string): Promise<SidecutError> {
  const { status } = response;
  const text = await readLimited(response, silence, address);
  if (status === 401 || status === 403)
    return new SidecutError('writer-unavailable', { reason: 'server-key', address, status });
  const facts = { reason: 'server-status', address, status, said: saidIn(text) } as const;
  return new SidecutError('writer-unavailable', facts, { retryable: status >= 500 });
}

/** `{"error": {"message": ...}}`, `{"error": "..."}` or plain text, and only the beginning. */
function saidIn(text: string): string {
  const parsed = parseJson(text) as { readonly error?: unknown } | null | undefined;
  const error = typeof parsed === 'object' && parsed !== null ? parsed.error : undefined;
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  const said = typeof message === 'string' ? message : text;
  return said
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

function noServer(address: string, cause: unknown): SidecutError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  const problem = code !== '' ? code : inner instanceof Error ? inner.message : String(inner);
  return new SidecutError(
    'writer-unavailable',
    { reason: 'no-server', address, problem: problem.slice(0, 200) },
    { retryable: true, cause },
  );
}
