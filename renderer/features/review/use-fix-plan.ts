import { useEffect, useState } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { planFixes, type FixPlan } from '../../../core/review/plan-fixes.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { editContextOf } from '../../project/edit-context.ts';
import { openProject } from '../../project/project-store.ts';
import { runInSlices } from '../../scheduling/time-slices.ts';
import { reviewOptionsOf } from './review-session.ts';

interface Planned {
  readonly cues: readonly TrackCue[];
  readonly problems: readonly ReviewProblem[];
  readonly plan: FixPlan;
}

/** What mending these problems would change in the track as it is; null until it is known. */
export function useFixPlan(
  cues: readonly TrackCue[],
  problems: readonly ReviewProblem[],
): { readonly plan: FixPlan | null; readonly isCurrent: boolean } {
  const [planned, setPlanned] = useState<Planned | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void plan(problems, controller.signal).then((found) => {
      if (found !== null) setPlanned({ cues, problems, plan: found });
    });
    return () => controller.abort();
  }, [cues, problems]);
  const isCurrent = planned?.cues === cues && planned.problems === problems;
  return { plan: planned?.cues === cues ? planned.plan : null, isCurrent };
}

async function plan(problems: readonly ReviewProblem[], signal: AbortSignal): Promise<FixPlan | null> {
  const project = openProject();
  const context = project === null ? null : editContextOf(project);
  const options = project === null ? null : reviewOptionsOf(project);
  if (context === null || options === null) return null;
  let found: FixPlan | null = null;
  const work = function* (): Generator<void, void> {
    found = yield* planFixes(context, problems, options);
  };
  return (await runInSlices(work(), { signal, whenIdle: false })) ? found : null;
}
