/** From the events of the pointer and the wheel to gestures and movements of the view. */
import { playerControls } from '../../player/playhead.ts';
import { openProject, selectCue, selectCues, setActiveTrack } from '../../project/project-store.ts';
import { runCommand } from '../../commands/command.ts';
import { isMac } from '../../keys/shortcut.ts';
import { setCueTime } from '../../editing/cue-actions.ts';
import { addChapterAt, startRenaming } from './chapter-actions.ts';
import { DragFeedback } from './drag-feedback.ts';
import type { FeedbackElements } from './drag-feedback.ts';
import type { Gesture, PointerPlace } from './gesture.ts';
import { dragChapter, drawCue, marquee, moveSelected, scrub, trimEdge } from './gestures.ts';
import type { Hit } from './hit-test.ts';
import { hitTest } from './hit-test.ts';
import { cueIndexOf } from './scene.ts';
import type { TimelineSurface } from './surface.ts';
import { changeView, timelineStore } from './timeline-store.ts';
import { scrollBy, timeAtX, zoomAt } from './view.ts';

/** Less is the tremble of a click. */
const DRAG_PX = 3;
const EDGE_PX = 28;
/** Pixels a frame, at the edge and beyond it. */
const EDGE_SPEED = 0.35;

interface Press {
  readonly gesture: Gesture;
  readonly pointerId: number;
  readonly from: PointerPlace;
  wasDragged: boolean;
  last: PointerEvent;
}

export class TimelinePointer {
  readonly #root: HTMLElement;
  readonly #surface: TimelineSurface;
  readonly #feedback: DragFeedback;
  readonly #stop = new AbortController();
  #press: Press | null = null;
  #scrolling: number | null = null;

