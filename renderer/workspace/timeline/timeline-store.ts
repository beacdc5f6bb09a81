import { createStore } from '../../stores/store.ts';
import type { TimelineLayout } from './layout.ts';
import type { TimelineView, Viewport } from './view.ts';
import { clampView, initialView } from './view.ts';

interface TimelineState {
  /** The video that the view belongs to. */
  readonly mediaId: string | null;
  readonly view: TimelineView;
  readonly viewport: Viewport;
  readonly layout: TimelineLayout;
  /** Turns the page while playing. */
  readonly isFollowing: boolean;
  /** Moving and trimming shifts what comes after. */
  readonly isRippling: boolean;
}

export const timelineStore = createStore<TimelineState>({
  mediaId: null,
  view: { startMs: 0, msPerPixel: 50 },
  viewport: { widthPx: 0, durationMs: 0 },
  layout: { lanes: [], height: 0, viewHeight: 0, pinnedHeight: 0 },
  isFollowing: true,
  isRippling: false,
});

export function changeTimeline(change: Partial<TimelineState>): void {
  timelineStore.set((state) => ({ ...state, ...change }));
}

export function changeView(change: (view: TimelineView, viewport: Viewport) => TimelineView): void {
  timelineStore.set((state) => {
    if (state.viewport.widthPx === 0) return state;
    const view = clampView(change(state.view, state.viewport), state.viewport);
    return view === state.view ? state : { ...state, view };
  });
}

/** The canvas has another size, or another video is open, which starts with a view of its own. */
export function setViewport(mediaId: string, viewport: Viewport): void {
  timelineStore.set((state) => {
    const isNew = state.mediaId !== mediaId || state.viewport.widthPx === 0;
    const isSame =
      viewport.widthPx === state.viewport.widthPx && viewport.durationMs === state.viewport.durationMs;
    if (!isNew && isSame) return state;
    const view = isNew ? initialView(viewport) : clampView(state.view, viewport);
    return { ...state, mediaId, viewport, view };
  });
}
