import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { JobRow } from './JobRow.tsx';
import { isActive, jobsStore } from './jobs-store.ts';
import styles from './Jobs.module.css';

export function JobsPanel(): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const jobs = useStore(jobsStore, (list) => list);
  const unfinished = jobs.filter((job) => isActive(job) || job.state === 'paused');
  const finished = jobs.filter((job) => !unfinished.includes(job));
  return (
    <div className={styles.panel}>
      <div className={styles.header}>
        <h2>{t('jobs.title')}</h2>
        {finished.length > 0 && (
          <Button variant="quiet" onClick={() => attempt(() => calls['jobs.clear']({}))}>
            {t('jobs.clear')}
          </Button>
        )}
      </div>
      {jobs.length === 0 && <p className={styles.none}>{t('jobs.none')}</p>}
      <ul className={styles.list}>
        {[...unfinished, ...finished].map((job) => (
          <li key={job.id}>
            <JobRow job={job} />
          </li>
        ))}
      </ul>
    </div>
  );
}
