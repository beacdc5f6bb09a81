import type { IncomingHttpHeaders } from 'node:http';
import { SidecutError } from '../../../../core/errors.ts';
import type { ModelStoreSettings } from '../settings.ts';

/** What went wrong before or during a reply, in a sentence that names the likely remedy. */
export function networkError(error: Error, url: URL): SidecutError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const options = { cause: error, details: { host: url.host, code } };
  if (code === 'ERR_PROXY_TUNNEL' || code === 'ERR_PROXY_INVALID_CONFIG') {
    return new SidecutError(
      'network-unreachable',
      `The proxy did not let Sidecut through to ${url.host}. Check HTTPS_PROXY (with user and password if it wants them) and NO_PROXY.`,
      options,
    );
  }
  if (/CERT|SELF_SIGNED|ISSUER|SSL|TLS/.test(code)) {
    return new SidecutError(
      'network-unreachable',
      `The identity of ${url.host} could not be confirmed (${code}). Behind a company proxy, let NODE_EXTRA_CA_CERTS name its certificate.`,
      options,
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new SidecutError(
      'network-unreachable',
      `${url.hostname} was not found. Check the internet connection, or name a mirror with --endpoint.`,
      { ...options, retryable: true },
    );
  }
  return new SidecutError(
    'network-unreachable',
    `The connection to ${url.host} failed (${code || error.message}). What was downloaded is kept: give the same command again.`,
    { ...options, retryable: true },
  );
}

/** Replies other than content. `retryable` is what a wait within our patience can cure. */
export function hubStatusError(
  status: number,
  url: URL,
  headers: IncomingHttpHeaders,
  settings: ModelStoreSettings,
): SidecutError {
  const what = decodeURIComponent(url.pathname).replace(/^\/(api\/models\/)?/, '');
  const details = { status, url: url.origin + url.pathname };
  switch (status) {
    case 401:
    case 403:
      return new SidecutError(
        'http-unauthorized',
        settings.token === undefined
          ? `${url.host} wants a token for ${what} (${status}). Accept its terms on the hub, then set HF_TOKEN or give --token. A misspelt name gives the same answer.`
          : `${url.host} does not accept the token for ${what} (${status}). Check that it is valid and that the model's terms were accepted.`,
        { details },
      );
    case 404:
      return new SidecutError(
        'http-not-found',
        `${url.host} has no ${what} (404). Check the name; --revision main asks for the newest version, --endpoint for another mirror.`,
        { details },
      );
    case 407:
      return new SidecutError(
        'network-unreachable',
        'The proxy wants a user and a password. Put them into HTTPS_PROXY: http://user:password@host:port.',
        { details },
      );
    case 429:
      return tooManyRequests(url, headers, settings);
    default:
      return new SidecutError(
        'http-failed',
        `${url.host} answered ${status} for ${what}. ${status >= 500 ? 'It seems to have trouble: try again later.' : 'Check --endpoint.'}`,
        { retryable: status >= 500 || status === 408, details: { ...details, ...requestedWait(headers) } },
      );
  }
}

function tooManyRequests(url: URL, headers: IncomingHttpHeaders, settings: ModelStoreSettings): SidecutError {
  const wait = requestedWait(headers);
  const seconds = wait.waitSeconds;
  const details = { status: 429, url: url.origin + url.pathname, ...wait };
  if (seconds === undefined || seconds * 1000 <= settings.limits.maxRequestedWaitMs) {
    return new SidecutError(
      'http-too-many-requests',
      `${url.host} has had too many requests from here (429). Try again in some minutes; a token (HF_TOKEN) raises the limit.`,
      { retryable: true, details },
    );
  }
  return new SidecutError(
    'http-too-many-requests',
    `${url.host} asks to wait ${formatWait(seconds)} (429: too many requests from here). What was downloaded is kept: give the same command again then. A token (HF_TOKEN) raises the limit.`,
    { details },
  );
}

/** `Retry-After` (seconds or a date, RFC 9110), or the hub's own `RateLimit: …;r=0;t=55`. */
export function requestedWait(
  headers: IncomingHttpHeaders,
  nowMs: number = Date.now(),
): { readonly waitSeconds?: number } {
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    if (/^\d+$/.test(retryAfter)) return { waitSeconds: Number(retryAfter) };
    const date = Date.parse(retryAfter);
    if (!Number.isNaN(date)) return { waitSeconds: Math.max(0, Math.ceil((date - nowMs) / 1000)) };
  }
  const rateLimit = headers['ratelimit'];
  const reset = typeof rateLimit === 'string' ? /;\s*t=(\d+)/.exec(rateLimit) : null;
  return reset ? { waitSeconds: Number(reset[1]) } : {};
}

export function formatWait(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} seconds`;
  if (seconds < 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
