import path from 'node:path';

/** Where a program keeps its models. */
export interface UsualPlace {
  /** The program, as it calls itself. */
  readonly program: string;
  readonly folder: string;
  /** How many folders below it are looked into. */
  readonly depth: number;
}

/** What the system says about where things lie. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** LM Studio's models lie in `OWNER/NAME`. */
const studioDepth = 2;

/** The hub's cache holds `models--OWNER--NAME/snapshots/COMMIT`. */
const hubDepth = 3;

/** The usual places on this platform, whether or not anything is there. */
export function usualPlaces(surroundings: Surroundings): readonly UsualPlace[] {
  const paths = surroundings.platform === 'win32' ? path.win32 : path.posix;
  const join: Join = (...parts) => paths.join(...parts);
  return [
    ...hubPlaces(surroundings, join),
    ...homePlaces(surroundings.home, join),
    ...programPlaces(surroundings, join),
  ];
}

type Join = (...parts: string[]) => string;

function hubPlaces({ home, environment }: Surroundings, join: Join): readonly UsualPlace[] {
  const cache = environment['XDG_CACHE_HOME'] ?? join(home, '.cache');
  const hub =
    environment['HF_HUB_CACHE'] ?? join(environment['HF_HOME'] ?? join(cache, 'huggingface'), 'hub');
  return [{ program: 'Hugging Face, faster-whisper', folder: hub, depth: hubDepth }];
}

function homePlaces(home: string, join: Join): readonly UsualPlace[] {
  return [
    { program: 'whisper.cpp', folder: join(home, 'whisper.cpp', 'models'), depth: 0 },
    { program: 'whisper.cpp', folder: join(home, 'src', 'whisper.cpp', 'models'), depth: 0 },
    { program: 'whisper.cpp', folder: join(home, '.cache', 'whisper.cpp'), depth: 0 },
    { program: 'LM Studio', folder: join(home, '.lmstudio', 'models'), depth: studioDepth },
    { program: 'LM Studio', folder: join(home, '.cache', 'lm-studio', 'models'), depth: studioDepth },
    { program: 'Jan', folder: join(home, 'jan', 'models'), depth: studioDepth },
    { program: 'whisper-standalone', folder: join(home, 'Faster-Whisper-XXL', '_models'), depth: 1 },
  ];
}

function programPlaces({ platform, home, environment }: Surroundings, join: Join): readonly UsualPlace[] {
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? join(home, 'AppData', 'Roaming');
    const local = environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
    return windowsPlaces(roaming, local, join);
  }
  if (platform === 'darwin') return macPlaces(join(home, 'Library'), join);
  const data = environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share');
  const cache = environment['XDG_CACHE_HOME'] ?? join(home, '.cache');
  const config = environment['XDG_CONFIG_HOME'] ?? join(home, '.config');
  return [
    { program: 'llama.cpp', folder: join(cache, 'llama.cpp'), depth: 0 },
    { program: 'GPT4All', folder: join(data, 'nomic.ai', 'GPT4All'), depth: 0 },
    { program: 'Buzz', folder: join(cache, 'Buzz', 'models'), depth: hubDepth },
    { program: 'Vibe', folder: join(data, 'github.com.thewh1teagle.vibe'), depth: 0 },
    { program: 'Subtitle Edit', folder: join(config, 'Subtitle Edit', 'Whisper'), depth: 3 },
    { program: 'Subtitle Edit', folder: join(data, 'Subtitle Edit', 'Whisper'), depth: 3 },
  ];
}

function windowsPlaces(roaming: string, local: string, join: Join): readonly UsualPlace[] {
  return [
    { program: 'Subtitle Edit', folder: join(roaming, 'Subtitle Edit', 'Whisper'), depth: 3 },
    { program: 'Buzz', folder: join(local, 'Buzz', 'Buzz', 'Cache', 'models'), depth: hubDepth },
    { program: 'Vibe', folder: join(local, 'github.com.thewh1teagle.vibe'), depth: 0 },
    { program: 'llama.cpp', folder: join(local, 'llama.cpp'), depth: 0 },
    { program: 'GPT4All', folder: join(local, 'nomic.ai', 'GPT4All'), depth: 0 },
  ];
}

function macPlaces(library: string, join: Join): readonly UsualPlace[] {
  const support = join(library, 'Application Support');
  return [
    { program: 'MacWhisper', folder: join(support, 'MacWhisper', 'models'), depth: 2 },
    { program: 'Buzz', folder: join(library, 'Caches', 'Buzz', 'models'), depth: hubDepth },
    { program: 'Vibe', folder: join(support, 'github.com.thewh1teagle.vibe'), depth: 0 },
    { program: 'llama.cpp', folder: join(library, 'Caches', 'llama.cpp'), depth: 0 },
    { program: 'GPT4All', folder: join(support, 'nomic.ai', 'GPT4All'), depth: 0 },
    { program: 'Subtitle Edit', folder: join(support, 'Subtitle Edit', 'Whisper'), depth: 3 },
  ];
}
