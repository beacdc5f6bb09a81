import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/i18n.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import { peaksStore } from './peaks-store.ts';

export function WaveformNotice(): ReactNode {
  const t = useT();
  const isMissing = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.media.peaksUrl === null,
  );
  const hasFailed = useStore(peaksStore, ({ error }) => error !== null);
  if (hasFailed) return t('timeline.waveformFailed');
  return isMissing && t('timeline.waveformLater');
}
