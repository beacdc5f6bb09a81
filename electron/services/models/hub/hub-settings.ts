import { SidecutError } from '../../../../core/errors.ts';

/** Patience and bounds of a transfer. */
export interface TransferLimits {
  /** Failures in a row, without a byte between them, before giving up. */
  readonly attempts: number;
  /** Wait before the second attempt; doubles from there up to `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** A longer wait that a server asks for is the user's to decide on. */
  readonly maxRequestedWaitMs: number;
  /** A connection silent for this long counts as dropped. */
  readonly stallMs: number;
  readonly maxRedirects: number;
  readonly maxFileBytes: number;
  readonly maxModelBytes: number;
  readonly parallelFiles: number;
}

/** How the hub is reached. */
export interface HubSettings {
  /** Address of the hub or of a mirror, without a final slash. */
  readonly endpoint: string;
  /** For gated repositories; goes to the endpoint only, never to where it redirects. */
  readonly token: string | undefined;
  readonly offline: boolean;
  /** The variables that Node's agents read, in capitals or not. */
  readonly proxyVariables: Readonly<Record<string, string>>;
  readonly limits: TransferLimits;
}

/** What a person gives explicitly, and tests. */
export interface HubWishes {
  readonly endpoint?: string | undefined;
  readonly token?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly limits?: Partial<TransferLimits> | undefined;
}

const defaultEndpoint = 'https://huggingface.co';

const defaultLimits: TransferLimits = {
  attempts: 6,
  backoffMs: 500,
  maxBackoffMs: 15_000,
  maxRequestedWaitMs: 60_000,
  stallMs: 30_000,
  maxRedirects: 5,
  maxFileBytes: 20 * 1024 ** 3,
  maxModelBytes: 40 * 1024 ** 3,
  parallelFiles: 3,
};

/** What the environment says; a wish wins. */
export function hubSettings(wishes: HubWishes = {}, env: NodeJS.ProcessEnv = process.env): HubSettings {
  return {
    endpoint: checkedEndpoint(
      wishes.endpoint ?? (env['SIDECUT_HUB'] || env['HF_ENDPOINT'] || defaultEndpoint),
    ),
    token: wishes.token ?? (env['HF_TOKEN'] || undefined),
    offline: wishes.offline ?? isSwitchedOn(env['SIDECUT_OFFLINE']),
    proxyVariables: proxyVariables(env),
    limits: { ...defaultLimits, ...wishes.limits },
  };
}

function checkedEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new SidecutError('usage', { reason: 'hub-address', address: endpoint });
  return url.href.replace(/\/+$/, '');
}

function isSwitchedOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

function proxyVariables(env: NodeJS.ProcessEnv): HubSettings['proxyVariables'] {
  const wanted = /^(https?_proxy|no_proxy)$/i;
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => wanted.test(entry[0]) && !!entry[1]),
  );
}
