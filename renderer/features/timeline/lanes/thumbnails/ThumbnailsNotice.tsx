import type { ReactNode } from 'react';
import { useT } from '../../../../i18n/i18n.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';

export function ThumbnailsNotice(): ReactNode {
  const t = useT();
  const isMissing = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.media.thumbnails === null,
  );
  return isMissing && t('timeline.thumbnailsLater');
}
