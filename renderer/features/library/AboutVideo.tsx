import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import './bulk-messages.ts';
import { LabelFields } from './LabelFields.tsx';
import styles from './Labels.module.css';
import { libraryStore } from './library-store.ts';

interface AboutVideoProps {
  readonly mediaId: string;
  readonly isOpen: boolean;
}

/** Stars, tags and note of the video that is open. */
export function AboutVideo({ mediaId, isOpen }: AboutVideoProps): ReactNode {
  const t = useT();
  const video = useStore(libraryStore, ({ media }) => media.find(({ id }) => id === mediaId));
  if (video === undefined) return null;
  return (
    <details className={styles.about} open={isOpen}>
      <summary>{t('library.labelsOf', { name: video.name })}</summary>
      <LabelFields videos={[video]} />
    </details>
  );
}
