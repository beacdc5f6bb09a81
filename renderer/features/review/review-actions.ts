import { confirmCues } from '../../../core/edit/confirm.ts';
import type { Edit } from '../../../core/project/project.ts';
import { fixProblem, fixProblems } from '../../../core/review/fix-problem.ts';
import type { ReviewCode, ReviewProblem } from '../../../core/review/review-problem.ts';
import { editContextOf } from '../../project/edit-context.ts';
import { activeCues, openProject } from '../../project/project-store.ts';
import { editTrack, goToCue } from '../../editing/cue-actions.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { isPanelShown, openPanel } from '../../workspace/panels.ts';
import { reviewOptionsOf } from './review-session.ts';
import { reviewStore, shownProblems } from './review-store.ts';

export function showKind(kind: ReviewCode | null): void {
  reviewStore.set((state) => ({ ...state, kind }));
}

export function hasProblems(): boolean {
  return shownProblems(reviewStore.get()).length > 0;
}

/** The panels that show what is wrong with the current cue. */
const saying = ['cues', 'review', 'inspector'] as const;

/** The next or previous problem from the current cue on; behind the last comes the first. */
export function goToNextProblem(step: 1 | -1): void {
  const state = reviewStore.get();
  const problems = shownProblems(state);
  const project = openProject();
  if (problems.length === 0 || project === null) return;
  if (!saying.some(isPanelShown)) openPanel('review');
  stopEditing();
  goToProblem(problems[nextIndex(problems, step)]!);
}

function nextIndex(problems: readonly ReviewProblem[], step: 1 | -1): number {
  const { currentId } = reviewStore.get();
  const project = openProject();
  const currentCueId = project?.currentCueId ?? null;
  const current = problems.findIndex(({ id, cueId }) => id === currentId && cueId === currentCueId);
  if (current >= 0) return (current + step + problems.length) % problems.length;
  const order = new Map((project === null ? [] : activeCues(project)).map(({ id }, index) => [id, index]));
  const place = order.get(currentCueId ?? '') ?? -1;
  const placeOf = ({ cueId }: ReviewProblem): number => order.get(cueId) ?? -1;
  const next =
    step === 1
      ? problems.findIndex((problem) => placeOf(problem) >= place)
      : problems.findLastIndex((problem) => placeOf(problem) < place);
  return next >= 0 ? next : step === 1 ? 0 : problems.length - 1;
}

export function goToProblem(problem: ReviewProblem): void {
  const project = openProject();
  const cue = project === null ? undefined : activeCues(project).find(({ id }) => id === problem.cueId);
  if (cue === undefined) return;
  reviewStore.set((state) => ({ ...state, currentId: problem.id }));
  goToCue(cue);
}

/** What mending it would change; null when there is nothing safe to do. */
export function previewFix(problem: ReviewProblem): Edit | null {
  const project = openProject();
  const context = project === null ? null : editContextOf(project);
  const options = project === null ? null : reviewOptionsOf(project);
  return context === null || options === null ? null : fixProblem(context, problem, options);
}

export function fix(problem: ReviewProblem): void {
  const project = openProject();
  const options = project === null ? null : reviewOptionsOf(project);
  if (options !== null) editTrack((c) => fixProblem(c, problem, options));
}

/** All that are shown and can be mended safely, as one edit. */
export function fixAllShown(): void {
  const project = openProject();
  const options = project === null ? null : reviewOptionsOf(project);
  if (options === null) return;
  stopEditing();
  const fixable = shownProblems(reviewStore.get()).filter((problem) => problem.fixable);
  editTrack((c) => fixProblems(c, fixable, options));
}

/** A person has looked at it: the doubt is gone. */
export function markCorrect(problem: ReviewProblem): void {
  editTrack((c) => confirmCues(c, [problem.cueId]));
}
