/**
 * [Note: Timeline surface] Two canvases and some elements over them, outside React. The backdrop has what only the
 * view changes (ruler, pictures, sound), the front what edits change (chapters, cues); each is drawn when something
 * it shows has changed, at most once a frame. What is drawn is the lanes' own ([Note: Lanes]). The playhead is an
 * element that only moves, so playing draws nothing.
 */
import { analysesStore } from '../../analyses/analyses-store.ts';
import { summaryStore } from '../../analyses/summary-store.ts';
import { playhead } from '../../player/playhead.ts';
import { frameRateOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { openProject, projectStore } from '../../project/project-store.ts';
import {
  laneKindsStore,
  lanePlansOf,
  layOutProject,
  paintSteps,
  type LaneWork,
  type Layer,
  type Scene,
} from '../../workspace/timeline/lane.ts';
import type { Lane, LaneId } from '../../workspace/timeline/layout.ts';
import { scrollToSee } from '../../workspace/timeline/layout.ts';
import type { Palette } from '../../workspace/timeline/palette.ts';
import { readPalette, watchPalette } from '../../workspace/timeline/palette.ts';
import {
  changeTimeline,
  changeView,
  setViewport,
  timelineStore,
} from '../../workspace/timeline/timeline-store.ts';
import { followPlayhead, reveal, xAtTime } from '../../workspace/timeline/view.ts';

interface SurfaceElements {
  /** Scrolls when there are more lanes than fit; its size is what the lanes share. */
  readonly scroller: HTMLElement;
  readonly root: HTMLElement;
  readonly backdrop: HTMLCanvasElement;
  readonly front: HTMLCanvasElement;
  readonly playhead: HTMLElement;
}

export class TimelineSurface {
  readonly #elements: SurfaceElements;
  readonly #stops: (() => void)[] = [];
  readonly #dirty = new Set<Layer>();
  #frame: number | null = null;
  #palette: Palette;
  #project: OpenProject | null = openProject();
  #state = timelineStore.get();
  #hovered: string | null = null;
  readonly #works = new Map<LaneId, LaneWork>();
  #isHeld = false;
  /** What the lanes are laid out from, to tell whether they have to be anew. */
  #plans = '';

  constructor(elements: SurfaceElements) {
    this.#elements = elements;
    this.#palette = readPalette(elements.root);
    this.#startLanes();
    this.#listen();
    this.#relayout();
  }

  /** Also those that are registered later. */
  #startLanes(): void {
    const invalidate = (...layers: readonly Layer[]): void => this.#invalidate(...layers);
    const layOut = (): void => this.#relayout();
    for (const { id, start } of laneKindsStore.get()) {
      if (!this.#works.has(id)) this.#works.set(id, start({ invalidate, layOut }));
    }
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    for (const { stop } of this.#works.values()) stop?.();
    this.#works.clear();
  }

  workOf(lane: LaneId): LaneWork | null {
    return this.#works.get(lane) ?? null;
  }

  /** What is drawn now; null without a project. */
  scene(): Scene | null {
    const project = this.#project;
    if (project === null) return null;
    const { view, viewport, layout } = timelineStore.get();
    return {
      project,
      view,
      widthPx: viewport.widthPx,
      density: screenDensity(),
      layout,
      palette: this.#palette,
      frameRate: frameRateOf(project),
      hovered: this.#hovered,
    };
  }

  /** While the pointer drags, the view moves only as the drag wants. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  hover(name: string | null): void {
    if (name === this.#hovered) return;
    this.#hovered = name;
    this.#invalidate('front');
  }

  #listen(): void {
    const { scroller, root } = this.#elements;
    const resize = new ResizeObserver(() => this.#relayout());
    resize.observe(scroller);
    resize.observe(root);
    const scrolled = (): void => this.#relayout();
    scroller.addEventListener('scroll', scrolled, { passive: true });
    this.#stops.push(
      () => resize.disconnect(),
      () => scroller.removeEventListener('scroll', scrolled),
      watchPalette(() => this.#paletteChanged()),
      projectStore.subscribe(() => this.#projectChanged()),
      analysesStore.subscribe(() => this.#analysesChanged()),
      summaryStore.subscribe(() => this.#analysesChanged()),
      timelineStore.subscribe(() => this.#stateChanged()),
      laneKindsStore.subscribe(() => {
        this.#startLanes();
        this.#relayout();
      }),
      playhead.subscribe(() => this.#playheadMoved()),
      watchDensity(() => this.#relayout()),
    );
  }

  #paletteChanged(): void {
    this.#palette = readPalette(this.#elements.root);
    this.#relayout();
    this.#invalidate('backdrop', 'front');
  }

  #projectChanged(): void {
    const before = this.#project;
    const project = openProject();
    this.#project = project;
    if (project === null) return;
    if (before?.media !== project.media) this.#invalidate('backdrop');
    // Lanes are as high as their cues need where these overlap; most edits change nothing about that.
    const isSame = before?.media === project.media && JSON.stringify(lanePlansOf(project)) === this.#plans;
    if (!isSame) this.#relayout();
    if (before?.activeTrackId !== project.activeTrackId) this.#showActiveLane();
    this.#invalidate('front');
  }

  #showActiveLane(): void {
    const { layout } = timelineStore.get();
    const lane = layout.lanes.find(({ isActive }) => isActive);
    const by = lane === undefined ? 0 : scrollToSee(layout, lane);
    if (by !== 0) this.#elements.scroller.scrollTop += by;
  }

  #analysesChanged(): void {
    this.#relayout();
    this.#invalidate('backdrop', 'front');
  }

  #stateChanged(): void {
    const before = this.#state;
    const state = timelineStore.get();
    this.#state = state;
    if (before.view !== state.view || before.viewport !== state.viewport || before.layout !== state.layout) {
      this.#invalidate('backdrop', 'front');
      this.#placePlayhead();
    }
  }

  #relayout(): void {
    const project = this.#project;
    if (project === null) return;
    const { scroller, root } = this.#elements;
    this.#plans = JSON.stringify(lanePlansOf(project));
    const height = scroller.clientHeight;
    const layout = layOutProject(project, height, this.#palette.textScale, scroller.scrollTop);
    changeTimeline({ layout });
    setViewport(project.media.id, { widthPx: root.clientWidth, durationMs: project.media.durationMs });
    this.#invalidate('backdrop', 'front');
    this.#placePlayhead();
  }

  #playheadMoved(): void {
    const { timeMs, playing, rate } = playhead.get();
    if (timelineStore.get().isFollowing && !this.#isHeld) {
      changeView((view, viewport) =>
        playing ? followPlayhead(view, timeMs, rate < 0 ? -1 : 1, viewport) : reveal(view, timeMs, viewport),
      );
    }
    this.#placePlayhead();
  }

  #placePlayhead(): void {
    const { view, viewport } = timelineStore.get();
    const x = xAtTime(view, playhead.get().timeMs);
    const { style } = this.#elements.playhead;
    style.visibility = x >= -1 && x <= viewport.widthPx + 1 ? 'visible' : 'hidden';
    style.transform = `translateX(${x}px)`;
  }

  #invalidate(...layers: readonly Layer[]): void {
    for (const layer of layers) this.#dirty.add(layer);
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = null;
    const scene = this.scene();
    const layers = [...this.#dirty];
    this.#dirty.clear();
    if (scene === null || scene.widthPx === 0) return;
    for (const layer of layers) this.#drawLayer(layer, scene);
  }

  #drawLayer(layer: Layer, scene: Scene): void {
    const context = prepare(this.#elements[layer], scene);
    if (layer === 'front') context.clearRect(0, 0, scene.widthPx, scene.layout.viewHeight);
    else {
      context.fillStyle = scene.palette.background;
      context.fillRect(0, 0, scene.widthPx, scene.layout.viewHeight);
    }
    let isUnfinished = false;
    for (const step of paintSteps[layer]) {
      for (const lane of scene.layout.lanes) {
        const paint = this.#works.get(lane.kind)?.paint[step];
        if (paint === undefined || !isSeen(lane, scene)) continue;
        const isClipped = clipBelowPinned(context, lane, scene);
        isUnfinished = paint(context, scene, lane) === true || isUnfinished;
        if (isClipped) context.restore();
      }
    }
    if (isUnfinished) this.#invalidate(layer);
  }
}

function isSeen(lane: Lane, { layout }: Scene): boolean {
  return lane.isPinned || (lane.top < layout.viewHeight && lane.top + lane.height > layout.pinnedHeight);
}

/** What is scrolled goes under the lanes that stay; true: the context is to be restored. */
function clipBelowPinned(context: CanvasRenderingContext2D, lane: Lane, { layout, widthPx }: Scene): boolean {
  if (lane.isPinned || layout.pinnedHeight === 0) return false;
  context.save();
  context.beginPath();
  context.rect(0, layout.pinnedHeight, widthPx, layout.viewHeight - layout.pinnedHeight);
  context.clip();
  return true;
}

function screenDensity(): number {
  return Math.max(1, Math.min(3, devicePixelRatio));
}

/** Sized for the screen's density; drawing is in CSS pixels. */
function prepare(canvas: HTMLCanvasElement, { widthPx, density, layout }: Scene): CanvasRenderingContext2D {
  const width = Math.round(widthPx * density);
  const height = Math.round(layout.viewHeight * density);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${layout.viewHeight}px`;
  }
  const context = canvas.getContext('2d', { alpha: canvas.dataset['layer'] === 'front' });
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}

/** The window moved to a screen of another density, or the page was zoomed. */
function watchDensity(changed: () => void): () => void {
  let query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const listen = (): void => {
    query.removeEventListener('change', listen);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', listen);
    changed();
  };
  query.addEventListener('change', listen);
  return () => query.removeEventListener('change', listen);
}
