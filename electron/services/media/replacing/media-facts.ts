import type { MediaFacts } from '../../../../core/contract/media.ts';
import type { StoredMediaInfo } from '../../library/media-record.ts';

export function factsOf(name: string, { video, audio, durationMs }: StoredMediaInfo): MediaFacts {
  const [picture] = video;
  return {
    ...{ name, durationMs },
    frameRate: picture?.frameRate ?? null,
    width: picture?.displayWidth ?? null,
    height: picture?.displayHeight ?? null,
    hasAudio: audio.length > 0,
  };
}
