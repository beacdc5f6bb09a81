import { chapterOptionsSchema, chapters } from '../../../core/analysis/chapters.ts';
import type { ChapterOptions, ChapterTree } from '../../../core/analysis/chapters.ts';
import { summary, summaryOptionsSchema } from '../../../core/analysis/summary.ts';
import type { SummaryOptions } from '../../../core/analysis/summary.ts';
import type { JobPart } from '../../../core/contract/jobs.ts';
import { proposedChapters } from '../../../core/chapters/proposals.ts';
import type { SummaryChapter } from '../../../core/summary/summary-text.ts';
import { parseOptions } from '../../services/jobs/job-kind.ts';
import type { JobContext, JobKind } from '../../services/jobs/job-kind.ts';
import type { Library } from '../../services/library/library.ts';
import { mediumOfJob } from '../../services/media/job-medium.ts';
import type { TextWriter } from '../../services/writers/text-writer.ts';
import type { Medium } from '../analysis-work.ts';
import { chaptersJob, findChapters, openEmbedder, requireTrackOf } from '../chapters/run.ts';
import type { ChaptersParts } from '../chapters/run.ts';
import { keepResult } from '../keep-result.ts';
import type { MadeResult } from '../keep-result.ts';
import { libraryMedium } from '../library-medium.ts';
import { isRecordOutOfDate } from '../made-from.ts';
import { makeSummary } from './make-summary.ts';

export interface SummaryParts extends ChaptersParts {
  readonly library: ChaptersParts['library'] & Pick<Library, 'chapters'>;
}

/** Summarises what a track says, chapter by chapter. */
export function summaryJob(parts: SummaryParts): JobKind {
  return {
    kind: 'summary',
    resource: 'story',
    stages: [...chaptersJob(parts).stages, 'job.stage.summarising'],
    accept: async (asked, { record }) => {
      const options = parseOptions('summary', summaryOptionsSchema, asked);
      await requireTrackOf(parts.library, record.id, options.trackId);
      return { options };
    },
    run: async (job, context) => {
      const { record, media } = await mediumOfJob(parts.library, job);
      const medium = libraryMedium(parts.home, record, media);
      const options = summaryOptionsSchema.parse(job.options);
      const make = () => summarise(parts, medium, options, context);
      const { signal } = context;
      const { notes } = await keepResult(parts, { medium, analysis: summary, options, signal, make });
      await context.update({ notes: [...notes] });
    },
  };
}

async function summarise(
  parts: SummaryParts,
  medium: Medium,
  options: SummaryOptions,
  context: JobContext,
): Promise<MadeResult<ReturnType<typeof summary.result.parse>>> {
  const { trackId, embedder, language } = options;
  const { signal, onProgress } = context;
  const { sentences } = await parts.readText(trackId);
  const found = await chaptersFor(parts, medium, options, context);
  const writer = await openSummaryWriter(parts, options.writer, context);
  const embed = await openEmbedder(parts, writer === null ? embedder : null, context);
  const text = { sentences, chapters: found, durationMs: medium.media.durationMs };
  onProgress({ fraction: 0, stage: embed === null ? 'job.stage.summarising' : 'job.stage.comparing' });
  const onFraction = (fraction: number, part?: JobPart) =>
    onProgress({
      ...{ fraction: 0.98 * fraction, ...(part === undefined ? {} : { part }) },
      stage: embed === null || fraction === 1 ? 'job.stage.summarising' : 'job.stage.comparing',
    });
  return makeSummary({ trackId, text, language }, { embed, writer, signal, onFraction });
}

async function openSummaryWriter(
  { openWriter }: Pick<SummaryParts, 'openWriter'>,
  name: string | null,
  { signal, onProgress }: JobContext,
): Promise<TextWriter | null> {
  if (name === null) return null;
  onProgress({ fraction: 0, stage: 'job.stage.loadingModel' });
  return openWriter(name, signal);
}

/** A person's own where there are two at least, else those that are proposed, which are found first. */
async function chaptersFor(
  parts: SummaryParts,
  medium: Medium,
  { trackId, embedder }: SummaryOptions,
  context: JobContext,
): Promise<readonly SummaryChapter[]> {
  const { durationMs } = medium.media;
  const own = medium.id === null ? [] : await parts.library.chapters.list(medium.id);
  if (own.length >= 2) {
    return own.map(({ startMs, title }, at) => ({
      ...{ startMs, endMs: own[at + 1]?.startMs ?? Math.max(startMs, durationMs), title },
    }));
  }
  const options: ChapterOptions = { trackId, embedder, writer: null };
  const tree =
    (await storedTree(parts, medium, trackId)) ?? (await findChapters(parts, medium, options, context)).value;
  return proposedChapters(tree, { count: tree.usualCount }).map(({ startMs, endMs, title }) => ({
    ...{ startMs, endMs, title },
  }));
}

/** The newest of the track's text as it is now. */
async function storedTree(
  { library: { analyses }, textRevision }: SummaryParts,
  { fingerprint }: Medium,
  trackId: string,
): Promise<ChapterTree | undefined> {
  const records = await analyses.list(fingerprint);
  for (const record of records) {
    if (record.kind !== chapters.kind || !record.hasValue) continue;
    const options = chapterOptionsSchema.safeParse(record.options).data;
    if (options?.trackId !== trackId) continue;
    if (isRecordOutOfDate(record, chapters, records, await textRevision(chapters, options))) continue;
    const stored = await analyses.find({ fingerprint, kind: chapters.kind, options: record.options });
    const { data } = chapters.result.safeParse(stored?.value);
    if (data !== undefined) return data;
  }
  return undefined;
}
