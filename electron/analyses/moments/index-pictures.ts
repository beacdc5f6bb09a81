import { createHash } from 'node:crypto';
import { shots } from '../../../core/analysis/shots.ts';
import { isSidecutError } from '../../../core/errors.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { Scratch } from '../../services/files/scratch.ts';
import type { JobContext } from '../../services/jobs/job-kind.ts';
import { decodePictures } from '../../services/search/pictures/decode-pictures.ts';
import type { AnalysisRuns } from '../analysis-runs.ts';
import type { Medium } from '../analysis-work.ts';
import type { IndexingParts } from './index-meaning.ts';
import { keepPictures } from './keep-pictures.ts';

export interface PictureParts extends IndexingParts {
  readonly runs: Pick<AnalysisRuns, 'need'>;
  readonly tools: () => Promise<FfmpegTools>;
  readonly scratch: Scratch;
}

type Watched = Pick<JobContext, 'signal' | 'onProgress'>;

/** Where the steps lie in the whole of a job. */
const taking = { from: 0.35, to: 0.75 };
const embedding = { from: 0.75, to: 1 };
/** A second of work or so. */
const picturesPerStep = 24;
/** Raised when pictures are chosen or kept otherwise. */
const version = 1;

/** Keeps the pictures of a video, from where an earlier run was. */
export async function takePictures(parts: PictureParts, medium: Medium, watched: Watched): Promise<void> {
  const { index, giveWay } = parts;
  const { signal, onProgress } = watched;
  const mediaId = medium.id!;
  const { media } = medium;
  const changes = await findShots(parts, medium, signal);
  const stamp = stampOf(medium, changes);
  const known = (await index.videos()).find((video) => video.mediaId === mediaId)?.pictureStamp ?? null;
  if (known === stamp) return;
  let doneMs = doneOf(known, stamp);
  let isFirst = doneMs === 0;
  const told = () => taking.from + ((taking.to - taking.from) * doneMs) / Math.max(1, media.durationMs);
  const before = async (): Promise<void> => {
    await giveWay(signal, () => onProgress({ fraction: told(), stage: 'job.stage.givingWay' }));
    onProgress({ fraction: told(), stage: 'job.stage.pictures' });
  };
  await before();
  const reader = { tools: await parts.tools(), scratch: parts.scratch, signal };
  for await (const stretch of keepPictures(reader, { media, shots: changes, doneMs })) {
    ({ doneMs } = stretch);
    const put = isFirst ? index.putFrames : index.addFrames;
    await put(mediaId, partStamp(stamp, doneMs), stretch.frames);
    isFirst = false;
    await before();
  }
  // Whatever an earlier content had is gone even where this one has no picture.
  await (isFirst ? index.putFrames : index.addFrames)(mediaId, stamp, []);
}

/** Gives every kept picture that has none the vector of what it shows, without the video. */
export async function embedPictures(parts: PictureParts, mediaId: string, watched: Watched): Promise<void> {
  const { index, models, giveWay } = parts;
  const { signal, onProgress } = watched;
  const chosen = await models.chosen('frames');
  if (chosen === null) return;
  const found = (await index.videos()).find((video) => video.mediaId === mediaId);
  const count = found?.frames ?? 0;
  let done = found?.vectors[chosen.spaceId] ?? 0;
  if (done >= count) return;
  onProgress({ fraction: embedding.from, stage: 'job.stage.loadingModel' });
  const model = await models.picture(signal);
  if (model === null) return;
  const reader = { tools: await parts.tools(), scratch: parts.scratch, signal };
  for (;;) {
    const fraction = embedding.from + (embedding.to - embedding.from) * Math.min(1, done / count);
    await giveWay(signal, () => onProgress({ fraction, stage: 'job.stage.givingWay' }));
    const some = await index.framesWithout(model.space, mediaId, picturesPerStep);
    if (some.length === 0) return;
    onProgress({ fraction, stage: 'job.stage.indexingPictures' });
    const images = await decodePictures(
      reader,
      some.map(({ picture }) => picture),
    );
    const vectors = await model.embedPictures(images, signal);
    await index.putVectors(
      model.space,
      some.map(({ id }) => id),
      vectors,
    );
    done += some.length;
  }
}

/** Where cuts can't be found, one picture every two seconds has to do. */
export async function findShots(
  { runs }: Pick<PictureParts, 'runs'>,
  medium: Medium,
  signal: AbortSignal,
): Promise<readonly ShotChange[]> {
  try {
    const { results, left } = await runs.need(medium, [{ kind: shots.kind, options: {} }], signal);
    const found = await results[0]!.value;
    await left;
    return found === undefined ? [] : shots.result.parse(found);
  } catch (error) {
    if (signal.aborted || !isSidecutError(error)) throw error;
    return [];
  }
}

function stampOf({ fingerprint }: Medium, changes: readonly ShotChange[]): string {
  const chosen = JSON.stringify([version, fingerprint, changes.map(({ timeMs }) => timeMs)]);
  return createHash('sha256').update(chosen).digest('hex').slice(0, 32);
}

function partStamp(stamp: string, doneMs: number): string {
  return `${stamp} ${doneMs}`;
}

function doneOf(known: string | null, stamp: string): number {
  const [whole, doneMs] = known?.split(' ') ?? [];
  return whole === stamp ? Number(doneMs) : 0;
}
