import { pictureText } from '../../../core/analysis/picture-text.ts';
import type { PictureText } from '../../../core/analysis/picture-text.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import { showsTheSame } from '../../../core/search/picture-changes.ts';
import { planPictures } from '../../../core/search/plan-pictures.ts';
import type { PlannedPicture } from '../../../core/search/plan-pictures.ts';
import { writtenTexts } from '../../../core/search/written-texts.ts';
import type { ReadPicture } from '../../../core/search/written-texts.ts';
import type { JobContext } from '../../services/jobs/job-kind.ts';
import type { Library } from '../../services/library/library.ts';
import { decodePictures } from '../../services/search/pictures/decode-pictures.ts';
import type { RgbImage } from '../../services/search/pictures/decode-pictures.ts';
import type { ReadLines, TextReader, TextReaders } from '../../services/search/models/text-readers.ts';
import type { Medium } from '../analysis-work.ts';
import { madeFromNow } from '../made-from.ts';
import { findShots } from './index-pictures.ts';
import type { PictureParts } from './index-pictures.ts';
import { readPictures } from './read-pictures.ts';
import type { PictureReader } from './read-pictures.ts';

export interface WritingParts extends PictureParts {
  readonly library: Pick<Library, 'analyses'>;
  readonly readers: TextReaders;
}

/** So much is read, and stored, at once: some seconds of work. */
const stretchMs = 20_000;
/** Small print can be read, and a picture takes about a second. */
const legible = { shortSide: 720, longSide: 1280, quality: 3 };
/** Where reading lies in the whole of a job; it comes last. */
const share = { from: 0.5, to: 1 };

/** Reads what is written in the pictures, from where an earlier run was. Whether anything was read. */
export async function readWriting(
  parts: WritingParts,
  medium: Medium,
  { signal, onProgress }: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<boolean> {
  const { model, isWanted } = await parts.readers.chosen();
  if (!isWanted || model === null) return false;
  const options = { model };
  const { fingerprint, media } = medium;
  const name = { fingerprint, kind: pictureText.kind, options };
  const stored = await parts.library.analyses.find(name);
  const known = pictureText.result.safeParse(stored?.value).data;
  if (known !== undefined && stored?.state === 'done') return false;
  const track = mainPicture(media);
  const planned =
    track === undefined ? [] : planPictures(await findShots(parts, medium, signal), media.durationMs);
  let found: PictureText = known ?? { doneMs: 0, texts: [] };
  const open = planned.filter(({ startMs }) => startMs >= found.doneMs);
  const stretches = [...Map.groupBy(open, ({ startMs }) => Math.floor(startMs / stretchMs)).values()];
  const told = () => share.from + ((share.to - share.from) * found.doneMs) / Math.max(1, media.durationMs);
  const keep = async (isWhole: boolean): Promise<void> => {
    const madeFrom = madeFromNow(pictureText, await parts.library.analyses.list(fingerprint), null);
    await parts.library.analyses.save({ ...name, ...madeFrom, value: found, notes: [], isWhole });
  };
  if (stretches.length > 0) {
    onProgress({ fraction: told(), stage: 'job.stage.loadingModel' });
    const reader = await parts.readers.open(signal);
    if (reader === null) return false;
    const pictures = { tools: await parts.tools(), scratch: parts.scratch, signal };
    for (const stretch of stretches) {
      await parts.giveWay(signal, () => onProgress({ fraction: told(), stage: 'job.stage.givingWay' }));
      onProgress({ fraction: told(), stage: 'job.stage.readingPictures' });
      const read = await readStretch(reader, pictures, { media, track: track!, stretch });
      found = { doneMs: stretch.at(-1)!.endMs, texts: joined(found.texts, writtenTexts(read)) };
      await keep(false);
    }
  }
  await keep(true);
  return true;
}

interface Stretch {
  readonly media: Medium['media'];
  readonly track: NonNullable<ReturnType<typeof mainPicture>>;
  readonly stretch: readonly PlannedPicture[];
}

/** A picture that shows the same as the one before is not read again. */
async function readStretch(
  reader: TextReader,
  pictures: PictureReader,
  { media, track, stretch }: Stretch,
): Promise<readonly ReadPicture[]> {
  const taken = await readPictures(pictures, media, track, stretch, legible);
  if (taken.length === 0) return [];
  const images = await decodePictures(
    pictures,
    taken.map(({ picture }) => picture),
  );
  const read: ReadPicture[] = [];
  let before: { readonly image: RgbImage; readonly lines: ReadLines } | undefined;
  for (const [at, image] of images.entries()) {
    const lines: ReadLines =
      before !== undefined && showsTheSame(before.image, image)
        ? before.lines
        : (await reader.read([image], pictures.signal))[0]!;
    before = { image, lines };
    const { startMs, endMs } = taken[at]!;
    read.push({ startMs, endMs, lines });
  }
  return read;
}

/** What is written when a stretch ends may go on in the next. */
function joined(before: PictureText['texts'], now: PictureText['texts']): PictureText['texts'] {
  const [last, first] = [before.at(-1), now[0]];
  const goesOn =
    last !== undefined &&
    first !== undefined &&
    last.endMs === first.startMs &&
    last.lines.join('\n') === first.lines.join('\n');
  return goesOn
    ? [...before.slice(0, -1), { ...last, endMs: first.endMs }, ...now.slice(1)]
    : [...before, ...now];
}
