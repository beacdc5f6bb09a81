import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import styles from './RemovalToast.module.css';
import { removalStore } from './removal.ts';

/** What was removed, while it can be undone. */
export function RemovalToast(): ReactNode {
  const t = useT();
  const removal = useStore(removalStore, (value) => value);
  return (
    <div role="status" className={styles.toasts}>
      {removal !== null && (
        <div className={styles.toast}>
          <span>
            {removal.folder === null
              ? t('library.removed', { count: removal.mediaIds.length })
              : t('library.removedFolder', { name: removal.folder.name, count: removal.mediaIds.length })}
          </span>
          <Button onClick={removal.undo}>{t('library.undoRemoval')}</Button>
          <IconButton label={t('components.dismiss')} icon={<X size={14} />} onClick={removal.finish} />
        </div>
      )}
    </div>
  );
}
