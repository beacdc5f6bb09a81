import { Info } from 'lucide-react';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../components/IconButton.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { Progress } from '../../components/Progress.tsx';
import { addProgressStore, addResultStore } from './add-result.ts';
import styles from './AddReport.module.css';
import base from './Library.module.css';

const maxNamed = 20;

/** Which files were refused and why, and which were there already. */
export function AddReport(): ReactNode {
  const t = useT();
  const result = useStore(addResultStore, (value) => value);
  const progress = useStore(addProgressStore, (value) => value);
  if (progress !== null) {
    const text = t('library.adding', { done: progress.done, total: progress.total });
    return (
      <div role="status" className={styles.report}>
        <span>{text}</span>
        <Progress value={progress.done / progress.total} label={text} />
      </div>
    );
  }
  if (result === null) return null;
  return (
    <div role="status" className={styles.report}>
      <Info size={16} aria-hidden />
      <ul>
        {result.addedCount > 0 && <li>{t('library.added', { count: result.addedCount })}</li>}
        {result.known.slice(0, maxNamed).map(({ id, name, chosenName }) => (
          <li key={id}>
            {chosenName === name
              ? t('library.known', { name })
              : t('library.knownAs', { name, chosen: chosenName })}
          </li>
        ))}
        {result.known.length > maxNamed && (
          <li>{t('library.moreKnown', { count: result.known.length - maxNamed })}</li>
        )}
        {result.refused.map((refused, index) => {
          const { title, detail } = errorText(refused.error, t);
          return (
            <li key={index}>
              <strong>{t('library.refused', { name: refused.name, reason: title })}</strong>{' '}
              {detail !== null && <span className={base.muted}>{detail}</span>}
            </li>
          );
        })}
      </ul>
      <IconButton
        label={t('components.dismiss')}
        icon={<X size={14} />}
        onClick={() => addResultStore.set(null)}
      />
    </div>
  );
}
