import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import { hubGet } from './hub-connection.ts';
import type { HubConnection } from './hub-connection.ts';
import { refuseEscape } from './hub-path.ts';
import type { DeclaredHash } from '../layout/file-hash.ts';
import { isSafePath } from '../layout/safe-path.ts';
import { replyText } from './reply-text.ts';
import { withRetries } from './retries.ts';
import type { RetryWatcher } from './retries.ts';

export interface HubFile {
  readonly path: string;
  readonly size: number;
  readonly hash: DeclaredHash;
}

const sha1Pattern = /^[0-9a-f]{40}$/;

const revisionSchema = z.object({ sha: z.string().regex(sha1Pattern) });

const treeSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.int().nonnegative().optional(),
    oid: z.string().regex(sha1Pattern),
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative() }).optional(),
  }),
);

/** The largest repositories of models have some hundreds. */
const maxListedFiles = 20_000;
const maxPages = 50;

/** The commit that a branch or tag stands for now; every file is then fetched at this commit. */
export async function resolveCommit(
  connection: HubConnection,
  repository: string,
  revision: string,
  watcher: RetryWatcher,
): Promise<string> {
  if (sha1Pattern.test(revision)) return revision;
  const url = new URL(
    `${connection.settings.endpoint}/api/models/${repository}/revision/${encodeURIComponent(revision)}`,
  );
  const { value } = await getJson(connection, url, revisionSchema, watcher);
  return value.sha;
}

/** All files of a repository at a commit, over as many pages as the hub splits them into. */
export async function listHubFiles(
  connection: HubConnection,
  repository: string,
  commit: string,
  watcher: RetryWatcher,
): Promise<readonly HubFile[]> {
  const { endpoint } = connection.settings;
  let next: URL | undefined = new URL(`${endpoint}/api/models/${repository}/tree/${commit}?recursive=true`);
  const files: HubFile[] = [];
  let listed = 0;
  for (let page = 0; next !== undefined; page++) {
    if (page === maxPages || listed > maxListedFiles)
      throw new SidecutError('http-failed', { reason: 'too-many-files', repository });
    const { value, link }: { value: z.infer<typeof treeSchema>; link: string | undefined } = await getJson(
      connection,
      next,
      treeSchema,
      watcher,
    );
    listed += value.length;
    for (const entry of value) {
      refuseEscape(entry.path, repository);
      // An odd name that some system can't store is none of the files we ask for.
      if (entry.type !== 'file' || !isSafePath(entry.path)) continue;
      files.push({
        path: entry.path,
        size: entry.lfs?.size ?? entry.size ?? 0,
        hash: entry.lfs
          ? { algorithm: 'sha256', value: entry.lfs.oid }
          : { algorithm: 'git-sha1', value: entry.oid },
      });
    }
    next = nextPage(link, next);
  }
  return files;
}

export function contentUrl(endpoint: string, repository: string, commit: string, path: string): URL {
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  return new URL(`${endpoint}/${repository}/resolve/${commit}/${escaped}`);
}

/**
 * RFC 8288 `Link: <…?cursor=…>; rel="next"`. Only the query is taken: a mirror may answer with the hub's own
 * address, and our token goes nowhere else.
 */
function nextPage(link: string | undefined, current: URL): URL | undefined {
  const target = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, current.href)) return undefined;
  return new URL(current.pathname + new URL(target, current).search, current);
}

async function getJson<T>(
  connection: HubConnection,
  url: URL,
  schema: z.ZodType<T>,
  watcher: RetryWatcher,
): Promise<{ value: T; link: string | undefined }> {
  const { limits } = connection.settings;
  // Nothing is under way yet: someone without a network should learn it soon.
  const patience = { ...limits, attempts: Math.min(limits.attempts, 3) };
  return withRetries(patience, watcher, async () => {
    const { body, headers } = await hubGet(connection, { url, signal: watcher.signal });
    const text = await replyText(body, url, watcher.signal);
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return { value: parsed.data, link: headers.link?.toString() };
    throw new SidecutError('http-failed', { reason: 'no-hub', host: url.host });
  });
}
