/** The proposal that Enter and Delete mean, and the way from one to the next. */
import { proposedChapters, type ProposedChapter } from '../../../../../core/chapters/proposals.ts';
import {
  chapterCounts,
  chapterTreeOf,
  chapterViewOf,
  proposalsOf,
  setWantedCount,
  wantedCount,
} from '../../../../analyses/chapters-store.ts';
import { acceptProposals, refuseProposals } from '../../../../editing/chapter-edits.ts';
import { t } from '../../../../i18n/i18n.ts';
import { announce } from '../../../../notices/announce.ts';
import { formatMs } from '../../../../player/timecode.ts';
import { playerControls, playhead } from '../../../../player/playhead.ts';
import { openProject, type OpenProject } from '../../../../project/project-store.ts';
import { changeView } from '../../../../workspace/timeline/timeline-store.ts';
import { reveal } from '../../../../workspace/timeline/view.ts';
import { chosenProposalStore } from './chapter-stores.ts';
import { marksOnLane } from './draw.ts';
import { reasonsOf, titleOnLane } from './mark-text.ts';
import { proposalFrom, proposalNear, type ProposalOnLane } from './marks.ts';
import { reasonText } from './reason-text.ts';

/** The one that is chosen, as it stands on the lane; null when it is no more. */
export function chosenProposal(project: OpenProject | null): ProposalOnLane | null {
  const startMs = chosenProposalStore.get();
  if (project === null || startMs === null) return null;
  const marks = marksOnLane(project.chapters, proposalsOf(project));
  const found = marks.find((mark) => mark.kind === 'proposal' && mark.startMs === startMs);
  return found?.kind === 'proposal' ? found : null;
}

export function hasProposals(): boolean {
  const project = openProject();
  return project !== null && proposalsOf(project).length > 0;
}

/** Enter and Delete have other meanings elsewhere: they are the proposal's while the timeline has the focus. */
export function isProposalMeant(): boolean {
  return (
    document.activeElement?.matches('[data-timeline-surface]') === true &&
    chosenProposal(openProject()) !== null
  );
}

/** Shows it and goes there, unless the video plays: then it stays with what is heard. */
export function chooseProposal({ startMs }: Pick<ProposedChapter, 'startMs'>): void {
  chosenProposalStore.set(startMs);
  changeView((view, viewport) => reveal(view, startMs, viewport));
  if (!playhead.get().playing) playerControls().seek(startMs);
}

export function goToProposal(step: 1 | -1): void {
  const project = openProject();
  if (project === null) return;
  const proposals = proposalsOf(project);
  const from = chosenProposal(project)?.startMs ?? playhead.get().timeMs - step;
  const target = proposalFrom(proposals, from, step);
  if (target === null) {
    announce(t(proposals.length === 0 ? 'chapter.noProposals' : 'chapter.noMoreProposals'), true);
    return;
  }
  chooseProposal(target);
  document.querySelector<HTMLElement>('[data-timeline-surface]')?.focus({ preventScroll: true });
  tellProposal(project, proposals);
}

function tellProposal(project: OpenProject, proposals: readonly ProposedChapter[]): void {
  const chosen = chosenProposal(project);
  if (chosen === null) return;
  const why = reasonsOf(project, chosen).map((reason) => reasonText(t, reason));
  const place = {
    ...{ title: titleOnLane(chosen), time: formatMs(chosen.startMs) },
    ...{ number: proposals.indexOf(chosen.proposal) + 1, count: proposals.length },
  };
  announce([t('chapter.proposalTold', place), ...why].join('. '));
}

function settle(how: (proposals: readonly ProposedChapter[]) => void): void {
  const chosen = chosenProposal(openProject());
  if (chosen !== null) settleProposal(chosen.proposal, how);
}

/** Then the next one is chosen, so that all are gone through by one key. */
export function settleProposal(
  proposal: ProposedChapter,
  how: (proposals: readonly ProposedChapter[]) => void,
): void {
  how([proposal]);
  const project = openProject();
  const next = project === null ? null : proposalNear(proposalsOf(project), proposal.startMs);
  if (next === null) chosenProposalStore.set(null);
  else chooseProposal(next);
}

export const acceptChosen = (): void => settle(acceptProposals);
export const refuseChosen = (): void => settle(refuseProposals);

/** One notch of the slider: fewer or more chapters of the same tree. */
export function changeCount(step: 1 | -1): void {
  const project = openProject();
  const tree = project === null ? null : chapterTreeOf(project.media.id);
  if (project === null || tree === null) return;
  const { id } = project.media;
  const { level } = chapterViewOf(id);
  const counts = chapterCounts(tree, level);
  const now = wantedCount(id, tree);
  const count = step === 1 ? counts.find((each) => each > now) : counts.findLast((each) => each < now);
  if (count !== undefined) setWantedCount(id, count);
  const shown = proposedChapters(tree, {
    count: wantedCount(id, tree),
    partsOnly: level === 'parts',
  }).length;
  announce(t('chapter.countTold', { count: shown }), true);
}

export function hasTree(): boolean {
  const project = openProject();
  return project !== null && chapterTreeOf(project.media.id) !== null;
}
