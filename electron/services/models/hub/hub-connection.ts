import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { SidecutError } from '../../../../core/errors.ts';
import { hubStatusError, networkError } from './hub-errors.ts';
import type { HubSettings } from './hub-settings.ts';

/** Sockets to the hub and its content servers, through a proxy where the environment names one. */
export interface HubConnection {
  readonly settings: HubSettings;
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
  readonly trust: HubTrust;
}

/** Whom to believe besides those whom the system believes. */
export interface HubTrust {
  /** PEM, in place of the system's. */
  readonly certificates?: string | undefined;
  /** `host` or `host:port`, whose identity is not asked for. Only for what is checked by a hash that is known before. */
  readonly hosts?: readonly string[];
}

export function openHubConnection(settings: HubSettings, trust: HubTrust = {}): HubConnection {
  // Node's agents understand HTTP_PROXY, HTTPS_PROXY and NO_PROXY themselves (`proxyEnv`, Node 24.5).
  const options = { keepAlive: true, proxyEnv: settings.proxyVariables };
  const tls = { ...options, ...(trust.certificates !== undefined && { ca: trust.certificates }) };
  try {
    return { settings, trust, httpAgent: new http.Agent(options), httpsAgent: new https.Agent(tls) };
  } catch {
    // Node refuses an address of a proxy that it can't read in words that hold it, its password included.
    const { host } = new URL(settings.endpoint);
    throw new SidecutError('network-unreachable', { reason: 'proxy-refused', host });
  }
}

export function closeHubConnection(connection: HubConnection): void {
  connection.httpAgent.destroy();
  connection.httpsAgent.destroy();
}

export interface HubResponse {
  /** 200, 206 or 416; every other status became an error. */
  readonly status: number;
  /** Where redirects led. */
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  /** SHA-256 that the hub declared beside its redirect (`X-Linked-Etag`), if it did. */
  readonly linkedSha256: string | undefined;
  readonly body: IncomingMessage;
}

export interface HubRequest {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** One GET with its redirects. The body is not read; the caller reads or destroys it. */
export async function hubGet(connection: HubConnection, request: HubRequest): Promise<HubResponse> {
  const { settings } = connection;
  if (settings.offline) throw new SidecutError('network-offline', {});
  let url = request.url;
  let linkedSha256: string | undefined;
  for (let hop = 0; hop <= settings.limits.maxRedirects; hop++) {
    const body = await send(connection, url, request);
    linkedSha256 ??= linkedHash(body.headers['x-linked-etag']);
    const status = body.statusCode ?? 0;
    if (status === 200 || status === 206 || status === 416)
      return { status, url, headers: body.headers, linkedSha256, body };
    body.destroy();
    if (status < 300 || status > 399) throw hubStatusError(status, request.url, body.headers, settings);
    url = redirectTarget(url, body.headers.location);
  }
  const { maxRedirects } = settings.limits;
  throw new SidecutError('http-failed', { reason: 'redirect-loop', host: request.url.host, maxRedirects });
}

function send(connection: HubConnection, url: URL, request: HubRequest): Promise<IncomingMessage> {
  const { settings } = connection;
  const secure = url.protocol === 'https:';
  const headers: Record<string, string> = {
    'user-agent': 'sidecut',
    // Ranges and sizes speak of the file itself.
    'accept-encoding': 'identity',
    ...request.headers,
  };
  if (mayCarryToken(settings, url)) headers['authorization'] = `Bearer ${settings.token ?? ''}`;
  return new Promise((resolve, reject) => {
    const sent = (secure ? https : http).get(
      url,
      { headers, signal: request.signal, ...socketOptions(connection, url) },
      resolve,
    );
    sent.setTimeout(settings.limits.stallMs, () => {
      sent.destroy(
        Object.assign(new Error(`silent for ${settings.limits.stallMs / 1000} s`), { code: 'ETIMEDOUT' }),
      );
    });
    sent.on('error', (error) => {
      reject(request.signal.aborted ? (request.signal.reason as Error) : networkError(error, url));
    });
  });
}

function socketOptions({ httpAgent, httpsAgent, trust }: HubConnection, url: URL): https.RequestOptions {
  if (url.protocol !== 'https:') return { agent: httpAgent };
  const isTrusted = trust.hosts?.some((host) => host === url.host || host === url.hostname) ?? false;
  return { agent: httpsAgent, rejectUnauthorized: !isTrusted };
}

/** The token is for the hub alone: not for the server it redirects to, and never in clear over a network. */
function mayCarryToken(settings: HubSettings, url: URL): boolean {
  return (
    settings.token !== undefined &&
    url.origin === new URL(settings.endpoint).origin &&
    (url.protocol === 'https:' || isLoopback(url.hostname))
  );
}

function redirectTarget(from: URL, location: string | undefined): URL {
  const { host } = from;
  if (location === undefined || !URL.canParse(location, from.href))
    throw new SidecutError('http-failed', { reason: 'redirect-nowhere', host });
  const target = new URL(location, from);
  const downgrade = from.protocol === 'https:' && target.protocol === 'http:' && !isLoopback(target.hostname);
  if (downgrade || !['http:', 'https:'].includes(target.protocol)) {
    const unprotected = `${target.protocol}//${target.host}`;
    throw new SidecutError('http-failed', { reason: 'redirect-unprotected', host, target: unprotected });
  }
  return target;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function linkedHash(header: string | string[] | undefined): string | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.replace(/^W\//, '').replaceAll('"', '');
  return value !== undefined && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}
