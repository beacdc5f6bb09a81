import { mainPicture } from '../../../core/media/main-picture.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { looksAlike, lookOf } from '../../../core/search/picture-hash.ts';
import type { PictureLook } from '../../../core/search/picture-hash.ts';
import { planPictures } from '../../../core/search/plan-pictures.ts';
import type { PlannedPicture } from '../../../core/search/plan-pictures.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import type { KeptFrame } from '../../services/search/index/search-index.ts';
import { readPictures } from './read-pictures.ts';
import type { PictureReader } from './read-pictures.ts';

/** A stretch is stored before the next one is decoded: a kill costs so much at most. */
const stretchMs = 120_000;

export interface PictureSource {
  readonly media: MediaInfo;
  readonly shots: readonly Pick<ShotChange, 'timeMs'>[];
  /** Pictures up to here are stored. */
  readonly doneMs: number;
}

export interface PictureStretch {
  readonly frames: readonly KeptFrame[];
  /** Pictures up to here are in this or an earlier stretch. */
  readonly doneMs: number;
}

/** The pictures of a video that are kept, stretch by stretch; of pictures in a row that look alike the first. */
export async function* keepPictures(
  reader: PictureReader,
  { media, shots, doneMs }: PictureSource,
): AsyncGenerator<PictureStretch, void, undefined> {
  const track = mainPicture(media);
  if (track === undefined) return;
  const planned = planPictures(shots, media.durationMs).filter(({ startMs }) => startMs >= doneMs);
  // A clock that starts again or leaps can't be asked for a place: such a recording is read from its beginning, at once.
  const isPlain = media.reading?.clock === undefined || media.reading.clock === 'steady';
  for (const stretch of isPlain ? inStretches(planned) : [planned].filter(({ length }) => length > 0)) {
    const taken = await readPictures(reader, media, track, stretch);
    yield { frames: withoutAlike(taken), doneMs: stretch.at(-1)!.endMs };
  }
}

function inStretches(planned: readonly PlannedPicture[]): readonly (readonly PlannedPicture[])[] {
  return [...Map.groupBy(planned, ({ startMs }) => Math.floor(startMs / stretchMs)).values()];
}

type Taken = PlannedPicture & { readonly picture: Uint8Array; readonly tiny: Uint8Array };

function withoutAlike(taken: readonly Taken[]): readonly KeptFrame[] {
  const kept: KeptFrame[] = [];
  let before: PictureLook | undefined;
  for (const { timeMs, endMs, picture, tiny } of taken) {
    const look = lookOf(tiny);
    // With the one that is kept, not with the one before: what changes slowly changes all the same.
    if (before !== undefined && looksAlike(before, look)) kept.push({ ...kept.pop()!, endMs });
    else {
      kept.push({ timeMs, endMs, hash: look.hash, picture });
      before = look;
    }
  }
  return kept;
}
