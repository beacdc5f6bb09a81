import type { Chapter } from '../../../../../core/project/project.ts';
import { playerControls } from '../../../../player/playhead.ts';
import { openProject } from '../../../../project/project-store.ts';
import {
  registerLane,
  type LaneHit,
  type LaneHost,
  type LaneWork,
} from '../../../../workspace/timeline/lane.ts';
import { addChapterAt, startRenaming } from './chapter-actions.ts';
import { chapterAtX } from './chapter-at.ts';
import { chapterDragStore } from './chapter-stores.ts';
import { ChapterEditor } from './ChapterEditor.tsx';
import { dragChapter } from './drag-chapter.ts';
import { drawChapters } from './draw.ts';

registerLane({
  id: 'chapters',
  order: 20,
  isPinned: true,
  lanesOf: () => [{ key: '', height: { px: 20, scales: true } }],
  start: startChapters,
  overlay: ChapterEditor,
});

function startChapters({ invalidate }: LaneHost): LaneWork {
  return {
    // Its flags stand over all lanes below.
    paint: { overFront: drawChapters },
    hitTest({ project, view }, _, x) {
      const chapter = chapterAtX(project.chapters, view, x);
      return chapter === null ? betweenChapters : chapterHit(chapter);
    },
    stop: chapterDragStore.subscribe(() => invalidate('front')),
  };
}

function chapterHit(chapter: Chapter): LaneHit {
  return {
    cursor: 'pointer',
    begin(place, feedback) {
      const project = openProject();
      return project === null ? null : dragChapter(project, chapter, place, feedback);
    },
    doubleClick: () => startRenaming(chapter.id),
  };
}

const betweenChapters: LaneHit = {
  cursor: 'default',
  begin({ timeMs }) {
    playerControls().seek(timeMs);
    return null;
  },
  doubleClick: ({ timeMs }) => addChapterAt(timeMs),
};
