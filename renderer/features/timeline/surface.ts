/**
 * [Note: Timeline surface] Two canvases and some elements over them, outside React. The backdrop has what only the
 * view changes (ruler, pictures, sound), the front what edits change (chapters, cues); each is drawn when something
 * it shows has changed, at most once a frame. The playhead is an element that only moves, so playing draws nothing.
 */
import { analysesStore } from '../../analyses/analyses-store.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { playhead } from '../../player/playhead.ts';
import { frameRateOf } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { openProject, projectStore } from '../../project/project-store.ts';
import { drawChapters } from './draw/chapters.ts';
import { drawTrack, drawTrackGround } from './draw/cues.ts';
import { drawRuler } from './draw/ruler.ts';
import { drawShots } from './draw/shots.ts';
import { drawThumbnails } from './draw/thumbnails.ts';
import { drawCurrentRange, drawWaveform } from './draw/waveform.ts';
import { laneOfKind } from './layout.ts';
import type { Palette } from './palette.ts';
import { readPalette, watchPalette } from './palette.ts';
import { loadPeaks, peaksStore } from './peaks-store.ts';
import type { Scene } from './scene.ts';
import { layoutOf } from './scene.ts';
import { ThumbnailCache } from './thumbnail-cache.ts';
import { changeTimeline, changeView, setViewport, timelineStore } from './timeline-store.ts';
import { followPlayhead, reveal, xAtTime } from './view.ts';

interface SurfaceElements {
  /** Scrolls when there are more lanes than fit; its size is what the lanes share. */
  readonly scroller: HTMLElement;
  readonly root: HTMLElement;
  readonly backdrop: HTMLCanvasElement;
  readonly front: HTMLCanvasElement;
  readonly playhead: HTMLElement;
}

type Layer = 'backdrop' | 'front';
type Thumbnails = MediaDetail['thumbnails'];

export class TimelineSurface {
  readonly #elements: SurfaceElements;
  readonly #stops: (() => void)[] = [];
  readonly #dirty = new Set<Layer>();
  #frame: number | null = null;
  #palette: Palette;
  #project: OpenProject | null = openProject();
  #state = timelineStore.get();
  #thumbnails: { readonly of: Thumbnails; readonly cache: ThumbnailCache } | null = null;
  #hoveredCueId: string | null = null;
  #isHeld = false;

  constructor(elements: SurfaceElements) {
    this.#elements = elements;
    this.#palette = readPalette(elements.root);
    this.#listen();
    this.#relayout();
    this.#mediaChanged();
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    this.#thumbnails?.cache.dispose();
    this.#thumbnails = null;
  }

  /** What is drawn now; null without a project. */
  scene(): Scene | null {
    const project = this.#project;
    if (project === null) return null;
    const { view, viewport, layout, preview } = timelineStore.get();
    return {
      project,
      view,
      widthPx: viewport.widthPx,
      layout,
      palette: this.#palette,
      frameRate: frameRateOf(project),
      peaks: peaksStore.get().peaks,
      preview,
      hoveredCueId: this.#hoveredCueId,
    };
  }

