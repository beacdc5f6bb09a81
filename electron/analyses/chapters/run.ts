import { chapterOptionsSchema, chapters } from '../../../core/analysis/chapters.ts';
import type { ChapterOptions, ChapterTree } from '../../../core/analysis/chapters.ts';
import { shots } from '../../../core/analysis/shots.ts';
import { speech } from '../../../core/analysis/speech.ts';
import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import { note } from '../../../core/notes.ts';
import type { Note } from '../../../core/notes.ts';
import type { Sentence } from '../../../core/text/sentences.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { JobContext, JobKind } from '../../services/jobs/job-kind.ts';
import { parseOptions } from '../../services/jobs/job-kind.ts';
import type { Library } from '../../services/library/library.ts';
import { unknownTrack } from '../../services/library/unknown.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import type { TrackText } from '../../services/transcripts/read-text.ts';
import type { TextWriter } from '../../services/writers/text-writer.ts';
import type { AnalysisRuns } from '../analysis-runs.ts';
import type { Medium } from '../analysis-work.ts';
import type { EmbedSentences } from '../embed-sentences.ts';
import { keepResult } from '../keep-result.ts';
import type { KeepParts, MadeResult } from '../keep-result.ts';
import { libraryMedium } from '../library-medium.ts';
import { findLooks } from '../looks/find-looks.ts';
import { makeChapters } from './make-chapters.ts';
import { writeTitles } from './write-titles.ts';

export interface ChaptersParts extends KeepParts {
  readonly library: Pick<Library, 'media' | 'analyses' | 'tracks'>;
  readonly runs: Pick<AnalysisRuns, 'need'>;
  readonly readText: (trackId: string) => Promise<TrackText>;
  readonly openEmbedder: (model: string, signal: AbortSignal) => Promise<EmbedSentences>;
  readonly openWriter: (writer: string, signal: AbortSignal) => Promise<TextWriter>;
  readonly tools: () => Promise<FfmpegTools>;
  /** The data folder. */
  readonly home: string;
}

/** Proposes chapters for what a track says, or for what is seen. */
export function chaptersJob(parts: ChaptersParts): JobKind {
  return {
    kind: 'chapters',
    resource: 'story',
    stages: [
      'job.stage.pictures',
      'job.stage.loadingModel',
      'job.stage.comparing',
      'job.stage.dividing',
      'job.stage.titling',
    ],
    accept: async (asked, { record }) => {
      const options = parseOptions('chapters', chapterOptionsSchema, asked);
      if (options.trackId !== null) await requireTrackOf(parts.library, record.id, options.trackId);
      return { options };
    },
    run: async (job, context) => {
      const { record, media } = await mediumOfJob(parts.library, job);
      const medium = libraryMedium(parts.home, record, media);
      const options = chapterOptionsSchema.parse(job.options);
      const { notes } = await findChapters(parts, medium, options, context);
      await context.update({ notes: [...notes] });
    },
  };
}

export async function requireTrackOf(
  { tracks }: Pick<Library, 'tracks'>,
  mediaId: string,
  trackId: string,
): Promise<void> {
  const found = await tracks.find(trackId);
  if (found === null) throw unknownTrack(trackId);
  if (found.mediaId !== mediaId) {
    throw new SidecutError('track-unknown', { reason: 'of-another-video', trackId });
  }
}

