import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { Starter } from '../../../models/catalogue.ts';
import { dataFolder } from './data-folder.ts';
import { diskStorage } from './install/storage.ts';
import type { Storage } from './install/storage.ts';

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

/** The variables that Node's agents read, in capitals or not. */
export type ProxyVariables = Readonly<Record<string, string>>;

export interface ModelStoreSettings {
  readonly home: string;
  /** Address of the hub or of a mirror, without a final slash. */
  readonly endpoint: string;
  /** For gated repositories; goes to the endpoint only, never to where it redirects. */
  readonly token: string | undefined;
  readonly offline: boolean;
  readonly proxyVariables: ProxyVariables;
  /** Holds a folder for each model that ships. */
  readonly startersFolder: string;
  readonly limits: TransferLimits;
  readonly storage: Storage;
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

export interface SettingsOverrides {
  readonly home?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly token?: string | undefined;
  readonly offline?: boolean | undefined;
  readonly startersFolder?: string | undefined;
  readonly limits?: Partial<TransferLimits> | undefined;
  readonly storage?: Storage | undefined;
}

/** Settings from the environment; what is given explicitly wins. */
export function modelStoreSettings(
  overrides: SettingsOverrides = {},
  env: NodeJS.ProcessEnv = process.env,
): ModelStoreSettings {
  return {
    home: overrides.home ?? dataFolder(env),
    endpoint: checkedEndpoint(
      overrides.endpoint ?? (env['SIDECUT_HUB'] || env['HF_ENDPOINT'] || defaultEndpoint),
    ),
    token: overrides.token ?? (env['HF_TOKEN'] || undefined),
    offline: overrides.offline ?? isSwitchedOn(env['SIDECUT_OFFLINE']),
    proxyVariables: proxyVariables(env),
    startersFolder:
      overrides.startersFolder ?? fileURLToPath(new URL('../../../models/starter', import.meta.url)),
    limits: { ...defaultLimits, ...overrides.limits },
    storage: overrides.storage ?? diskStorage,
  };
}

function checkedEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new SidecutError(
      'usage',
      `"${endpoint}" is not the address of a model hub. Give one like https://hub.example.org.`,
    );
  return url.href.replace(/\/+$/, '');
}

function isSwitchedOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

function proxyVariables(env: NodeJS.ProcessEnv): ProxyVariables {
  const wanted = /^(https?_proxy|no_proxy)$/i;
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => wanted.test(entry[0]) && !!entry[1]),
  );
}

export function starterFolder(settings: ModelStoreSettings, { source }: Starter): string {
  return path.join(settings.startersFolder, path.posix.relative('models/starter', source.folder));
}

export function modelsFolder(settings: ModelStoreSettings): string {
  return path.join(settings.home, 'models');
}

/** Where a download lies until it is whole. */
export function incomingFolder(settings: ModelStoreSettings): string {
  return path.join(modelsFolder(settings), '.incoming');
}

/** Ids become folder names; anything else is refused before it touches a path. */
export function installedFolder(settings: ModelStoreSettings, id: string): string {
  return path.join(modelsFolder(settings), checkedModelId(id));
}

export function isModelId(id: string): boolean {
  return /^[A-Za-z0-9_][\w.-]{0,99}$/.test(id) && !id.endsWith('.');
}

export function checkedModelId(id: string): string {
  if (isModelId(id)) return id;
  throw new SidecutError(
    'usage',
    `"${id}" can't be a model's name: letters, digits, "-", "_" and "." only, and no "." at the ends.`,
  );
}
