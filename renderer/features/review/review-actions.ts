import { confirmCues } from '../../../core/edit/confirm.ts';
import { markWordless } from '../../../core/edit/tracks.ts';
import { replaceAllEdit, replaceInTexts } from '../../../core/find/replace.ts';
import type { Edit } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { fixProblem } from '../../../core/review/fix-problem.ts';
import type { ReviewCode, ReviewProblem } from '../../../core/review/review-problem.ts';
import { answerTo } from '../../../core/review/wordless.ts';
import { editContextOf, newId } from '../../project/edit-context.ts';
import { activeCues, activeTrack, applyEdit, openProject, selectCue } from '../../project/project-store.ts';
import { formatTime } from '../../editing/time-text.ts';
import { editTrack, goToCue } from '../../editing/cue-actions.ts';
import { stopEditing } from '../../editing/editing-store.ts';
import { flushTyping } from '../../editing/typing.ts';
import { playerControls } from '../../player/playhead.ts';
import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { chooseStretch } from '../../workspace/timeline/chosen-stretch.ts';
import { isPanelShown, openPanel } from '../../workspace/panels.ts';
import { problemText } from './problem-text.ts';
import { rowOffer } from './current-offer.ts';
import { confirmTranslated } from '../translate/index.ts';
import { reviewOptionsOf, soundsOf } from './review-session.ts';
import { reviewStore, shownProblems } from './review-store.ts';
import { confirmUncertain, currentUncertain, giveUncertain } from './uncertain-speaker.ts';

export function showKind(kind: ReviewCode | null): void {
  reviewStore.set((state) => ({ ...state, kind }));
}

export function hasProblems(): boolean {
  return problemsGoneThrough().length > 0;
}

/** The kind that is chosen counts while one sees that it is. */
function problemsGoneThrough(): readonly ReviewProblem[] {
  const state = reviewStore.get();
  return isPanelShown('review') ? shownProblems(state) : state.problems;
}

/** The panels that show what is wrong with the current cue. */
const saying = ['cues', 'review', 'inspector'] as const;

/** The next or previous problem from the current cue on; behind the last comes the first. */
export function goToNextProblem(step: 1 | -1): void {
  const problems = problemsGoneThrough();
  const project = openProject();
  if (problems.length === 0 || project === null) return;
  if (!saying.some(isPanelShown)) openPanel('review');
  stopEditing();
  const problem = problems[nextIndex(problems, step)]!;
  goToProblem(problem);
  announce(withAlternatives(problemText(problem, t)));
}

function withAlternatives(problem: string): string {
  const word = rowOffer()?.word;
  if (word === undefined) return problem;
  const others = word.alternatives.map(({ text }, index) => `${index + 1} ${text}`).join(', ');
  return t('review.orElse', { problem, word: word.text, others });
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
  if (problem.span === undefined) goToCue(cue);
  else if (problem.code === 'uncertain-speaker') {
    selectCue(cue.id);
    playerControls().seek(problem.span.startMs);
  } else {
    selectCue(cue.id);
    chooseStretch(problem.span);
    playerControls().seek(problem.span.startMs);
  }
}

/** What mending it would change; null when there is nothing safe to do. */
export function previewFix(problem: ReviewProblem): Edit | null {
  const project = openProject();
  const context = project === null ? null : editContextOf(project);
  const options = project === null ? null : reviewOptionsOf(project);
  return context === null || options === null ? null : fixProblem(context, problem, options);
}

/** False: there is nothing safe to do (any more). */
export function fix(problem: ReviewProblem): boolean {
  const project = openProject();
  const options = project === null ? null : reviewOptionsOf(project);
  return options !== null && editTrack((c) => fixProblem(c, problem, options)) !== null;
}

/** The problem that F8 has come to, or else the first one of the current cue that can be mended. */
function currentProblem(): ReviewProblem | null {
  const { byCue, currentId } = reviewStore.get();
  const own = byCue.get(openProject()?.currentCueId ?? '') ?? [];
  return own.find(({ id }) => id === currentId) ?? own.find(({ fixable }) => fixable) ?? own[0] ?? null;
}

export function hasCurrentWithoutText(): boolean {
  return currentProblem()?.code === 'speech-without-text';
}

/** By key, as `fixCurrent`. */
export function markCurrentNoWords(): void {
  const problem = currentProblem();
  if (problem?.code !== 'speech-without-text') return;
  markNoWords(problem);
  goToNextProblem(1);
}

export function hasCurrentProblem(): boolean {
  return currentProblem() !== null;
}

/** By key: mends it and goes on to the next; where that is not safe it says so and stays. */
export function fixCurrent(): void {
  flushTyping();
  const problem = currentProblem();
  if (problem === null) return;
  const uncertain = currentUncertain();
  if (uncertain !== null) confirmUncertain(uncertain);
  else if (isConfirmed(problem)) markCorrect(problem);
  else if (!fix(problem)) {
    announce(t('review.byHand'), true);
    return;
  }
  goToNextProblem(1);
}

/** By key: the row that the review is at is said by them, and it goes on to the next. */
export function giveCurrentTo(name: string): void {
  const uncertain = currentUncertain();
  if (uncertain === null) return;
  giveUncertain(uncertain, name);
  goToNextProblem(1);
}

/** What a plan found no safe fix for is no longer offered. */
export function noteRefused(problems: readonly ReviewProblem[]): void {
  const project = openProject();
  if (project === null) return;
  const byId = new Map(activeCues(project).map((cue) => [cue.id, cue]));
  const refused = new Map<string, TrackCue>();
  for (const { id, cueId } of problems) {
    const cue = byId.get(cueId);
    if (cue !== undefined) refused.set(id, cue);
  }
  reviewStore.set((state) => ({ ...state, refused }));
}

/** A doubt, which is settled by saying that all is well. */
export function isConfirmed({ code }: ReviewProblem): boolean {
  return code === 'low-confidence' || isOfTranslation(code);
}

function isOfTranslation(code: ReviewCode): boolean {
  return code === 'doubtful-translation' || code === 'changed-source';
}

/** A person has looked at it: the doubt is gone. */
export function markCorrect({ code, cueId }: ReviewProblem): void {
  if (isOfTranslation(code)) confirmTranslated([cueId]);
  else editTrack((c) => confirmCues(c, [cueId]));
}

/** A model has another try; what a person wrote there is asked for, too. */
export function isTranslatedAgain({ code }: ReviewProblem): boolean {
  return isOfTranslation(code);
}

/** Nobody says words there: it is found no more until the sound or the text of the stretch changes. */
export function markNoWords(problem: ReviewProblem): void {
  flushTyping();
  const project = openProject();
  const track = project === null ? null : activeTrack(project);
  const stretch = project === null ? null : answerTo(problem, soundsOf(project));
  if (track === null || stretch === null) return;
  applyEdit(markWordless(track, stretch, formatTime(stretch.startMs, false), newId));
}

/** Another word in its place, wherever it stands in the cue; one edit. */
export function replaceWord({ id }: TrackCue, word: string, by: string): void {
  const query = { text: word, regex: false, matchCase: true, wholeWord: true };
  const scope = { kind: 'cues', ids: new Set([id]) } as const;
  stopEditing();
  editTrack((c) => replaceAllEdit(c, replaceInTexts(c.cues, query, by, scope)));
}
