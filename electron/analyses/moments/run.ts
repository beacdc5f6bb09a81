import { momentOptionsSchema, moments } from '../../../core/analysis/moments.ts';
import type { Moments } from '../../../core/analysis/moments.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { SearchNotes } from '../../../core/notes/search.ts';
import type { JobContext, JobKind } from '../../services/jobs/job-kind.ts';
import type { Library } from '../../services/library/library.ts';
import type { MediaRecord } from '../../services/library/media-record.ts';
import { unknownMedia } from '../../services/library/unknown.ts';
import { requirePresent } from '../../services/media/presence.ts';
import { keepResult } from '../keep-result.ts';
import type { KeepParts, MadeResult } from '../keep-result.ts';
import { libraryMedium } from '../library-medium.ts';
import { indexMeaning } from './index-meaning.ts';
import { embedPictures, takePictures } from './index-pictures.ts';
import { readWriting } from './read-writing.ts';
import type { WritingParts } from './read-writing.ts';

export interface MomentsParts extends KeepParts, WritingParts {
  readonly library: Pick<Library, 'media' | 'analyses'>;
  /** The data folder. */
  readonly home: string;
}

/** Makes videos searchable, see [Note: Indexing]. */
export function momentsJob(parts: MomentsParts): JobKind {
  return {
    kind: moments.kind,
    resource: 'index',
    isQuiet: true,
    stages: [
      'job.stage.givingWay',
      'job.stage.indexingText',
      'job.stage.loadingModel',
      'job.stage.indexingMeaning',
      'job.stage.pictures',
      'job.stage.indexingPictures',
      'job.stage.readingPictures',
    ],
    accept: () => Promise.resolve({ options: momentOptionsSchema.parse({}) }),
    run: async (job, context) => {
      const record = job.mediaId === null ? null : await parts.library.media.find(job.mediaId);
      if (record === null) throw unknownMedia(job.mediaId ?? '');
      const { notes } = await indexVideo(parts, record, context);
      await context.update({ notes: [...notes] });
    },
  };
}

/**
 * [Note: Indexing]
 * In the order of what it costs: text, which is searched by its words from then on, what the text means, the pictures, what
 * they show, what is written in them, where that is wanted. Each step is small and stored when it is done, and looks at the index for what is missing: paused, killed or
 * begun anew it goes on where it was, and where nothing is missing nothing is done. Before each step it gives way to
 * playback, edits and the jobs that a person waits for. What can't be done (a model that does not load, a picture that
 * can't be decoded, a file on a drive that is not there) keeps the rest from nothing.
 */
export function indexVideo(
  parts: MomentsParts,
  record: MediaRecord,
  context: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<MadeResult<Moments>> {
  const { signal } = context;
  const medium = libraryMedium(parts.home, record, { ...record.info, path: record.path });
  const make = async (): Promise<MadeResult<Moments>> => {
    await parts.giveWay(signal, () => context.onProgress({ fraction: 0, stage: 'job.stage.givingWay' }));
    context.onProgress({ fraction: 0, stage: 'job.stage.indexingText' });
    await parts.texts.renew(record.id);
    const notes: Note[] = [];
    const attempt = async (code: keyof SearchNotes, work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        if (signal.aborted || !isSidecutError(error)) throw error;
        notes.push(note(code, { failure: toFailure(error) }));
      }
    };
    await attempt('not-by-meaning', () => indexMeaning(parts, record.id, context));
    await attempt('not-by-picture', async () => {
      const media = record.info.video.length > 0 ? await requirePresent(record) : medium.media;
      await takePictures(parts, { ...medium, media }, context);
    });
    await attempt('not-by-picture', () => embedPictures(parts, record.id, context));
    await attempt('not-by-writing', async () => {
      const media = record.info.video.length > 0 ? await requirePresent(record) : medium.media;
      if (!(await readWriting(parts, { ...medium, media }, context))) return;
      parts.texts.changed();
      await parts.texts.renew(record.id);
      await indexMeaning(parts, record.id, context);
    });
    return {
      value: await whatIsIndexed(parts, record.id),
      notes: withoutTwice(notes),
      isWhole: notes.length === 0,
    };
  };
  return keepResult(parts, { medium, analysis: moments, options: {}, signal, make });
}

async function whatIsIndexed({ index, models, readers }: MomentsParts, mediaId: string): Promise<Moments> {
  const found = (await index.videos()).find((video) => video.mediaId === mediaId);
  const [text, picture] = [await models.chosen('passages'), await models.chosen('frames')];
  const reading = await readers.chosen();
  const usedIn = (model: typeof text) =>
    model !== null && (found?.vectors[model.spaceId] ?? 0) > 0 ? model.id : null;
  return {
    passages: found?.passages ?? 0,
    frames: found?.frames ?? 0,
    textModel: usedIn(text),
    pictureModel: usedIn(picture),
    readingModel: reading.isWanted ? reading.model : null,
  };
}

function withoutTwice(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((one) => [one.code, one])).values()];
}
