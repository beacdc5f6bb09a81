import type { Job } from '../../../core/contract/jobs.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import type { TrackResult } from '../../analyses/track-results.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import styles from './AnalysisRun.module.css';
import { jobStatus } from './job-status.ts';
import { isActive } from './jobs-store.ts';
import './messages.ts';

interface AnalysisRunProps {
  readonly job: Job | null;
  readonly result: TrackResult<unknown>;
  /** What is made. */
  readonly label: string;
  readonly onAgain: () => void;
}

/** How far it is, or why there is nothing or less than there should be. */
export function AnalysisRun({ job, result, label, onAgain }: AnalysisRunProps) {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { calls } = useConnection();
  if (job !== null && isActive(job)) {
    return (
      <div className={styles.run}>
        <Progress value={job.state === 'queued' ? 0 : job.fraction} label={label} />
        <span className={styles.hint}>{jobStatus(job, t, locale)}</span>
        <Button onClick={() => attempt(() => calls['jobs.cancel']({ jobId: job.id }))}>
          {t('jobs.cancel')}
        </Button>
      </div>
    );
  }
  const failure = failureOf(job, result);
  if (failure === null) return null;
  return <InlineError error={failure} actions={<Button onClick={onAgain}>{t('jobs.retry')}</Button>} />;
}

/** Of the latest attempt, when that failed. */
function failureOf(job: Job | null, { last }: TrackResult<unknown>): unknown {
  if (job?.state === 'failed' && !(last !== null && last.at > job.createdAt && last.state !== 'failed')) {
    return job.error;
  }
  return last?.state === 'failed' ? last.failure : null;
}
