import type { IncomingHttpHeaders } from 'node:http';
import { SidecutError } from '../../../../core/errors.ts';
import type { HubSettings } from './hub-settings.ts';

/** What went wrong before or during a reply. */
export function networkError(error: Error, { host, hostname }: URL): SidecutError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const unreachable = 'network-unreachable';
  if (code === 'ERR_PROXY_TUNNEL' || code === 'ERR_PROXY_INVALID_CONFIG')
    return new SidecutError(unreachable, { reason: 'proxy-refused', host }, { cause: error });
  if (/CERT|SELF_SIGNED|ISSUER|SSL|TLS/.test(code))
    return new SidecutError(unreachable, { reason: 'certificate', host, problem: code }, { cause: error });
  const options = { cause: error, retryable: true };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new SidecutError(unreachable, { reason: 'name', host: hostname }, options);
  return new SidecutError(
    unreachable,
    { reason: 'connection', host, problem: code || error.message },
    options,
  );
}

/** Replies other than content. `retryable` is what a wait within our patience can cure. */
export function hubStatusError(
  status: number,
  url: URL,
  headers: IncomingHttpHeaders,
  settings: HubSettings,
): SidecutError {
  const { host } = url;
  const what = readable(url.pathname).replace(/^\/(api\/models\/)?/, '');
  switch (status) {
    case 401:
    case 403: {
      const reason = settings.token === undefined ? 'no-token' : 'token-refused';
      return new SidecutError('http-unauthorized', { reason, host, what, status });
    }
    case 404:
      return new SidecutError('http-not-found', { host, what });
    case 407:
      return new SidecutError('network-unreachable', { reason: 'proxy-login', host });
    case 429:
      return tooManyRequests(host, headers, settings);
    default: {
      const waitSeconds = requestedWaitSeconds(headers) ?? null;
      return new SidecutError(
        'http-failed',
        { reason: 'status', host, what, status, waitSeconds },
        { retryable: status >= 500 || status === 408 },
      );
    }
  }
}

/** An index may name any address: a wrong escape stays as it is, and nothing in it steers a terminal. */
function readable(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replace(/\p{Cc}/gu, '');
  } catch {
    return pathname;
  }
}

function tooManyRequests(host: string, headers: IncomingHttpHeaders, { limits }: HubSettings): SidecutError {
  const waitSeconds = requestedWaitSeconds(headers) ?? null;
  if (waitSeconds === null || waitSeconds * 1000 <= limits.maxRequestedWaitMs) {
    return new SidecutError(
      'http-too-many-requests',
      { reason: 'soon', host, waitSeconds },
      { retryable: true },
    );
  }
  return new SidecutError('http-too-many-requests', { reason: 'later', host, waitSeconds });
}

/** `Retry-After` (seconds or a date, RFC 9110), or the hub's own `RateLimit: …;r=0;t=55`. */
export function requestedWaitSeconds(
  headers: IncomingHttpHeaders,
  nowMs: number = Date.now(),
): number | undefined {
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - nowMs) / 1000));
  }
  const rateLimit = headers['ratelimit'];
  const reset = typeof rateLimit === 'string' ? /;\s*t=(\d+)/.exec(rateLimit) : null;
  return reset ? Number(reset[1]) : undefined;
}
