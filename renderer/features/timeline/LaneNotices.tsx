import type { ReactNode } from 'react';
import { useStore } from '../../stores/store.ts';
import { laneKindsStore } from '../../workspace/timeline/lane.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import styles from './Timeline.module.css';

/** What is not there yet, said in the lane where it will be. */
export function LaneNotices(): ReactNode {
  const { lanes, pinnedHeight } = useStore(timelineStore, ({ layout }) => layout);
  const kinds = useStore(laneKindsStore, (list) => list);
  return lanes.map((lane) => {
    const Notice = kinds.find(({ id }) => id === lane.kind)?.notice;
    if (Notice === undefined || (!lane.isPinned && lane.top < pinnedHeight)) return null;
    return (
      <p
        key={`${lane.kind} ${lane.key}`}
        className={styles.notice}
        style={{ top: lane.top, height: lane.height }}
      >
        <Notice lane={lane} />
      </p>
    );
  });
}

/** What lanes put over the canvas, such as a field to type in. */
export function LaneOverlays(): ReactNode {
  const kinds = useStore(laneKindsStore, (list) => list);
  return kinds.map(({ id, overlay: Overlay }) => Overlay !== undefined && <Overlay key={id} />);
}
