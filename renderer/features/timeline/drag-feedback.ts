/** What a drag shows beside the cues: the line it snaps to, its times at the pointer, the marquee. */
import type { SnapPoint } from '../../../core/edit/snap.ts';
import { t } from '../../i18n/i18n.ts';
import { formatMs } from '../../player/timecode.ts';
import type { GestureFeedback, PointerPlace, Times } from '../../workspace/timeline/gesture.ts';
import type { Lane } from '../../workspace/timeline/layout.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { xAtTime } from '../../workspace/timeline/view.ts';

export interface FeedbackElements {
  readonly snapLine: HTMLElement;
  readonly label: HTMLElement;
  readonly marquee: HTMLElement;
}

export class DragFeedback implements GestureFeedback {
  readonly #elements: FeedbackElements;

  constructor(elements: FeedbackElements) {
    this.#elements = elements;
    this.hide();
  }

  show(place: PointerPlace, times: Times, deltaMs: number | null, snap: SnapPoint | null): void {
    const { label, snapLine } = this.#elements;
    const { view, viewport } = timelineStore.get();
    label.textContent = labelText(times, deltaMs, snap);
    label.hidden = false;
    const left = Math.min(Math.max(0, place.x + 14), viewport.widthPx - label.offsetWidth - 4);
    label.style.transform = `translate(${left}px, ${Math.max(0, place.y - 34)}px)`;
    snapLine.hidden = snap === null;
    if (snap === null) return;
    snapLine.dataset['kind'] = snap.kind;
    snapLine.style.transform = `translateX(${xAtTime(view, snap.timeMs)}px)`;
  }

  showMarquee(lane: Lane, fromMs: number, toMs: number): void {
    const { marquee } = this.#elements;
    const { view } = timelineStore.get();
    const left = xAtTime(view, Math.min(fromMs, toMs));
    marquee.hidden = false;
    marquee.style.transform = `translate(${left}px, ${lane.top}px)`;
    marquee.style.width = `${xAtTime(view, Math.max(fromMs, toMs)) - left}px`;
    marquee.style.height = `${lane.height}px`;
  }

  hide(): void {
    for (const element of Object.values(this.#elements) as HTMLElement[]) element.hidden = true;
  }
}

function labelText(times: Times, deltaMs: number | null, snap: SnapPoint | null): string {
  const range =
    times.startMs === times.endMs
      ? formatMs(times.startMs)
      : `${formatMs(times.startMs)} – ${formatMs(times.endMs)} · ${seconds(times.endMs - times.startMs)}`;
  const moved =
    deltaMs === null ? '' : `  (${deltaMs > 0 ? '+' : deltaMs < 0 ? '−' : ''}${seconds(Math.abs(deltaMs))})`;
  return `${range}${moved}${snap === null ? '' : `  ⌁ ${t(`timeline.snap.${snap.kind}`)}`}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
