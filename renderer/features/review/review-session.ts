/** Keeps the list of problems in step with the active track, in the time that nothing else needs. */
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { WordlessStretch } from '../../../core/project/wordless-stretch.ts';
import type { ReviewOptions, ReviewProblem } from '../../../core/review/review-problem.ts';
import { withSpeechWithoutText } from '../../../core/review/speech-without-text.ts';
import { withChangedSources } from '../../../core/review/translations.ts';
import { analysesStore, shotChangesOf, speechOf, sureSpeechOf } from '../../analyses/analyses-store.ts';
import { gapsOfTrack, gapsStore } from '../../analyses/gaps-store.ts';
import { speakersStore } from '../../analyses/speakers-store.ts';
import { frameRateOf, hasFrames, profileOf } from '../../project/edit-context.ts';
import { sourceCuesOf } from '../../project/linked-tracks.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, activeTrack, openProject, projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { runInSlices } from '../../scheduling/time-slices.ts';
import { reviewSteps } from './review-steps.ts';
import type { ReviewState } from './review-store.ts';
import { reviewStore } from './review-store.ts';
import { speakerDoubtsOf } from './speaker-doubts.ts';
import { spellingStore } from './spelling-session.ts';

type Span = NonNullable<ReviewOptions['speech']>[number];

const empty: Pick<ReviewState, 'status' | 'problems' | 'byCue'> = {
  status: 'none',
  problems: [],
  byCue: new Map(),
};

/** What somebody surely says, and what the transcription found no words for. */
interface Spoken {
  readonly speech: readonly Span[] | null;
  readonly gaps: readonly Span[];
  /** Where a person heard that there are no words. */
  readonly wordless: readonly WordlessStretch[];
}

/** What is reviewed, or was; another one asks for a review. */
interface Subject {
  readonly cues: readonly TrackCue[];
  readonly options: ReviewOptions;
  readonly spoken: Spoken;
  /** What the cues translate. */
  readonly sources: ReadonlyMap<string, TrackCue> | null;
}

const noneWordless: readonly WordlessStretch[] = [];
const nothingSpoken: Spoken = { speech: null, gaps: [], wordless: noneWordless };

let subject: Subject | null = null;
let reviewed: readonly TrackCue[] = [];
let running: AbortController | null = null;

export function reviewOptionsOf(project: OpenProject): ReviewOptions | null {
  const track = activeTrack(project);
  if (track === null) return null;
  const { media } = project;
  const spelling = spellingStore.get();
  const speakers = speakerDoubtsOf(media.id, track);
  return {
    profile: profileOf(track, media),
    frameRate: frameRateOf(project),
    hasFrames: hasFrames(project),
    durationMs: media.durationMs,
    shotChanges: shotChangesOf(media.id),
    speech: speechOf(media.id),
    doubt: settingsStore.get().doubt,
    ...(spelling === null ? {} : { spelling }),
    ...(speakers === undefined ? {} : { speakers }),
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
  const next = {
    ...{ cues: activeCues(project), options, spoken: spokenOf(project) },
    sources: sourceCuesOf(project, activeTrack(project)),
  };
  if (subject !== null && isSame(subject, next)) return;
  if (subject !== null && !haveSameOptions(subject.options, options)) reviewed = [];
  subject = next;
  void review(next);
}

/** Of a track that still grows, or that a person writes, what comes behind its last cue is still to be written. */
function spokenOf(project: OpenProject): Spoken {
  const track = activeTrack(project);
  const isWritten = track?.state === 'complete' && track.source !== 'manual';
  if (track === null || !isWritten) return nothingSpoken;
  const { wordless = noneWordless } = track;
  return { speech: sureSpeechOf(project.media.id), gaps: gapsOfTrack(track.id), wordless };
}

/** All that sounds like speech, as the list of problems was made from it. */
export function soundsOf(project: OpenProject): readonly Span[] {
  return partsOf(spokenOf(project));
}

function partsOf({ speech, gaps }: Spoken): readonly Span[] {
  return [...(speech ?? []), ...gaps];
}

async function review({ cues, options, spoken, sources }: Subject): Promise<void> {
  running?.abort();
  const controller = new AbortController();
  running = controller;
  reviewStore.set((state) => ({ ...state, status: 'running' }));
  let problems: readonly ReviewProblem[] = [];
  const steps = function* (): Generator<void, void> {
    const found = yield* reviewSteps(cues, reviewed, options);
    const withoutText = withSpeechWithoutText(found, cues, partsOf(spoken), spoken.wordless);
    problems = withChangedSources(withoutText, cues, sources);
  };
  if (!(await runInSlices(steps(), { signal: controller.signal, whenIdle: true }))) return;
  reviewed = cues;
  reviewStore.set((state) => ({ ...state, status: 'done', problems, byCue: byCue(problems) }));
}

function isSame(a: Subject, b: Subject): boolean {
  const isSpokenSame = (['speech', 'gaps', 'wordless'] as const).every(
    (key) => a.spoken[key] === b.spoken[key],
  );
  return (
    a.cues === b.cues && a.sources === b.sources && isSpokenSame && haveSameOptions(a.options, b.options)
  );
}

function haveSameOptions(a: ReviewOptions, b: ReviewOptions): boolean {
  return (Object.keys({ ...a, ...b }) as (keyof ReviewOptions)[]).every((key) => a[key] === b[key]);
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
gapsStore.subscribe(followProject);
speakersStore.subscribe(followProject);
spellingStore.subscribe(followProject);
