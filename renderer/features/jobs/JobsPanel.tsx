import { useState, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { JobRow } from './JobRow.tsx';
import { currentBatch, inOrderOfWork, isActive, jobsStore, overallFraction } from './jobs-store.ts';
import styles from './Jobs.module.css';

export function JobsPanel(): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const jobs = useStore(jobsStore, (list) => list);
  const hasEnded = jobs.some(({ state }) => state === 'done' || state === 'failed' || state === 'cancelled');
  return (
    <div className={styles.panel}>
      <div className={styles.header}>
        <h2>{t('jobs.title')}</h2>
        {hasEnded && (
          <Button variant="quiet" onClick={() => attempt(() => calls['jobs.clear']({}))}>
            {t('jobs.clear')}
          </Button>
        )}
      </div>
      <BatchLine />
      {jobs.length === 0 && <p className={styles.none}>{t('jobs.none')}</p>}
      <ul className={styles.list}>
        {inOrderOfWork(jobs).map((job) => (
          <li key={job.id}>
            <JobRow job={job} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `3 of 10`, and what can be done with all of them at once. */
function BatchLine(): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const jobs = useStore(jobsStore, (list) => list);
  const batch = currentBatch(jobs);
  const active = jobs.filter(isActive).length;
  const paused = jobs.filter(({ state }) => state === 'paused').length;
  const fraction = overallFraction(jobs);
  if (active + paused < 2) return null;
  return (
    <div className={styles.batch}>
      {batch !== null && batch.total > 1 && fraction !== null && (
        <div className={styles.batchProgress}>
          <span>{t('jobs.batch', { ended: batch.ended, total: batch.total })}</span>
          <Progress
            value={batch.ended / batch.total}
            label={t('jobs.batch', { ended: batch.ended, total: batch.total })}
          />
        </div>
      )}
      <div className={styles.batchActions}>
        {active > 0 && (
          <Button onClick={() => attempt(() => calls['jobs.pauseAll']({}))}>{t('jobs.pauseAll')}</Button>
        )}
        {paused > 0 && (
          <Button onClick={() => attempt(() => calls['jobs.resumeAll']({}))}>{t('jobs.resumeAll')}</Button>
        )}
        <CancelAll count={active + paused} />
      </div>
    </div>
  );
}

function CancelAll({ count }: { readonly count: number }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) return <Button onClick={() => setAsking(true)}>{t('jobs.cancelAll')}</Button>;
  return (
    <Button
      variant="danger"
      autoFocus
      onBlur={() => setAsking(false)}
      onClick={() => attempt(() => calls['jobs.cancelAll']({}))}
    >
      {t('jobs.cancelAllSure', { count })}
    </Button>
  );
}
