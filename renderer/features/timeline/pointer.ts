/** From the events of the pointer and the wheel to gestures and movements of the view. */
import { showMenuByKey } from '../../editing/cue-menu-store.ts';
import { isMac } from '../../keys/shortcut.ts';
import type { Gesture, GestureFeedback, PointerPlace } from '../../workspace/timeline/gesture.ts';
import type { LaneHit } from '../../workspace/timeline/lane.ts';
import { laneAt } from '../../workspace/timeline/layout.ts';
import { changeView, timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { scrollBy, timeAtX, zoomAt } from '../../workspace/timeline/view.ts';
import { choose } from './choose.ts';
import { DragFeedback } from './drag-feedback.ts';
import type { FeedbackElements } from './drag-feedback.ts';
import { scrub } from './scrub.ts';
import type { TimelineSurface } from './surface.ts';

/** Less is the tremble of a click. */
const dragPx = 3;
const edgePx = 28;
/** Pixels a frame, at the edge and beyond it. */
const edgeSpeed = 0.35;

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
  readonly #feedback: GestureFeedback;
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
    root.addEventListener('contextmenu', (event) => this.#showMenu(event), { signal });
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

  /** null: no lane is there. */
  #hit({ x, y }: PointerPlace): LaneHit | null {
    const scene = this.#surface.scene();
    const lane = scene === null ? null : laneAt(scene.layout, y);
    if (scene === null || lane === null) return null;
    return this.#surface.workOf(lane.kind)?.hitTest?.(scene, lane, x, y) ?? onlyTime;
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0 || this.#press !== null || isControl(event.target, this.#root)) return;
    const place = this.#placeOf(event);
    const gesture = this.#hit(place)?.begin(place, this.#feedback) ?? null;
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
    press.wasDragged ||= Math.hypot(place.x - press.from.x, place.y - press.from.y) >= dragPx;
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
    this.#surface.hover(hit?.hovered ?? null);
    this.#root.style.cursor = hit?.cursor ?? 'default';
    this.#root.title = hit?.title ?? '';
  }

  /** A drag that reaches the edge takes the film along, the faster the farther out. */
  #scrollAtEdges(): void {
    this.#scrolling ??= requestAnimationFrame(() => {
      this.#scrolling = null;
      const press = this.#press;
      if (press === null) return;
      const { x } = this.#placeOf(press.last);
      const { widthPx } = timelineStore.get().viewport;
      const beyond = x < edgePx ? x - edgePx : Math.max(0, x - (widthPx - edgePx));
      if (beyond === 0) return;
      const before = timelineStore.get().view;
      changeView((view, viewport) => scrollBy(view, beyond * edgeSpeed, viewport));
      if (timelineStore.get().view === before) return;
      press.gesture.move(this.#placeOf(press.last));
      this.#scrollAtEdges();
    });
  }

  /** On a lane that has one; the pointer's place is then where its commands mean. */
  #showMenu(event: MouseEvent): void {
    if (isControl(event.target, this.#root)) return;
    event.preventDefault();
    const place = this.#placeOf(event);
    const isOverPage = this.#root.contains(document.elementFromPoint(event.clientX, event.clientY));
    const hit = isOverPage ? this.#hit(place) : null;
    if (hit?.menu !== undefined) hit.menu(place, { x: event.clientX, y: event.clientY });
    else showMenuByKey();
  }

  #doubleClick(event: MouseEvent): void {
    if (isControl(event.target, this.#root)) return;
    const place = this.#placeOf(event);
    this.#hit(place)?.doubleClick?.(place);
  }
}

/** Where a lane has nothing of its own, the pointer moves the playhead; with Shift it chooses a stretch of time. */
const onlyTime: LaneHit = {
  cursor: 'default',
  begin: (place, feedback) => (place.shift ? choose(place, feedback) : scrub(place)),
};

/** A text field or button that lies over the surface. */
function isControl(target: EventTarget | null, root: HTMLElement): boolean {
  return (
    target instanceof Element &&
    target.closest('input, button, [role=dialog]') !== null &&
    root.contains(target)
  );
}

/** Zoom of a notch of the wheel and of a pinch, for each unit of its delta. */
const wheelZoom = 0.0022;
const pinchZoom = 0.012;

function wheel(event: WheelEvent, root: HTMLElement, scroller: HTMLElement): void {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? root.clientWidth : 1;
  const main = (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY) * unit;
  if (event.altKey || event.ctrlKey || event.metaKey) {
    // A pinch of the touchpad comes as the wheel with Ctrl and small deltas.
    const rate = event.ctrlKey && Math.abs(main) < 40 ? pinchZoom : wheelZoom;
    const x = event.clientX - root.getBoundingClientRect().left;
    changeView((view, viewport) => zoomAt(view, x, Math.exp(main * rate), viewport));
    return;
  }
  if (event.shiftKey && scroller.scrollHeight > scroller.clientHeight) scroller.scrollTop += main;
  else changeView((view, viewport) => scrollBy(view, main, viewport));
}
