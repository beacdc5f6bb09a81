import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/i18n.ts';
import { activeCues, projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import type { LaneProps } from '../../../../workspace/timeline/lane.ts';

export function CuesNotice({ lane }: LaneProps): ReactNode {
  const t = useT();
  const isEmpty = useStore(
    projectStore,
    (state) => state.status === 'open' && activeCues(state.project).length === 0,
  );
  if (lane.key === '') return t('timeline.noTrack');
  return lane.isActive && isEmpty && t('timeline.noCues');
}
