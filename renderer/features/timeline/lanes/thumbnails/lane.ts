import { openProject, projectStore } from '../../../../project/project-store.ts';
import { playerControls } from '../../../../player/playhead.ts';
import {
  registerLane,
  type LaneHit,
  type LaneHost,
  type LaneWork,
} from '../../../../workspace/timeline/lane.ts';
import { choose } from '../../choose.ts';
import { scrub } from '../../scrub.ts';
import { drawThumbnails } from './draw.ts';
import { ThumbnailCache, type Sheets } from './thumbnail-cache.ts';
import { ThumbnailMenu, thumbnailMenuStore } from './ThumbnailMenu.tsx';
import { ThumbnailsNotice } from './ThumbnailsNotice.tsx';

registerLane({
  id: 'thumbnails',
  order: 30,
  isPinned: true,
  lanesOf: ({ media }) => (media.hasVideo ? [{ key: '', height: { least: 36, most: 72, share: 0.3 } }] : []),
  start: startThumbnails,
  notice: ThumbnailsNotice,
  overlay: ThumbnailMenu,
});

/** As anywhere else, and a menu for the picture under the pointer. */
const picture: LaneHit = {
  cursor: 'default',
  begin: (place, feedback) => (place.shift ? choose(place, feedback) : scrub(place)),
  menu({ timeMs }, at) {
    playerControls().seek(timeMs);
    thumbnailMenuStore.set(at);
  },
};

function startThumbnails({ invalidate }: LaneHost): LaneWork {
  let sheets: Sheets | null = null;
  let cache: ThumbnailCache | null = null;

  function follow(): void {
    const next = openProject()?.media.thumbnails ?? null;
    if (isSame(sheets, next)) return;
    sheets = next;
    cache?.dispose();
    cache = next === null ? null : new ThumbnailCache(next, () => invalidate('backdrop'));
  }

  follow();
  const stopFollowing = projectStore.subscribe(follow);
  return {
    paint: {
      content(context, scene, lane) {
        cache?.startFrame();
        drawThumbnails(context, scene, lane, cache?.pictureOf ?? nothing);
        cache?.endFrame();
      },
    },
    hitTest: () => picture,
    stop() {
      stopFollowing();
      cache?.dispose();
    },
  };
}

const nothing = (): null => null;

function isSame(a: Sheets | null, b: Sheets | null): boolean {
  return a === b || (a !== null && b !== null && a.url === b.url && a.count === b.count);
}
