import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Door {
  /** `127.0.0.1:PORT`, the only name by which the host answers: a rebound name of another site is refused. */
  readonly authority: string;
  /** Made anew at each start; whoever starts the host sees it. */
  readonly token: string;
}

export interface Knock {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export type Verdict =
  | { readonly kind: 'enter' }
  /** The token was in the address: keep it as a cookie and come back without it. */
  | { readonly kind: 'admit'; readonly cookie: string }
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string };

/**
 * [Note: Who may speak to the web host]
 * Any page that the browser shows, and any program on the machine, can send requests to a port on 127.0.0.1. So each
 * request must name exactly our host (DNS rebinding), come from our own page or from none (other sites, other ports of
 * this machine), and carry the token of this launch.
 */
export function judge(door: Door, { method, url, headers }: Knock): Verdict {
  if (headers.host !== door.authority) return refuse(421, 'This is not the address of Sidecut.');
  if (!isOwnOrigin(door, method, headers)) return refuse(403, 'Only pages of Sidecut may ask for this.');
  const given = new URLSearchParams(url.split('?')[1] ?? '').get('token');
  if (given !== null && method === 'GET') return admit(door, given);
  if (!isFromOwnPage(headers)) return refuse(403, 'Only pages of Sidecut may ask for this.');
  const cookie = readCookie(headers.cookie, cookieName(door));
  if (cookie === null || !sameSecret(cookie, door.token)) {
    return refuse(401, 'Open Sidecut by the address that it printed when it started.');
  }
  return { kind: 'enter' };
}

function admit(door: Door, given: string): Verdict {
  if (!sameSecret(given, door.token)) {
    return refuse(401, 'This address is of an earlier start. Open the one that Sidecut printed last.');
  }
  return {
    kind: 'admit',
    cookie: `${cookieName(door)}=${door.token}; Path=/; HttpOnly; SameSite=Strict`,
  };
}

/** Browsers name the origin with every POST; they leave it out when a page loads what is its own. */
function isOwnOrigin(door: Door, method: string, { origin }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return method === 'GET' || method === 'HEAD';
  return origin === `http://${door.authority}`;
}

/** Cookies don't tell ports apart; this header does. `none`: typed or opened by another program. */
function isFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Two hosts on two ports share the browser's cookies of 127.0.0.1. */
function cookieName({ authority }: Door): string {
  return `sidecut-${authority.split(':')[1] ?? ''}`;
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}

/** Takes as long for a near miss as for any other. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function refuse(status: number, message: string): Verdict {
  return { kind: 'refuse', status, message };
}
