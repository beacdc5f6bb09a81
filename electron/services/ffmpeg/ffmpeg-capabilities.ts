import createCommand from 'fluent-ffmpeg';
import type { Codecs, Encoders, Filters } from 'fluent-ffmpeg';
import { SidecutError } from '../../../core/errors.ts';
import type { FfmpegTools } from './locate-ffmpeg.ts';

/** What a build of ffmpeg was made with; distributions and npm packages differ. */
export interface FfmpegCapabilities {
  readonly decoders: ReadonlySet<string>;
  readonly encoders: ReadonlySet<string>;
  readonly filters: ReadonlySet<string>;
}

let askedPath: string | undefined;

/**
 * Asks through fluent-ffmpeg, which knows how the lists are laid out in ffmpeg's versions. It remembers the first
 * answer for the whole process, so asking about a second ffmpeg is a defect.
 */
export async function readCapabilities(tools: FfmpegTools): Promise<FfmpegCapabilities> {
  askedPath ??= tools.ffmpeg.path;
  if (askedPath !== tools.ffmpeg.path) throw new RangeError('capabilities of a second ffmpeg in one process');
  const command = createCommand().setFfmpegPath(tools.ffmpeg.path);
  // One after the other: fluent-ffmpeg keeps its answers in shared state.
  const codecs = await ask<Codecs>((answer) => command.getAvailableCodecs(answer));
  const encoders = await ask<Encoders>((answer) => command.getAvailableEncoders(answer));
  const filters = await ask<Filters>((answer) => command.getAvailableFilters(answer));
  return {
    decoders: new Set(Object.keys(codecs).filter((name) => codecs[name]!.canDecode)),
    encoders: new Set(Object.keys(encoders)),
    filters: new Set(Object.keys(filters)),
  };
}

function ask<List>(
  method: (answer: (error: Error | null | undefined, list: List) => void) => void,
): Promise<List> {
  return new Promise((resolve, reject) => {
    method((error, list) => {
      if (!error) resolve(list);
      else reject(new SidecutError('ffmpeg-failed', `ffmpeg does not tell what it can do: ${error.message}`));
    });
  });
}