  /** While the pointer drags, the view moves only as the drag wants. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  hover(cueId: string | null): void {
    if (cueId === this.#hoveredCueId) return;
    this.#hoveredCueId = cueId;
    this.#invalidate('front');
  }

  #listen(): void {
    const { scroller, root } = this.#elements;
    const resize = new ResizeObserver(() => this.#relayout());
    resize.observe(scroller);
    resize.observe(root);
    this.#stops.push(
      () => resize.disconnect(),
      watchPalette(() => this.#paletteChanged()),
      projectStore.subscribe(() => this.#projectChanged()),
      analysesStore.subscribe(() => this.#analysesChanged()),
      timelineStore.subscribe(() => this.#stateChanged()),
      peaksStore.subscribe(() => this.#invalidate('backdrop')),
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
    if (before?.media !== project.media) this.#mediaChanged();
    const isSame =
      before?.tracks === project.tracks &&
      before.activeTrackId === project.activeTrackId &&
      before.media === project.media;
    if (!isSame) this.#relayout();
    this.#invalidate('front');
  }

  #mediaChanged(): void {
    const media = this.#project?.media;
    if (media === undefined) return;
    void loadPeaks(media.peaksUrl);
    if (!isSameSheets(this.#thumbnails?.of ?? null, media.thumbnails)) {
      this.#thumbnails?.cache.dispose();
      this.#thumbnails =
        media.thumbnails === null
          ? null
          : {
              of: media.thumbnails,
              cache: new ThumbnailCache(media.thumbnails, () => this.#invalidate('backdrop')),
            };
    }
    this.#invalidate('backdrop', 'front');
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
    if (before.preview !== state.preview) this.#invalidate('front');
  }

  #relayout(): void {
    const project = this.#project;
    if (project === null) return;
    const { scroller, root } = this.#elements;
    const layout = layoutOf(project, scroller.clientHeight, this.#palette.textScale);
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

  #invalidate(...layers: Layer[]): void {
    for (const layer of layers) this.#dirty.add(layer);
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#frame = null;
    const scene = this.scene();
    const layers = [...this.#dirty];
    this.#dirty.clear();
    if (scene === null || scene.widthPx === 0) return;
    if (layers.includes('backdrop')) this.#drawBackdrop(scene);
    if (layers.includes('front')) this.#drawFront(scene);
  }

  #drawBackdrop(scene: Scene): void {
    const { context, density } = prepare(this.#elements.backdrop, scene);
    const cache = this.#thumbnails?.cache;
    cache?.startFrame();
    context.fillStyle = scene.palette.background;
    context.fillRect(0, 0, scene.widthPx, scene.layout.height);
    for (const lane of scene.layout.lanes) if (lane.kind === 'track') drawTrackGround(context, scene, lane);
    for (const lane of scene.layout.lanes) {
      if (lane.kind === 'ruler') drawRuler(context, scene, lane);
      else if (lane.kind === 'thumbnails')
        drawThumbnails(context, scene, lane, cache?.pictureOf ?? (() => null));
      else if (lane.kind === 'waveform') drawWaveform(context, scene, lane, density);
    }
    const shots = laneOfKind(scene.layout, 'shots');
    if (shots !== null) drawShots(context, scene, shots);
    cache?.endFrame();
  }

  #drawFront(scene: Scene): void {
    const { context } = prepare(this.#elements.front, scene);
    context.clearRect(0, 0, scene.widthPx, scene.layout.height);
    let isUnfinished = false;
    for (const lane of scene.layout.lanes) {
      if (lane.kind === 'track') isUnfinished = drawTrack(context, scene, lane) || isUnfinished;
      else if (lane.kind === 'waveform') drawCurrent(context, scene);
    }
    const chapters = laneOfKind(scene.layout, 'chapters');
    if (chapters !== null) drawChapters(context, scene, chapters);
    if (isUnfinished) this.#invalidate('front');
  }
}

function drawCurrent(context: CanvasRenderingContext2D, scene: Scene): void {
  const lane = laneOfKind(scene.layout, 'waveform');
  const { project, preview } = scene;
  const id = project.currentCueId;
  if (lane === null || id === null || project.activeTrackId === null) return;
  const cue = project.cues.get(project.activeTrackId)?.find((each) => each.id === id);
  const range = preview?.proposed.get(id) ?? cue;
  if (range !== undefined) drawCurrentRange(context, scene, lane, range);
}

/** Sized for the screen's density; drawing is in CSS pixels. */
function prepare(
  canvas: HTMLCanvasElement,
  { widthPx, layout }: Scene,
): { readonly context: CanvasRenderingContext2D; readonly density: number } {
  const density = Math.max(1, Math.min(3, devicePixelRatio));
  const width = Math.round(widthPx * density);
  const height = Math.round(layout.height * density);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${layout.height}px`;
  }
  const context = canvas.getContext('2d', { alpha: canvas.dataset['layer'] === 'front' });
  if (context === null) throw new Error('The browser gives no canvas to draw on.');
  context.setTransform(density, 0, 0, density, 0, 0);
  return { context, density };
}

function isSameSheets(a: Thumbnails, b: Thumbnails): boolean {
  return a === b || (a !== null && b !== null && a.url === b.url && a.count === b.count);
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
