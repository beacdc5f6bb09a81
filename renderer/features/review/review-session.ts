/** Keeps the list of problems in step with the active track, in the time that nothing else needs. */
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewOptions, ReviewProblem } from '../../../core/review/review-problem.ts';
import { analysesStore, shotChangesOf, speechOf } from '../../analyses/analyses-store.ts';
import { frameRateOf, hasFrames, profileOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, activeTrack, openProject, projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { runInSlices } from '../../scheduling/time-slices.ts';
import { reviewSteps } from './review-steps.ts';
import type { ReviewState } from './review-store.ts';
import { reviewStore } from './review-store.ts';

const empty: Pick<ReviewState, 'status' | 'problems' | 'byCue'> = {
  status: 'none',
  problems: [],
  byCue: new Map(),
};

/** What is reviewed, or was; another one asks for a review. */
interface Subject {
  readonly cues: readonly TrackCue[];
  readonly options: ReviewOptions;
}

let subject: Subject | null = null;
let reviewed: readonly TrackCue[] = [];
let running: AbortController | null = null;

export function reviewOptionsOf(project: OpenProject): ReviewOptions | null {
  const track = activeTrack(project);
  if (track === null) return null;
  const { media } = project;
  return {
    profile: profileOf(track, media),
    frameRate: frameRateOf(project),
    hasFrames: hasFrames(project),
    durationMs: media.durationMs,
    shotChanges: shotChangesOf(media.id),
    speech: speechOf(media.id),
    doubt: settingsStore.get().doubt,
  };
}

function followProject(): void {
  const project = openProject();
  const options = project === null ? null : reviewOptionsOf(project);
  if (project === null || options === null) {
    if (subject === null) return;
    running?.abort();
    subject = null;
    reviewed = [];
    reviewStore.set((state) => ({ ...state, ...empty, currentId: null }));
    return;
  }
  const next = { cues: activeCues(project), options };
  if (subject !== null && isSame(subject, next)) return;
  if (subject !== null && !haveSameOptions(subject.options, options)) reviewed = [];
  subject = next;
  void review(next);
}

async function review({ cues, options }: Subject): Promise<void> {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  reviewStore.set((state) => ({ ...state, status: 'running' }));
  let problems: readonly ReviewProblem[] = [];
  const steps = function* (): Generator<void, void> {
    problems = yield* reviewSteps(cues, reviewed, options);
  };
  if (!(await runInSlices(steps(), { signal: controller.signal, whenIdle: true }))) return;
  reviewed = cues;
  reviewStore.set((state) => ({ ...state, status: 'done', problems, byCue: byCue(problems) }));
}

function isSame(a: Subject, b: Subject): boolean {
  return a.cues === b.cues && haveSameOptions(a.options, b.options);
}

function haveSameOptions(a: ReviewOptions, b: ReviewOptions): boolean {
  return (Object.keys(a) as (keyof ReviewOptions)[]).every((key) => a[key] === b[key]);
}

function byCue(problems: readonly ReviewProblem[]): ReadonlyMap<string, readonly ReviewProblem[]> {
  const map = new Map<string, ReviewProblem[]>();
  for (const problem of problems) {
    const same = map.get(problem.cueId);
    if (same === undefined) map.set(problem.cueId, [problem]);
    else same.push(problem);
  }
  return map;
}

projectStore.subscribe(followProject);
analysesStore.subscribe(followProject);
settingsStore.subscribe(followProject);
