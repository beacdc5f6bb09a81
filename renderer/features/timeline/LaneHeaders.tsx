import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { laneKindsStore, type LaneProps } from '../../workspace/timeline/lane.ts';
import type { Lane } from '../../workspace/timeline/layout.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import styles from './Timeline.module.css';

/** Names the lanes. */
export function LaneHeaders(): ReactNode {
  const layout = useStore(timelineStore, (state) => state.layout);
  const kinds = useStore(laneKindsStore, (list) => list);
  const header = (lane: Lane): ReactNode => {
    const { header: Header = LaneTitle } = kinds.find(({ id }) => id === lane.kind) ?? {};
    return Header === null ? null : <Header key={`${lane.kind} ${lane.key}`} lane={lane} />;
  };
  const { lanes, pinnedHeight, viewHeight } = layout;
  return (
    <div className={styles.headers} style={{ height: viewHeight }}>
      {lanes.filter(({ isPinned }) => isPinned).map(header)}
      <div className={styles.scrolledHeaders} style={{ top: pinnedHeight }}>
        <div style={{ transform: `translateY(${-pinnedHeight}px)` }}>
          {lanes.filter(({ isPinned }) => !isPinned).map(header)}
        </div>
      </div>
    </div>
  );
}

function LaneTitle({ lane }: LaneProps): ReactNode {
  const t = useT();
  return (
    <div className={styles.laneHeader} style={{ top: lane.top, height: lane.height }}>
      {t(`lane.${lane.kind}`)}
    </div>
  );
}
