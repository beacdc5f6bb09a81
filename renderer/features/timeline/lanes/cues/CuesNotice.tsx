import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/i18n.ts';
import { activeCues, activeTrack, projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import type { LaneProps } from '../../../../workspace/timeline/lane.ts';

export function CuesNotice({ lane }: LaneProps): ReactNode {
  const t = useT();
  const isToBeDrawn = useStore(
    projectStore,
    // What is still being written is not drawn by hand.
    (state) =>
      state.status === 'open' &&
      activeCues(state.project).length === 0 &&
      activeTrack(state.project)?.state !== 'growing',
  );
  if (lane.key === '') return t('timeline.noTrack');
  return lane.isActive && isToBeDrawn && t('timeline.noCues');
}
