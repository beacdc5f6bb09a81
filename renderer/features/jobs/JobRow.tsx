import { FolderOpen, Pause, Play, RotateCcw, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { assertNever } from '../../../core/assert-never.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useCapability } from '../../connection/app-info.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { hasMessage, localeStore, useT, type Locale, type Translate } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { noteText } from '../../i18n/note-text.ts';
import { useStore } from '../../stores/store.ts';
import { isOfJob } from './device-notes.ts';
import { jobStatus } from './job-status.ts';
import { putJob } from './jobs-store.ts';
import styles from './Jobs.module.css';
import './messages.ts';

export function JobRow({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const isUnfinished = job.state === 'running' || job.state === 'queued' || job.state === 'paused';
  const name = t('jobs.name', { kind: kindName(job.kind, t, locale), title: job.title });
  return (
    <article className={styles.job} aria-label={name}>
      <div className={styles.text}>
        <p className={styles.name} title={job.title}>
          <span className={styles.kind}>{kindName(job.kind, t, locale)}</span> {job.title}
        </p>
        {isUnfinished && <Progress value={job.state === 'queued' ? 0 : job.fraction} label={name} />}
        <p className={styles.status}>{jobStatus(job, t, locale)}</p>
        {job.notes.filter(isOfJob).map((note) => (
          <p key={note.code} className={styles.note}>
            {noteText(locale, note)}
          </p>
        ))}
      </div>
      <div className={styles.actions}>
        <JobActions job={job} />
      </div>
      {job.state === 'failed' && job.error !== null && (
        <InlineError
          className={styles.error}
          error={job.error}
          actions={job.error.retryable ? <RetryButton job={job} /> : undefined}
        />
      )}
    </article>
  );
}

/** A kind that this page has no word for is told by its name. */
function kindName(kind: string, t: Translate, locale: Locale): string {
  const key = `jobs.kind.${kind}`;
  return hasMessage(locale, key) ? t(key) : kind;
}

type JobCall = 'jobs.pause' | 'jobs.resume' | 'jobs.cancel' | 'jobs.retry';

function useJobCall(job: Job): (name: JobCall) => void {
  const { calls } = useConnection();
  return (name) => attempt(async () => putJob(await calls[name]({ jobId: job.id })));
}

function RetryButton({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const call = useJobCall(job);
  return <Button onClick={() => call('jobs.retry')}>{t('jobs.retry')}</Button>;
}

function JobActions({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const call = useJobCall(job);
  switch (job.state) {
    case 'queued':
    case 'running':
      return (
        <>
          <IconButton label={t('jobs.pause')} icon={<Pause size={14} />} onClick={() => call('jobs.pause')} />
          <CancelButton job={job} />
        </>
      );
    case 'paused':
      return (
        <>
          <IconButton
            label={t('jobs.resume')}
            icon={<Play size={14} />}
            onClick={() => call('jobs.resume')}
          />
          <CancelButton job={job} />
        </>
      );
    case 'failed':
    case 'cancelled':
      return (
        <IconButton
          label={t('jobs.retry')}
          icon={<RotateCcw size={14} />}
          onClick={() => call('jobs.retry')}
        />
      );
    case 'done':
      return job.output === null ? null : <RevealButton job={job} />;
    default:
      return assertNever(job.state);
  }
}

/** Much of a long job is worth a second press. */
const worthAsking = 0.1;

function CancelButton({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const call = useJobCall(job);
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    return (
      <Button variant="danger" autoFocus onClick={() => call('jobs.cancel')} onBlur={() => setAsking(false)}>
        {t('jobs.cancelSure')}
      </Button>
    );
  }
  return (
    <IconButton
      label={t('jobs.cancel')}
      icon={<X size={14} />}
      onClick={() => (job.fraction > worthAsking ? setAsking(true) : call('jobs.cancel'))}
    />
  );
}

function RevealButton({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const { shell } = useConnection();
  const canReveal = useCapability('reveal-in-folder');
  if (!canReveal || shell === null) return null;
  return (
    <IconButton
      label={t('jobs.reveal')}
      icon={<FolderOpen size={14} />}
      onClick={() => attempt(() => shell['shell.revealOutput']({ jobId: job.id }))}
    />
  );
}
