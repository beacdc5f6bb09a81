import type { ReactNode } from 'react';
import { useT } from '../../i18n/i18n.ts';
import styles from './Captions.module.css';
import type { Imported } from './import-subtitles.ts';

const mostShown = 50;

/** What was read, and every repair that was made. */
export function ImportReport({ imported }: { readonly imported: Imported }): ReactNode {
  const t = useT();
  const { problems } = imported;
  return (
    <div role="status" className={styles.report}>
      <p>
        {t('captions.imported', { name: imported.name, count: imported.cueCount })}
        <span className={styles.muted}>
          {' '}
          {imported.format.toUpperCase()}, {imported.encoding}
        </span>
      </p>
      {problems.length > 0 && (
        <details>
          <summary>{t('captions.repairs', { count: problems.length })}</summary>
          <ul className={styles.problems}>
            {problems.slice(0, mostShown).map(({ line, message }, index) => (
              <li key={index}>{t('captions.repair', { line, message })}</li>
            ))}
            {problems.length > mostShown && (
              <li>{t('captions.moreRepairs', { count: problems.length - mostShown })}</li>
            )}
          </ul>
        </details>
      )}
    </div>
  );
}
