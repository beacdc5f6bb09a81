import { homedir } from 'node:os';
import path from 'node:path';

/** Where Sidecut keeps the library, models and caches; `SIDECUT_HOME` wins over the platform's custom. */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  userHome: string = homedir(),
): string {
  const chosen = env['SIDECUT_HOME'];
  if (chosen) return path.resolve(chosen);
  // Joined with the rules of the platform asked about, so that each can be tested on any.
  const rules = platform === 'win32' ? path.win32 : path.posix;
  switch (platform) {
    case 'win32':
      return rules.join(env['LOCALAPPDATA'] ?? rules.join(userHome, 'AppData', 'Local'), 'Sidecut');
    case 'darwin':
      return rules.join(userHome, 'Library', 'Application Support', 'Sidecut');
    default: {
      // The XDG base directory specification: a relative value is invalid and ignored.
      const dataHome = env['XDG_DATA_HOME'];
      return rules.join(
        dataHome && path.posix.isAbsolute(dataHome) ? dataHome : rules.join(userHome, '.local', 'share'),
        'sidecut',
      );
    }
  }
}

/** What a host opens or makes in it. */
export interface DataFiles {
  /** Held while the app has the folder open. */
  readonly lock: string;
  readonly library: string;
  /** Copies of the library from before each change of its form. */
  readonly backups: string;
  /** What the devices of this computer did when they were last tried. */
  readonly providerCache: string;
  /** Of recordings that are being recognised, by any process. */
  readonly locks: string;
  /** Room for sound that is listened to at this moment. */
  readonly sound: string;
  /** Voices of recordings that are being listened to, see [Note: Voices in parts]. */
  readonly voices: string;
  /** What is being written, see [Note: What a killed process leaves]. */
  readonly scratch: string;
  /** What is searched, see [Note: What is searched]. */
  readonly search: string;
  /** What the command line heard while the app had the library. */
  readonly words: string;
  readonly wordBackups: string;
  /** What the command line had translated when it was interrupted. */
  readonly translations: string;
}

export function dataFiles(home: string): DataFiles {
  return {
    lock: path.join(home, 'app.lock'),
    library: path.join(home, 'library.sqlite'),
    backups: path.join(home, 'backups'),
    providerCache: path.join(home, 'providers.json'),
    locks: path.join(home, 'locks'),
    sound: path.join(home, 'sound'),
    voices: path.join(home, 'voices'),
    scratch: path.join(home, 'unfinished'),
    search: path.join(home, 'search'),
    words: path.join(home, 'cli', 'words.sqlite'),
    wordBackups: path.join(home, 'cli', 'backups'),
    translations: path.join(home, 'cli', 'translations'),
  };
}
