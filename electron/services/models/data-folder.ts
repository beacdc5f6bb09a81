import { homedir } from 'node:os';
import path from 'node:path';

/** Where Sidecut keeps models and caches; `SIDECUT_HOME` wins over the platform's custom. */
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
