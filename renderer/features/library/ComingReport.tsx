import type { ReactNode } from 'react';
import { FolderInput } from 'lucide-react';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import styles from './AddReport.module.css';
import { foldersStore } from './folders-store.ts';

/** How many videos of the folders are on their way into the library. */
export function ComingReport(): ReactNode {
  const t = useT();
  const coming = useStore(foldersStore, (folders) => sum(folders.map((folder) => folder.coming)));
  const growing = useStore(foldersStore, (folders) => sum(folders.map((folder) => folder.growing)));
  if (coming === 0) return null;
  return (
    <div role="status" className={styles.report}>
      <FolderInput size={16} aria-hidden />
      <span>{t('library.coming', { count: coming, growing })}</span>
    </div>
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
