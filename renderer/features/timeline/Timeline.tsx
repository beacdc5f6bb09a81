import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CueMenu } from '../../editing/CueMenu.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import { LaneHeaders } from './LaneHeaders.tsx';
import { LaneNotices, LaneOverlays } from './LaneNotices.tsx';
import { TimelinePointer } from './pointer.ts';
import { TimelineScrollbar } from './TimelineScrollbar.tsx';
import { TimelineSummary } from './TimelineSummary.tsx';
import { TimelineSurface } from './surface.ts';
import styles from './Timeline.module.css';
import { TimelineToolbar } from './TimelineToolbar.tsx';

export function Timeline(): ReactNode {
  const t = useT();
  const surfaceId = useId();
  return (
    <section className={styles.timeline} aria-label={t('timeline.name')}>
      <TimelineToolbar surfaceId={surfaceId} />
      <Surface surfaceId={surfaceId} />
      <TimelineScrollbar surfaceId={surfaceId} />
      <CueMenu />
    </section>
  );
}

/** The lanes: React makes the elements, everything that moves is drawn and placed outside of it. */
function Surface({ surfaceId }: { readonly surfaceId: string }): ReactNode {
  const t = useT();
  const descriptionId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const backdrop = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const playheadLine = useRef<HTMLDivElement>(null);
  const snapLine = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLDivElement>(null);
  const marquee = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const surface = new TimelineSurface({
      scroller: scroller.current!,
      root: root.current!,
      backdrop: backdrop.current!,
      front: front.current!,
      playhead: playheadLine.current!,
    });
    const pointer = new TimelinePointer(root.current!, scroller.current!, surface, {
      snapLine: snapLine.current!,
      label: label.current!,
      marquee: marquee.current!,
    });
    return () => {
      pointer.dispose();
      surface.dispose();
    };
  }, []);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.body}>
        <LaneHeaders />
        <div
          ref={root}
          id={surfaceId}
          className={styles.surface}
          data-timeline-surface=""
          tabIndex={0}
          role="application"
          aria-label={t('timeline.name')}
          aria-describedby={descriptionId}
        >
          <canvas ref={backdrop} className={styles.canvas} data-layer="backdrop" aria-hidden />
          <canvas
            ref={front}
            className={styles.canvas}
            data-layer="front"
            role="img"
            aria-labelledby={descriptionId}
          />
          <LaneNotices />
          <div ref={marquee} className={styles.marquee} hidden />
          <div ref={snapLine} className={styles.snapLine} hidden />
          <div ref={playheadLine} className={styles.playhead} />
          <LaneOverlays />
          <div ref={label} className={styles.dragLabel} hidden />
          <TimelineSummary id={descriptionId} />
        </div>
      </div>
      <ScrolledHeight />
    </div>
  );
}

/** Nothing but something to scroll by: what is seen stays where it is and is drawn anew. */
function ScrolledHeight(): ReactNode {
  const height = useStore(timelineStore, ({ layout }) => layout.height - layout.viewHeight);
  return <div aria-hidden style={{ height }} />;
}
