import { createRequire } from 'node:module';
import type { Codecs, Encoders, Filters } from 'fluent-ffmpeg';
import type createCommand from 'fluent-ffmpeg';
import { SidecutError } from '../../../core/errors.ts';
import type { FfmpegTools } from './locate-ffmpeg.ts';

/** What a build of ffmpeg was made with; distributions and npm packages differ. */
export interface FfmpegCapabilities {
  readonly decoders: ReadonlySet<string>;
  readonly encoders: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

const asked = new Map<string, Promise<FfmpegCapabilities>>();

/** Asks each ffmpeg once; a failure is forgotten. */
export function readCapabilities({ ffmpeg }: Pick<FfmpegTools, 'ffmpeg'>): Promise<FfmpegCapabilities> {
  const known = asked.get(ffmpeg.path);
  if (known !== undefined) return known;
  const asking = ask(ffmpeg.path).catch((error: unknown) => {
    asked.delete(ffmpeg.path);
    throw error;
  });
  asked.set(ffmpeg.path, asking);
  return asking;
}

/** Through fluent-ffmpeg, which knows how the lists are laid out in ffmpeg's versions. */
async function ask(path: string): Promise<FfmpegCapabilities> {
  const command = loadFluent()().setFfmpegPath(path);
  // One after the other: fluent-ffmpeg keeps its answers in shared state.
  const codecs = await list<Codecs>((answer) => command.getAvailableCodecs(answer));
  const encoders = await list<Encoders>((answer) => command.getAvailableEncoders(answer));
  const filters = await list<Filters>((answer) => command.getAvailableFilters(answer));
  return {
    decoders: new Set(Object.keys(codecs).filter((name) => codecs[name]!.canDecode)),
    encoders: new Set(Object.keys(encoders)),
    filters: new Set(Object.keys(filters)),
  };
}

/** It remembers the first ffmpeg's answers for as long as the module lives, so each ffmpeg gets a copy of the module. */
function loadFluent(): typeof createCommand {
  const require = createRequire(import.meta.url);
  for (const file of Object.keys(require.cache)) {
    if (/[\\/]node_modules[\\/]fluent-ffmpeg[\\/]/.test(file)) Reflect.deleteProperty(require.cache, file);
  }
  return require('fluent-ffmpeg') as typeof createCommand;
}

function list<List>(
  method: (answer: (error: Error | null | undefined, list: List) => void) => void,
): Promise<List> {
  return new Promise((resolve, reject) => {
    method((error, found) => {
      if (!error) resolve(found);
      else reject(new SidecutError('ffmpeg-failed', { reason: 'capabilities', said: error.message }));
    });
  });
}
