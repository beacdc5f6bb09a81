import type { AppContract } from '../../core/contract/app-contract.ts';
import type { Analysis } from '../../core/analysis/analysis.ts';
import { SidecutError } from '../../core/errors.ts';
import type { JobQueue } from '../services/jobs/job-queue.ts';
import type { Library } from '../services/library/library.ts';
import type { MediaRecord } from '../services/library/media-record.ts';
import { unknownMedia } from '../services/library/unknown.ts';
import { requirePresent } from '../services/media/presence.ts';
import type { Handlers } from '../transport/calls.ts';
import type { AnalysisRuns } from './analysis-runs.ts';
import type { AnalysisWork } from './analysis-work.ts';
import { missingKinds } from './ensure-analyses.ts';
import { importJobKind } from './import-job.ts';
import type { ImportOptions } from './import-job.ts';
import { isRecordOutOfDate } from './made-from.ts';
import type { TextRevision } from './text-revision.ts';

type AnalysisOperation = Extract<keyof AppContract, `analyses.${string}`>;

/** A kind that needs others has a job of its own. */
export interface AnalysisWithJob {
  readonly analysis: Analysis;
  readonly job: string;
}

export interface AnalysisHandlerParts {
  readonly library: Pick<Library, 'media' | 'analyses'>;
  readonly queue: Pick<JobQueue, 'add' | 'kind'>;
  readonly runs: Pick<AnalysisRuns, 'runningKinds'>;
  readonly works: readonly AnalysisWork[];
  readonly withJobs: readonly AnalysisWithJob[];
  readonly textRevision: TextRevision;
}

export function createAnalysisHandlers(
  parts: AnalysisHandlerParts,
): Pick<Handlers<AppContract>, AnalysisOperation> {
  const { library, works, withJobs, textRevision } = parts;
  const analyses = new Map([...works, ...withJobs].map(({ analysis }) => [analysis.kind, analysis]));
  const findMedia = async (mediaId: string): Promise<MediaRecord> => {
    const record = await library.media.find(mediaId);
    if (record === null) throw unknownMedia(mediaId);
    return record;
  };
  return {
    'analyses.list': async ({ mediaId }) => {
      const media = await findMedia(mediaId);
      const records = await library.analyses.list(media.fingerprint);
      const known = records.filter(({ kind }) => analyses.has(kind));
      const states = known.map(async (record) => {
        const { kind, options, state, hasValue, notes, failure, at } = record;
        const analysis = analyses.get(kind)!;
        const text = await textRevision(analysis, options);
        const isOutOfDate = isRecordOutOfDate(record, analysis, records, text);
        return { kind, options, state, hasValue, isOutOfDate, notes: [...notes], failure, at };
      });
      return {
        analyses: await Promise.all(states),
        missing: [...missingKinds(works, media, records)],
        running: [...parts.runs.runningKinds(media.fingerprint)],
      };
    },
    'analyses.read': async ({ mediaId, kind, options }) => {
      if (!analyses.has(kind)) throw new SidecutError('kind-unknown', { kind });
      const { fingerprint } = await findMedia(mediaId);
      const stored = await library.analyses.find({ fingerprint, kind, options });
      return { value: stored?.value ?? null };
    },
    'analyses.run': async ({ mediaId, kind, options }) => {
      const media = await findMedia(mediaId);
      const own = withJobs.find(({ analysis }) => analysis.kind === kind);
      if (own === undefined) return queueImport(parts, media, kind);
      const { accept } = parts.queue.kind(own.job);
      const kept = await accept!(options, { record: media, media: await requirePresent(media) });
      return parts.queue.add({ kind: own.job, mediaId, title: media.name, ...kept });
    },
  };
}

function queueImport({ works, queue }: AnalysisHandlerParts, { id, name }: MediaRecord, kind: string) {
  if (!works.some(({ analysis }) => analysis.kind === kind)) throw new SidecutError('kind-unknown', { kind });
  const options: ImportOptions = { kinds: [kind], isAnew: true };
  return queue.add({ kind: importJobKind, mediaId: id, title: name, options });
}
