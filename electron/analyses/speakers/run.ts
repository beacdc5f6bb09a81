import { speakers, speakersRequestSchema } from '../../../core/analysis/speakers.ts';
import type { SpeakersRequest, SpeakersResult } from '../../../core/analysis/speakers.ts';
import { note } from '../../../core/notes.ts';
import type { NewName } from '../../../core/speakers/name-speakers.ts';
import { parseOptions } from '../../services/jobs/job-kind.ts';
import type { JobContext, JobKind } from '../../services/jobs/job-kind.ts';
import type { Library } from '../../services/library/library.ts';
import type { MediaRecord } from '../../services/library/media-record.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import type { Medium } from '../analysis-work.ts';
import { keepResult } from '../keep-result.ts';
import type { KeepParts, MadeResult } from '../keep-result.ts';
import { libraryMedium } from '../library-medium.ts';
import { isRecordOutOfDate } from '../made-from.ts';
import { findSpeakers } from './find-speakers.ts';
import type { FindSpeakersParts } from './find-speakers.ts';
import { nameTracks } from './name-tracks.ts';
import type { NameTracksParts } from './name-tracks.ts';

export interface SpeakersParts extends KeepParts, FindSpeakersParts, NameTracksParts {
  readonly library: Pick<Library, 'media' | 'analyses' | 'tracks' | 'transcripts'>;
  /** The data folder. */
  readonly home: string;
}

/** Finds who speaks when, and puts names on the words of the video's tracks. */
export function speakersJob(parts: SpeakersParts): JobKind {
  return {
    kind: 'speakers',
    // A model listens: not while another one does.
    resource: 'recognition',
    stages: [
      'job.stage.loadingModel',
      'job.stage.waiting',
      'job.stage.listeningToVoices',
      'job.stage.comparingVoices',
    ],
    accept: (asked) => {
      const options = parseOptions('speakers', speakersRequestSchema, asked);
      // Nobody is looked for between 5 and 2 people.
      const { count } = options;
      const ordered = count && { min: Math.min(count.min, count.max), max: Math.max(count.min, count.max) };
      return Promise.resolve({ options: { ...options, count: ordered } });
    },
    run: async (job, context) => {
      const { record, media } = await mediumOfJob(parts.library, job);
      const { newName, ...options } = speakersRequestSchema.parse(job.options);
      const medium = libraryMedium(parts.home, record, media);
      const isFirst = (await newestResult(parts.library, record)) === undefined;
      const { value, notes } = await foundBefore(parts, medium, { ...options, newName }, context);
      context.signal.throwIfAborted();
      const { growing } = await nameTracks(parts, record, {
        ...{ found: { count: value.speakers.length, turns: value.turns }, isFirst },
        newName: namesLike(newName),
      });
      const left = growing.length === 0 ? [] : [note('tracks-without-speakers', { tracks: growing })];
      await context.update({ notes: [...notes, ...left] });
    },
  };
}

/** A track that was written after speakers were found: it gets the names that the others have. */
export async function nameNewTrack(
  parts: NameTracksParts,
  record: MediaRecord,
  trackId: string,
): Promise<void> {
  const value = await newestResult(parts.library, record);
  if (value?.newName === undefined) return;
  const newName = namesLike(value.newName);
  const found = { count: value.speakers.length, turns: value.turns };
  await nameTracks(parts, record, { found, newName, isFirst: false, trackId });
}

/** `Speaker {number}` */
function namesLike(newName: string): NewName {
  return (number) => newName.replace('{number}', String(number));
}

async function newestResult(
  { analyses }: Pick<Library, 'analyses'>,
  { fingerprint }: MediaRecord,
): Promise<SpeakersResult | undefined> {
  for (const { kind, options, hasValue } of await analyses.list(fingerprint)) {
    if (kind !== speakers.kind || !hasValue) continue;
    const stored = await analyses.find({ fingerprint, kind, options });
    const { data } = speakers.result.safeParse(stored?.value);
    if (data !== undefined) return data;
  }
  return undefined;
}

/** What was found with these options from what is known now is found no second time. */
async function foundBefore(
  parts: SpeakersParts,
  medium: Medium,
  { newName, ...options }: SpeakersRequest,
  { signal, onProgress }: JobContext,
): Promise<Pick<MadeResult<SpeakersResult>, 'value' | 'notes'>> {
  const { fingerprint } = medium;
  const records = await parts.library.analyses.list(fingerprint);
  const stored = await parts.library.analyses.find({ fingerprint, kind: speakers.kind, options });
  if (stored?.state === 'done' && !isRecordOutOfDate(stored, speakers, records, null)) {
    const { data: value } = speakers.result.safeParse(stored.value);
    if (value !== undefined) return { value, notes: stored.notes };
  }
  const make = async () => {
    const found = await findSpeakers(parts, medium, options, {
      signal,
      onLoading: () => onProgress({ fraction: 0, stage: 'job.stage.loadingModel' }),
      onWait: () => onProgress({ fraction: 0, stage: 'job.stage.waiting' }),
      onFraction: (fraction) =>
        onProgress({
          fraction,
          stage: fraction < 1 ? 'job.stage.listeningToVoices' : 'job.stage.comparingVoices',
        }),
    });
    return { ...found, value: { ...found.value, newName } };
  };
  return keepResult(parts, { medium, analysis: speakers, options, signal, make });
}
