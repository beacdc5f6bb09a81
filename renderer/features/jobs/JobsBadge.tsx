import type { ReactNode } from 'react';
import { formatPercent } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { currentBatch, isAwaited, jobsStore, overallFraction } from './jobs-store.ts';
import styles from './Jobs.module.css';

/** How far the work is, and how much of it failed: nothing while all is quiet. */
export function JobsBadge(): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const jobs = useStore(jobsStore, (list) => list);
  const fraction = overallFraction(jobs);
  const batch = currentBatch(jobs);
  const failed = jobs.filter(({ state }) => state === 'failed').length;
  if (fraction !== null) {
    const percent = formatPercent(fraction, locale);
    return (
      <>
        <span className={styles.percent} aria-hidden>
          {batch === null || batch.total === 1 ? percent : `${batch.ended}/${batch.total}`}
        </span>
        <span className={styles.bar} style={{ transform: `scaleX(${fraction})` }} />
        <span className="visually-hidden">
          {t('jobs.working', { count: jobs.filter(isAwaited).length, percent })}
        </span>
      </>
    );
  }
  if (failed === 0) return null;
  return (
    <>
      <span className={styles.failed} aria-hidden>
        {failed}
      </span>
      <span className="visually-hidden">{t('jobs.someFailed', { count: failed })}</span>
    </>
  );
}