/** Makes them and stores them. */
export function findChapters(
  parts: ChaptersParts,
  medium: Medium,
  options: ChapterOptions,
  context: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<MadeResult<ChapterTree>> {
  const { signal, onProgress } = context;
  const make = async (): Promise<MadeResult<ChapterTree>> => {
    const { trackId, embedder } = options;
    const sentences = trackId === null ? [] : (await parts.readText(trackId)).sentences;
    onProgress({ fraction: 0, stage: 'job.stage.pictures' });
    const isSeenOnly = sentences.length === 0;
    const seen = await findShots(parts, medium, signal, isSeenOnly);
    const embed = await openEmbedder(parts, isSeenOnly ? null : embedder, context);
    const looks =
      isSeenOnly && seen.shots.length > 0
        ? await findLooks(await parts.tools(), medium.media, {
            signal,
            onFraction: (fraction) => onProgress({ fraction: 0.9 * fraction, stage: 'job.stage.pictures' }),
          })
        : undefined;
    const source = {
      looks,
      ...{ trackId, sentences, durationMs: medium.media.durationMs, shots: seen.shots },
      speech: await storedSpeech(parts.library, medium),
    };
    const onFraction = (fraction: number) =>
      onProgress({
        fraction: 0.9 * fraction,
        stage: fraction < 1 ? 'job.stage.comparing' : 'job.stage.dividing',
      });
    if (embed === null) onProgress({ fraction: 0, stage: 'job.stage.dividing' });
    const { tree, notes } = await makeChapters(source, { embed, signal, onFraction });
    const titled = await titledBy(parts, options, { tree, sentences }, context);
    const all = [...seen.notes, ...notes, ...titled.notes];
    return { value: titled.tree, notes: all, isWhole: seen.notes.length + titled.notes.length === 0 };
  };
  return keepResult(parts, { medium, analysis: chapters, options, signal, make });
}

async function titledBy(
  { openWriter }: Pick<ChaptersParts, 'openWriter'>,
  { writer: name }: ChapterOptions,
  { tree, sentences }: { readonly tree: ChapterTree; readonly sentences: readonly Sentence[] },
  { signal, onProgress }: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<{ readonly tree: ChapterTree; readonly notes: readonly Note[] }> {
  if (name === null || sentences.length === 0) return { tree, notes: [] };
  onProgress({ fraction: 0.9, stage: 'job.stage.loadingModel' });
  const writer = await openWriter(name, signal);
  const {
    tree: titled,
    failed,
    failure,
  } = await writeTitles(tree, sentences, writer, {
    signal,
    onPart: (part) =>
      onProgress({
        fraction: 0.9 + (0.1 * (part.number - 1)) / part.count,
        stage: 'job.stage.titling',
        part,
      }),
  });
  return { tree: titled, notes: failure === null ? [] : [note('titles-failed', { failed, failure })] };
}

export async function openEmbedder(
  { openEmbedder: open }: Pick<ChaptersParts, 'openEmbedder'>,
  model: string | null,
  { signal, onProgress }: Pick<JobContext, 'signal' | 'onProgress'>,
): Promise<EmbedSentences | null> {
  if (model === null) return null;
  onProgress({ fraction: 0, stage: 'job.stage.loadingModel' });
  return open(model, signal);
}

interface SeenShots {
  readonly shots: readonly ShotChange[];
  readonly notes: readonly Note[];
}

/** A picture that can't be decoded keeps nobody from chapters of what is said. */
async function findShots(
  { runs }: Pick<ChaptersParts, 'runs'>,
  medium: Medium,
  signal: AbortSignal,
  isSeenOnly: boolean,
): Promise<SeenShots> {
  try {
    const { results, left } = await runs.need(medium, [{ kind: shots.kind, options: {} }], signal);
    const found = await results[0]!.value;
    await left;
    return { shots: found === undefined ? [] : shots.result.parse(found), notes: [] };
  } catch (error) {
    if (signal.aborted || isSeenOnly || !isSidecutError(error)) throw error;
    return { shots: [], notes: [note('cuts-unknown', { failure: toFailure(error) })] };
  }
}

/** Where somebody speaks, if the import has found it: nothing is listened to for chapters alone. */
async function storedSpeech(
  { analyses }: Pick<Library, 'analyses'>,
  { fingerprint }: Medium,
): Promise<readonly SpeechRegion[] | null> {
  const stored = await analyses.find({ fingerprint, kind: speech.kind, options: {} });
  return speech.result.safeParse(stored?.value).data ?? null;
}
