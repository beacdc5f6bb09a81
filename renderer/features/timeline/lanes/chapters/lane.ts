import type { Chapter } from '../../../../../core/project/project.ts';
import { chaptersStore, chapterViewStore, proposalsOf } from '../../../../analyses/chapters-store.ts';
import { acceptProposals, mayChange } from '../../../../editing/chapter-edits.ts';
import { playerControls } from '../../../../player/playhead.ts';
import { openProject } from '../../../../project/project-store.ts';
import type { Gesture } from '../../../../workspace/timeline/gesture.ts';
import {
  registerLane,
  type LaneHit,
  type LaneHost,
  type LaneWork,
  type Scene,
} from '../../../../workspace/timeline/lane.ts';
import { addChapterAt, startRenaming } from './chapter-actions.ts';
import { chapterDragStore, chapterMenuStore, chosenProposalStore } from './chapter-stores.ts';
import { ChapterOverlay } from './ChapterOverlay.tsx';
import { ChaptersHeader } from './ChaptersHeader.tsx';
import { dragChapter } from './drag-chapter.ts';
import { drawChapters, marksOnLane } from './draw.ts';
import { hoverText } from './mark-text.ts';
import { markAtX, type ProposalOnLane } from './marks.ts';
import { chooseProposal, settleProposal } from './proposal-actions.ts';

registerLane({
  id: 'chapters',
  order: 20,
  isPinned: true,
  lanesOf: () => [{ key: '', height: { px: 22, scales: true } }],
  start: startChapters,
  header: ChaptersHeader,
  overlay: ChapterOverlay,
});

function startChapters({ invalidate }: LaneHost): LaneWork {
  const redraw = (): void => invalidate('front');
  const stops = [chapterDragStore, chosenProposalStore, chaptersStore, chapterViewStore].map((store) =>
    store.subscribe(redraw),
  );
  return {
    // Its flags stand over all lanes below.
    paint: { overFront: drawChapters },
    hitTest: (scene, _, x) => hitAt(scene, x),
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function hitAt({ project, view }: Scene, x: number): LaneHit {
  const mark = markAtX(marksOnLane(project.chapters, proposalsOf(project)), view, x);
  if (mark === null) return betweenChapters;
  const title = hoverText(project, mark);
  return mark.kind === 'proposal' ? { ...proposalHit(mark), title } : { ...chapterHit(mark.chapter), title };
}

function chapterHit(chapter: Chapter): LaneHit {
  return {
    cursor: 'pointer',
    begin(place, feedback) {
      chosenProposalStore.set(null);
      const project = openProject();
      if (project === null) return null;
      return chapter.isLocked === true ? keepLocked(chapter) : dragChapter(project, chapter, place, feedback);
    },
    doubleClick: () => startRenaming(chapter.id),
    menu({ timeMs }, at) {
      chapterMenuStore.set({ at, timeMs, what: { kind: 'chapter', id: chapter.id } });
    },
  };
}

/** It stays where it is, and says so once. */
function keepLocked(chapter: Chapter): Gesture {
  let isTold = false;
  return {
    cursor: 'not-allowed',
    move() {
      if (!isTold) mayChange(chapter);
      isTold = true;
    },
    end(_, wasDragged) {
      if (!wasDragged) playerControls().seek(chapter.startMs);
    },
    cancel: () => undefined,
  };
}

function proposalHit({ proposal }: ProposalOnLane): LaneHit {
  return {
    cursor: 'pointer',
    begin() {
      chooseProposal(proposal);
      playerControls().seek(proposal.startMs);
      return null;
    },
    doubleClick: () => settleProposal(proposal, acceptProposals),
    menu({ timeMs }, at) {
      chooseProposal(proposal);
      chapterMenuStore.set({ at, timeMs, what: { kind: 'proposal', startMs: proposal.startMs } });
    },
  };
}

const betweenChapters: LaneHit = {
  cursor: 'default',
  begin({ timeMs }) {
    chosenProposalStore.set(null);
    playerControls().seek(timeMs);
    return null;
  },
  doubleClick: ({ timeMs }) => addChapterAt(timeMs),
  menu: ({ timeMs }, at) => chapterMenuStore.set({ at, timeMs, what: { kind: 'none' } }),
};
