/** Which part of the film the timeline shows, and how times become places. All pure. */

export interface TimelineView {
  /** Time at the left edge, milliseconds, not rounded. */
  readonly startMs: number;
  readonly msPerPixel: number;
}

/** What bounds a view: the width of the canvas in CSS pixels and the length of the film. */
export interface Viewport {
  readonly widthPx: number;
  readonly durationMs: number;
}

/** A frame of 24 a second is 166 pixels wide then. */
export const closestMsPerPixel = 0.25;
/** The whole film leaves this much room on the right, so that its end can be seen and grabbed. */
const endMarginPx = 24;

export function xAtTime(view: TimelineView, timeMs: number): number {
  return (timeMs - view.startMs) / view.msPerPixel;
}

export function timeAtX(view: TimelineView, x: number): number {
  return view.startMs + x * view.msPerPixel;
}

export function endMsOf(view: TimelineView, viewport: Viewport): number {
  return timeAtX(view, viewport.widthPx);
}

/** At this zoom the whole film is seen. */
export function widestMsPerPixel({ widthPx, durationMs }: Viewport): number {
  return Math.max(closestMsPerPixel, durationMs / Math.max(1, widthPx - endMarginPx));
}

export function clampView(view: TimelineView, viewport: Viewport): TimelineView {
  const widest = widestMsPerPixel(viewport);
  const msPerPixel = Math.min(widest, Math.max(closestMsPerPixel, view.msPerPixel));
  const endMs = viewport.durationMs + endMarginPx * msPerPixel;
  const latest = Math.max(0, endMs - viewport.widthPx * msPerPixel);
  const startMs = Math.min(latest, Math.max(0, view.startMs));
  return startMs === view.startMs && msPerPixel === view.msPerPixel ? view : { startMs, msPerPixel };
}

/** The time under `x` stays where it is. `factor` above 1 shows more. */
export function zoomAt(view: TimelineView, x: number, factor: number, viewport: Viewport): TimelineView {
  const widest = widestMsPerPixel(viewport);
  const msPerPixel = Math.min(widest, Math.max(closestMsPerPixel, view.msPerPixel * factor));
  return clampView({ startMs: timeAtX(view, x) - x * msPerPixel, msPerPixel }, viewport);
}

export function scrollBy(view: TimelineView, pixels: number, viewport: Viewport): TimelineView {
  return clampView({ ...view, startMs: view.startMs + pixels * view.msPerPixel }, viewport);
}

export function fitAll(viewport: Viewport): TimelineView {
  return { startMs: 0, msPerPixel: widestMsPerPixel(viewport) };
}

/** The range fills most of the width. */
export function fitRange(startMs: number, endMs: number, viewport: Viewport): TimelineView {
  const span = Math.max(endMs - startMs, 1) * 1.25;
  const msPerPixel = Math.max(closestMsPerPixel, span / Math.max(1, viewport.widthPx));
  const middle = (startMs + endMs) / 2;
  return clampView({ startMs: middle - (viewport.widthPx * msPerPixel) / 2, msPerPixel }, viewport);
}

/** What a newly opened film shows: all of a short one, the first minute of a long one. */
export function initialView(viewport: Viewport): TimelineView {
  const all = fitAll(viewport);
  const minute = 60_000 / Math.max(1, viewport.widthPx);
  return all.msPerPixel <= 2 * minute ? all : clampView({ startMs: 0, msPerPixel: minute }, viewport);
}

/** The smallest move that shows the time, with some room around it; the same view when it is seen already. */
export function reveal(view: TimelineView, timeMs: number, viewport: Viewport): TimelineView {
  const x = xAtTime(view, timeMs);
  if (x >= 0 && x <= viewport.widthPx) return view;
  return clampView({ ...view, startMs: timeMs - viewport.widthPx * 0.3 * view.msPerPixel }, viewport);
}

/**
 * While the film plays: turns the page when the playhead comes near the edge it runs to, which keeps still what is
 * read and costs one drawing a page.
 */
export function followPlayhead(
  view: TimelineView,
  timeMs: number,
  direction: 1 | -1,
  viewport: Viewport,
): TimelineView {
  const fraction = xAtTime(view, timeMs) / Math.max(1, viewport.widthPx);
  const isBehind = direction === 1 ? fraction < 0 || fraction > 0.92 : fraction < 0.08 || fraction > 1;
  if (!isBehind) return view;
  const place = direction === 1 ? 0.08 : 0.92;
  return clampView({ ...view, startMs: timeMs - viewport.widthPx * place * view.msPerPixel }, viewport);
}