  constructor(
    root: HTMLElement,
    scroller: HTMLElement,
    surface: TimelineSurface,
    feedback: FeedbackElements,
  ) {
    this.#root = root;
    this.#surface = surface;
    this.#feedback = new DragFeedback(feedback);
    const { signal } = this.#stop;
    root.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    root.addEventListener('pointermove', (event) => this.#move(event), { signal });
    root.addEventListener('pointerup', (event) => this.#up(event), { signal });
    root.addEventListener('pointercancel', () => this.#cancel(), { signal });
    root.addEventListener('pointerleave', () => surface.hover(null), { signal });
    root.addEventListener('dblclick', (event) => this.#doubleClick(event), { signal });
    root.addEventListener('wheel', (event) => wheel(event, root, scroller), { signal, passive: false });
    window.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
  }

  dispose(): void {
    this.#cancel();
    this.#stop.abort();
  }

  #placeOf(event: MouseEvent): PointerPlace {
    const box = this.#root.getBoundingClientRect();
    const x = event.clientX - box.left;
    return {
      x,
      y: event.clientY - box.top,
      timeMs: Math.max(0, timeAtX(timelineStore.get().view, x)),
      shift: event.shiftKey,
      mod: isMac ? event.metaKey : event.ctrlKey,
    };
  }

  #hit({ x, y }: PointerPlace): Hit {
    const project = openProject();
    if (project === null) return { on: 'nothing' };
    const { view, layout } = timelineStore.get();
    const { activeTrackId, chapters, currentCueId } = project;
    const active = cueIndexOf(project, activeTrackId);
    return hitTest(
      {
        view,
        layout,
        chapters,
        activeTrackId,
        indexOf: (trackId) => cueIndexOf(project, trackId),
        currentCue: active.cues.find(({ id }) => id === currentCueId) ?? null,
      },
      x,
      y,
    );
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || this.#press !== null || isControl(event.target, this.#root)) return;
    const place = this.#placeOf(event);
    const gesture = begin(this.#hit(place), place, this.#feedback);
    this.#root.focus({ preventScroll: true });
    if (gesture === null) return;
    this.#root.setPointerCapture(event.pointerId);
    this.#root.style.cursor = gesture.cursor;
    this.#surface.hold(true);
    this.#press = { gesture, pointerId: event.pointerId, from: place, wasDragged: false, last: event };
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (press === null) {
      this.#showWhatIsUnder(event);
      return;
    }
    if (event.pointerId !== press.pointerId) return;
    press.last = event;
    const place = this.#placeOf(event);
    press.wasDragged ||= Math.hypot(place.x - press.from.x, place.y - press.from.y) >= DRAG_PX;
    if (!press.wasDragged) return;
    press.gesture.move(place);
    this.#scrollAtEdges();
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    if (press === null || event.pointerId !== press.pointerId) return;
    this.#release();
    press.gesture.end(this.#placeOf(event), press.wasDragged);
    this.#showWhatIsUnder(event);
  }

  #cancel(): void {
    const press = this.#press;
    this.#release();
    press?.gesture.cancel();
  }

  #release(): void {
    if (this.#press !== null && this.#root.hasPointerCapture(this.#press.pointerId)) {
      this.#root.releasePointerCapture(this.#press.pointerId);
    }
    this.#press = null;
    this.#surface.hold(false);
    this.#root.style.cursor = '';
    if (this.#scrolling !== null) cancelAnimationFrame(this.#scrolling);
    this.#scrolling = null;
  }

  #key(event: KeyboardEvent): void {
    if (this.#press === null) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#cancel();
    }
  }

  #showWhatIsUnder(event: PointerEvent): void {
    if (isControl(event.target, this.#root)) return;
    const hit = this.#hit(this.#placeOf(event));
    this.#surface.hover(hit.on === 'cue' ? hit.cue.id : null);
    this.#root.style.cursor = cursorOf(hit);
  }

  /** A drag that reaches the edge takes the film along, the faster the farther out. */
  #scrollAtEdges(): void {
    this.#scrolling ??= requestAnimationFrame(() => {
      this.#scrolling = null;
      const press = this.#press;
      if (press === null) return;
      const { x } = this.#placeOf(press.last);
      const { widthPx } = timelineStore.get().viewport;
      const beyond = x < EDGE_PX ? x - EDGE_PX : Math.max(0, x - (widthPx - EDGE_PX));
      if (beyond === 0) return;
      const before = timelineStore.get().view;
      changeView((view, viewport) => scrollBy(view, beyond * EDGE_SPEED, viewport));
      if (timelineStore.get().view === before) return;
      press.gesture.move(this.#placeOf(press.last));
      this.#scrollAtEdges();
    });
  }

  #doubleClick(event: MouseEvent): void {
    if (isControl(event.target, this.#root)) return;
    const place = this.#placeOf(event);
    const hit = this.#hit(place);
    if (hit.on === 'cue') runCommand(place.shift ? 'cue.playLoop' : 'cue.play');
    else if (hit.on === 'chapter') startRenaming(hit.chapter.id);
    else if (hit.on === 'chapters') addChapterAt(place.timeMs);
  }
}

/** A text field or button that lies over the surface. */
function isControl(target: EventTarget | null, root: HTMLElement): boolean {
  return (
    target instanceof Element &&
    target.closest('input, button, [role=dialog]') !== null &&
    root.contains(target)
  );
}

function begin(hit: Hit, place: PointerPlace, feedback: DragFeedback): Gesture | null {
  const project = openProject();
  if (project === null) return null;
  switch (hit.on) {
    case 'nothing':
      return null;
    case 'ruler':
    case 'thumbnails':
    case 'shots':
      return scrub(place);
    case 'waveform':
      return place.shift || place.mod ? setEdge(place) : scrub(place);
    case 'chapters':
      playerControls().seek(place.timeMs);
      return null;
    case 'chapter':
      return dragChapter(project, hit.chapter, place, feedback);
    case 'track':
      return beginInTrack(hit.trackId, place, feedback);
    case 'cue':
      return beginOnCue(hit, place, feedback);
  }
}

/** Shift-click sets the start of the current cue, Ctrl-click its end. */
function setEdge({ timeMs, shift }: PointerPlace): null {
  const project = openProject();
  const cue = cueIndexOf(project!, project!.activeTrackId).cues.find(
    ({ id }) => id === project!.currentCueId,
  );
  if (cue !== undefined) setCueTime(cue, shift ? 'start' : 'end', Math.round(timeMs));
  return null;
}

function beginInTrack(trackId: string, place: PointerPlace, feedback: DragFeedback): Gesture | null {
  if (openProject()?.activeTrackId !== trackId) {
    setActiveTrack(trackId);
    playerControls().seek(place.timeMs);
    return null;
  }
  const project = openProject()!;
  return place.shift || place.mod ? marquee(project, place, feedback) : drawCue(project, place, feedback);
}

function beginOnCue(
  hit: Extract<Hit, { on: 'cue' }>,
  place: PointerPlace,
  feedback: DragFeedback,
): Gesture | null {
  const { cue, part, trackId } = hit;
  if (openProject()?.activeTrackId !== trackId) setActiveTrack(trackId);
  if (part !== 'body' && !place.shift && !place.mod) {
    selectCue(cue.id);
    return trimEdge(openProject()!, cue, part, place, feedback);
  }
  if (place.shift || place.mod) {
    selectCue(cue.id, place.shift ? 'range' : 'toggle');
    return null;
  }
  const { selection } = openProject()!;
  if (selection.has(cue.id)) selectCues([...selection], cue.id);
  else selectCue(cue.id);
  return moveSelected(openProject()!, cue, place, feedback);
}

function cursorOf(hit: Hit): string {
  if (hit.on === 'cue') return hit.part === 'body' ? 'grab' : 'ew-resize';
  if (hit.on === 'chapter') return 'pointer';
  return hit.on === 'track' ? 'crosshair' : 'default';
}

/** Zoom of a notch of the wheel and of a pinch, for each unit of its delta. */
const WHEEL_ZOOM = 0.0022;
const PINCH_ZOOM = 0.012;

function wheel(event: WheelEvent, root: HTMLElement, scroller: HTMLElement): void {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? root.clientWidth : 1;
  const main = (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY) * unit;
  if (event.altKey || event.ctrlKey || event.metaKey) {
    // A pinch of the touchpad comes as the wheel with Ctrl and small deltas.
    const rate = event.ctrlKey && Math.abs(main) < 40 ? PINCH_ZOOM : WHEEL_ZOOM;
    const x = event.clientX - root.getBoundingClientRect().left;
    changeView((view, viewport) => zoomAt(view, x, Math.exp(main * rate), viewport));
    return;
  }
  if (event.shiftKey && scroller.scrollHeight > scroller.clientHeight) scroller.scrollTop += main;
  else changeView((view, viewport) => scrollBy(view, main, viewport));
}
