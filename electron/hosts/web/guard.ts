import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Admissions } from './admissions.ts';

export interface Door {
  /** `127.0.0.1:PORT`, the only name by which the host answers: a rebound name of another site is refused. */
  readonly authority: string;
  /** What a page sends with its calls and its stream; made anew at each start. */
  readonly secret: string;
  /** Stands in the address of each medium: a video element sends nothing else. */
  readonly mediaKey: string;
  readonly admissions: Admissions;
}

export interface Knock {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export type Verdict =
  /** `url`: without the key of the media. */
  | { readonly kind: 'enter'; readonly url: string }
  /** The token of an address was given: the page may know the secret. */
  | { readonly kind: 'admit' }
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string };

/** Where a page brings the token of its address. */
const admissionPath = '/api/enter';
const tokenHeader = 'x-sidecut-token';
const mediaPath = '/media/';

/**
 * [Note: Who may speak to the web host]
 * Any page that the browser shows, and any program on the machine, can send requests to a port on 127.0.0.1. So each
 * request must name exactly our host (DNS rebinding) and come from our own page or from none (other sites, other ports of
 * this machine). What is asked of the app needs the secret of this launch.
 *
 * The secret is no cookie: browsers send cookies of 127.0.0.1 to every port, and so to every other server on this machine.
 * The page keeps it in the storage of its origin, which knows ports, and sends it as a header. It learns it with a
 * token that stands behind the `#` of the printed address (which no request carries) and is good for one page only.
 * Media, which elements load by address alone, have a key in their addresses; only an admitted page is told addresses.
 * The files of the page itself are no secret: they are the same for everyone.
 */
export function judge(door: Door, { method, url, headers }: Knock): Verdict {
  if (headers.host !== door.authority) return refuse(421, 'This is not the address of Sidecut.');
  if (!isOwnOrigin(door, method, headers)) return refuse(403, 'Only pages of Sidecut may ask for this.');
  if (!isFromOwnPage(headers) && !isOpeningPage(url, headers)) {
    return refuse(403, 'Only pages of Sidecut may ask for this.');
  }
  if (url === admissionPath) return admit(door, method, headers);
  if (url.startsWith('/api/')) return callWith(door, url, headers);
  return url.startsWith(mediaPath) ? mediaWith(door, url) : { kind: 'enter', url };
}

function admit({ admissions }: Door, method: string, headers: IncomingHttpHeaders): Verdict {
  if (method !== 'POST') return refuse(405, 'Only POST.');
  const token = headers[tokenHeader];
  if (typeof token === 'string' && admissions.use(token)) return { kind: 'admit' };
  return refuse(401, 'This address was used already, or is of an earlier start.');
}

function callWith({ secret }: Door, url: string, { authorization }: IncomingHttpHeaders): Verdict {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (given !== undefined && sameSecret(given, secret)) return { kind: 'enter', url };
  return refuse(401, 'Open Sidecut by the address that it printed when it started.');
}

function mediaWith({ mediaKey }: Door, url: string): Verdict {
  const [key = '', ...rest] = url.slice(mediaPath.length).split('/');
  if (!sameSecret(key, mediaKey)) return refuse(401, 'Only pages of Sidecut know this address.');
  return { kind: 'enter', url: `${mediaPath}${rest.join('/')}` };
}

/** Browsers name the origin with every POST; they leave it out when a page loads what is its own. */
function isOwnOrigin(door: Door, method: string, { origin }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return method === 'GET' || method === 'HEAD';
  return origin === `http://${door.authority}`;
}

/** `none`: typed, or opened by another program. */
function isFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** A link to the page itself, such as that of the file that opens the browser; in no frame and in no other page. */
function isOpeningPage(url: string, headers: IncomingHttpHeaders): boolean {
  return url === '/' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

/** Takes as long for a near miss as for any other. */
function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function refuse(status: number, message: string): Verdict {
  return { kind: 'refuse', status, message };
}
