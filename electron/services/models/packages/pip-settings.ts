import { tmpdir } from 'node:os';
import { execa } from 'execa';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { parseJson } from '../../../../core/parse-json.ts';

/** Where pip takes packages from, its own defaults included. */
export interface PipSettings {
  /** Addresses of indexes (`…/simple`), in the order in which pip asks them; none where pip is told to ask none. */
  readonly indexes: readonly string[];
  /** Folders that hold wheels (`find-links`), and addresses of pages, which are not followed. */
  readonly links: readonly string[];
  readonly proxy: string | undefined;
  /** A file of certificates in place of the system's. */
  readonly certificates: string | undefined;
  /** `host` or `host:port`, whose certificates pip does not look at. */
  readonly trustedHosts: readonly string[];
}

export type AskPip = (signal: AbortSignal) => Promise<PipSettings>;

/**
 * Reads pip's options the way `pip download` does: defaults, configuration files, environment. Only the options are read,
 * nothing is downloaded. The first line keeps files of the working folder from being taken for modules.
 */
const question = `
import sys; sys.path = [p for p in sys.path if p]
import json
from pip._internal.commands import create_command
o, _ = create_command('download').parser.parse_args([])
print(json.dumps({'index': o.index_url, 'extra': o.extra_index_urls, 'none': o.no_index, 'links': o.find_links, 'proxy': o.proxy, 'cert': o.cert, 'trusted': o.trusted_hosts}))
`;

const answerSchema = z.object({
  index: z.string().nullable(),
  extra: z.array(z.string()),
  none: z.boolean().nullable(),
  links: z.array(z.string()),
  proxy: z.string().nullable(),
  cert: z.string().nullable(),
  trusted: z.array(z.string()),
});

const patienceMs = 30_000;
/** Of what pip says when it fails. */
const maxWords = 300;

/** Asks the Python that `env` has: SIDECUT_PYTHON, else the first of the usual names that has pip. */
export async function askPip(
  signal: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<PipSettings> {
  const chosen = env['SIDECUT_PYTHON'];
  const problems: SidecutError[] = [];
  for (const python of chosen ? [chosen] : await usualPythons(env)) {
    const answer = await ask(python, env, signal);
    if (!(answer instanceof SidecutError)) return settingsOf(answer, env);
    problems.push(answer);
  }
  const [first] = problems.filter(({ facts }) => !('reason' in facts) || facts.reason !== 'no-python');
  throw (
    first ?? new SidecutError('packages-unavailable', { reason: 'no-python', python: chosen ?? 'python3' })
  );
}

async function usualPythons(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  if (process.platform === 'win32') return ['py', 'python3', 'python'];
  if (process.platform !== 'darwin') return ['python3', 'python'];
  // Without the developer tools, macOS' own python3 is a window that offers to install them.
  const tools = await execa('xcode-select', ['-p'], { env, extendEnv: false, reject: false });
  const installed = ['/opt/homebrew/bin/python3', '/usr/local/bin/python3'];
  return tools.failed ? installed : ['python3', ...installed];
}

async function ask(
  python: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<z.infer<typeof answerSchema> | SidecutError> {
  const run = await execa(python, ['-c', question], {
    ...{ env, extendEnv: false, cwd: tmpdir(), stdin: 'ignore', reject: false },
    ...{ cancelSignal: signal, timeout: patienceMs, windowsHide: true },
  });
  signal.throwIfAborted();
  const answer = answerSchema.safeParse(parseJson(run.stdout));
  if (!run.failed && answer.success) return answer.data;
  // A name that is not there, or Windows' stand-in for one (9009).
  if (run.exitCode === undefined || run.exitCode === 9009 || run.exitCode === 127)
    return new SidecutError('packages-unavailable', { reason: 'no-python', python });
  const lastLine = withoutLogins(run.stderr.trim().split('\n').at(-1) ?? '').slice(0, maxWords);
  return /No module named '?pip'?$/.test(lastLine)
    ? new SidecutError('packages-unavailable', { reason: 'no-pip', python })
    : new SidecutError('packages-unavailable', { reason: 'pip-failed', python, problem: lastLine });
}

/** Addresses of mirrors and proxies often hold a password. */
function withoutLogins(text: string): string {
  return text.replace(/:\/\/[^/\s]*@/g, '://');
}

function settingsOf(
  { index, extra, none, links, proxy, cert, trusted }: z.infer<typeof answerSchema>,
  env: NodeJS.ProcessEnv,
): PipSettings {
  const addresses = [...(index === null ? [] : [index]), ...extra];
  const indexes = addresses.filter((address) => /^https?:/.test(address) && URL.canParse(address));
  return {
    indexes: none === true ? [] : indexes,
    links,
    trustedHosts: trusted,
    proxy: proxy ? (/^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`) : undefined,
    // As pip's own library for requests does where pip is told nothing.
    certificates: cert || env['REQUESTS_CA_BUNDLE'] || env['CURL_CA_BUNDLE'] || undefined,
  };
}
