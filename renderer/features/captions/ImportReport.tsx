import type { ReactNode } from 'react';
import { formatProblemText } from '../../i18n/format-problem-text.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Captions.module.css';
import type { Imported } from './import-subtitles.ts';

const maxShown = 50;

/** What was read, and every repair that was made. */
export function ImportReport({ imported }: { readonly imported: Imported }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
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
            {problems.slice(0, maxShown).map((problem, index) => (
              <li key={index}>
                {t('captions.repair', { line: problem.line, message: formatProblemText(locale, problem) })}
              </li>
            ))}
            {problems.length > maxShown && (
              <li>{t('captions.moreRepairs', { count: problems.length - maxShown })}</li>
            )}
          </ul>
        </details>
      )}
    </div>
  );
}
