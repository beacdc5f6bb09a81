/** What can be done where it is uncertain who speaks: listen, give it to somebody, or say that it is right. */
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import { confirmTurn, giveCues, giveTurn } from '../../editing/speaker-edits.ts';
import { runsOfCue } from '../../editing/speaker-turns.ts';
import { spokenOf } from '../../editing/speakers.ts';
import { playerControls } from '../../player/playhead.ts';
import { currentCueOf, openProject } from '../../project/project-store.ts';
import { isPanelShown } from '../../workspace/panels.ts';
import type { Times } from '../../workspace/timeline/gesture.ts';
import { reviewStore } from './review-store.ts';

export interface Uncertain {
  readonly problem: ReviewProblem;
  readonly cue: TrackCue;
}

/** Of the current row of the review, while it is on the page. */
export function currentUncertain(): Uncertain | null {
  const project = openProject();
  const cue = project === null ? null : currentCueOf(project);
  if (cue === null || !isPanelShown('review')) return null;
  const { byCue, currentId } = reviewStore.get();
  const problem = byCue.get(cue.id)?.find(({ id }) => id === currentId);
  return problem?.code === 'uncertain-speaker' ? { problem, cue } : null;
}

export function listenTo({ span }: ReviewProblem): void {
  if (span !== undefined) playerControls().playRange(span.startMs, span.endMs, false);
}

interface MeantRun extends Times {
  readonly speaker: string | null;
}

/** The run that is doubted; null: where two share a sentence, all of the cue. */
function meantRun({ problem: { span, measured }, cue }: Uncertain): MeantRun | null {
  if (measured === null || span === undefined) return null;
  const middleMs = (span.startMs + span.endMs) / 2;
  return runsOfCue(cue).find(({ startMs, endMs }) => startMs <= middleMs && middleMs <= endMs) ?? null;
}

export function giveUncertain(uncertain: Uncertain, name: string): void {
  const run = meantRun(uncertain);
  if (run === null || run.speaker === null) giveCues([uncertain.cue.id], name);
  else giveTurn(run, run.speaker, name);
}

/** Whoever speaks there as it is now. */
export function confirmUncertain(uncertain: Uncertain): void {
  confirmTurn(meantRun(uncertain) ?? uncertain.cue);
}

/** Who is meant by a number on the current row; null: it is another row, or nobody has it. */
export function speakerOfKey(number: number): string | null {
  const project = openProject();
  if (project === null || currentUncertain() === null) return null;
  return spokenOf(project).speakers.find((speaker) => speaker.number === number)?.name ?? null;
}
