import { z } from 'zod';
import type { JobKind } from '../services/jobs/job-kind.ts';
import type { Library } from '../services/library/library.ts';
import { mediumOfJob } from '../services/media/job-medium.ts';
import type { AnalysisRuns, Wanted } from './analysis-runs.ts';
import type { AnalysisWork } from './analysis-work.ts';
import { appliesTo } from './analysis-work.ts';
import { libraryMedium } from './library-medium.ts';

export interface ImportJobParts {
  readonly runs: AnalysisRuns;
  readonly works: readonly AnalysisWork[];
  readonly library: Pick<Library, 'media' | 'analyses'>;
  /** The data folder. */
  readonly home: string;
}

/** Jobs of earlier versions have none: they make what the import makes. */
export const importOptionsSchema = z.object({
  kinds: z.array(z.string()).exactOptional(),
  /** Also what is there already. */
  isAnew: z.boolean().exactOptional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const importJobKind = 'prepare';

/** Makes kinds of analyses of a video: those of the import, or those that were asked for. */
export function importJob({ runs, works, library, home }: ImportJobParts): JobKind {
  return {
    kind: importJobKind,
    resource: 'import',
    stages: [...new Set(works.map(({ stage }) => stage))],
    run: async (job, { signal, onProgress }) => {
      const { record, media } = await mediumOfJob(library, job);
      const options = importOptionsSchema.parse(job.options);
      const records = await library.analyses.list(record.fingerprint);
      const isDone = (kind: string) => records.some((found) => found.kind === kind && found.state === 'done');
      const wanted: Wanted[] = works
        .filter((work) => appliesTo(work, media))
        .filter(({ analysis, isImported }) => options.kinds?.includes(analysis.kind) ?? isImported)
        .filter(({ analysis }) => options.isAnew === true || !isDone(analysis.kind))
        .map(({ analysis }) => ({ kind: analysis.kind, options: {} }));
      await runs.make(libraryMedium(home, record, media), wanted, {
        signal,
        onProgress: (fraction, { stage }) =>
          onProgress({ fraction, stage, positionMs: fraction * media.durationMs }),
      });
    },
  };
}
