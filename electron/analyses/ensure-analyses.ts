import type { JobQueue } from '../services/jobs/job-queue.ts';
import type { Library } from '../services/library/library.ts';
import type { MediaRecord } from '../services/library/media-record.ts';
import type { AnalysisWork } from './analysis-work.ts';
import { appliesTo } from './analysis-work.ts';
import { importJobKind } from './import-job.ts';
import type { ImportOptions } from './import-job.ts';

export interface EnsureParts {
  readonly library: Pick<Library, 'media' | 'analyses'>;
  readonly queue: Pick<JobQueue, 'add' | 'findFor'>;
  readonly works: readonly AnalysisWork[];
}

/** Makes sure that these kinds exist for these videos, those of the import unless kinds are given. */
export type EnsureAnalyses = (mediaIds: readonly string[], kinds?: readonly string[]) => Promise<void>;

/**
 * Queues what is not there and what nobody was asked for: a job that has failed or was cancelled is the person's to
 * retry. What is there stays, though it may be out of date.
 */
export function createEnsureAnalyses({ library, queue, works }: EnsureParts): EnsureAnalyses {
  return async (mediaIds, kinds) => {
    for (const mediaId of mediaIds) {
      const record = await library.media.find(mediaId);
      if (record === null || queue.findFor(mediaId, importJobKind) !== undefined) continue;
      const missing = missingKinds(works, record, await library.analyses.list(record.fingerprint), kinds);
      if (missing.length === 0) continue;
      const options: ImportOptions = { kinds: [...missing] };
      await queue.add({ kind: importJobKind, mediaId, title: record.name, options });
    }
  };
}

/** Of the import, unless `kinds` are given. */
export function missingKinds(
  works: readonly AnalysisWork[],
  { info, path }: MediaRecord,
  found: readonly { readonly kind: string }[],
  kinds?: readonly string[],
): readonly string[] {
  return works
    .filter((work) => appliesTo(work, { ...info, path }))
    .filter(({ analysis, isImported }) => kinds?.includes(analysis.kind) ?? isImported)
    .map(({ analysis }) => analysis.kind)
    .filter((kind) => !found.some((record) => record.kind === kind));
}
