import { type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Timeline.module.css';
import { changeView, timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { endMsOf } from '../../workspace/timeline/view.ts';

/** Where the view lies in the whole film; drag it, or press where it should go. */
export function TimelineScrollbar({ surfaceId }: { readonly surfaceId: string }): ReactNode {
  const t = useT();
  const thumb = useRef<HTMLDivElement>(null);
  const grabbedMs = useRef<number | null>(null);
  const percent = useStore(timelineStore, ({ view, viewport }) =>
    Math.round((100 * view.startMs) / Math.max(1, viewport.durationMs)),
  );
  useEffect(() => {
    const place = (): void => {
      const { view, viewport } = timelineStore.get();
      const whole = Math.max(viewport.durationMs, endMsOf(view, viewport), 1);
      const style = thumb.current!.style;
      style.left = `${(100 * view.startMs) / whole}%`;
      style.width = `max(16px, ${(100 * viewport.widthPx * view.msPerPixel) / whole}%)`;
    };
    place();
    return timelineStore.subscribe(place);
  }, []);
  const timeAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * timelineStore.get().viewport.durationMs;
  };
  return (
    <div
      className={styles.scrollbar}
      role="scrollbar"
      aria-label={t('timeline.scroll')}
      aria-controls={surfaceId}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const timeMs = timeAt(event);
        const { view, viewport } = timelineStore.get();
        const isInside = timeMs >= view.startMs && timeMs <= endMsOf(view, viewport);
        grabbedMs.current = isInside ? timeMs - view.startMs : (viewport.widthPx * view.msPerPixel) / 2;
        scrollTo(timeMs - grabbedMs.current);
      }}
      onPointerMove={(event) => {
        if (grabbedMs.current !== null) scrollTo(timeAt(event) - grabbedMs.current);
      }}
      onPointerUp={() => (grabbedMs.current = null)}
      onPointerCancel={() => (grabbedMs.current = null)}
    >
      <div ref={thumb} className={styles.scrollThumb} />
    </div>
  );
}

function scrollTo(startMs: number): void {
  changeView((view) => ({ ...view, startMs }));
}
