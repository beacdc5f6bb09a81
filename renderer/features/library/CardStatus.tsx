import { CircleAlert, CircleCheck, CircleDashed, Eye, Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import { assertNever } from '../../../core/assert-never.ts';
import { Button } from '../../components/Button.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { formatPercent } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { putJob } from '../jobs/index.ts';
import type { CardState } from './card-state.ts';
import styles from './CardStatus.module.css';

export interface CardStatusProps {
  readonly state: CardState;
  readonly name: string;
}

/** One line, always there, so that no card grows or shrinks while its job goes on. */
export function CardStatus({ state, name }: CardStatusProps): ReactNode {
  return (
    <p className={styles.status} data-state={state.kind}>
      <Content state={state} name={name} />
    </p>
  );
}

function Content({ state, name }: CardStatusProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { calls } = useConnection();
  switch (state.kind) {
    case 'running': {
      const percent = formatPercent(state.fraction, locale);
      return (
        <>
          <Progress
            value={state.fraction}
            label={t('library.state.runningNamed', { name })}
            className={styles.progress}
          />
          <span>{percent}</span>
        </>
      );
    }
    case 'paused':
      return (
        <>
          <Pause size={14} aria-hidden />
          <span>{t('library.state.paused', { percent: formatPercent(state.fraction, locale) })}</span>
        </>
      );
    case 'waiting':
      return (
        <>
          <CircleDashed size={14} aria-hidden />
          <span>{t('library.state.waiting')}</span>
        </>
      );
    case 'failed': {
      const reason = state.error === null ? null : errorText(state.error, t);
      const text =
        reason === null ? t('library.state.failed') : t('library.state.failedWith', { reason: reason.title });
      return (
        <>
          <CircleAlert size={14} aria-hidden />
          <span className={styles.reason} title={reason?.detail ?? undefined}>
            {text}
          </span>
          <Button
            className={styles.retry}
            aria-label={t('library.retryNamed', { name })}
            onClick={() => attempt(async () => putJob(await calls['jobs.retry']({ jobId: state.job.id })))}
          >
            {t('library.retry')}
          </Button>
        </>
      );
    }
    case 'review':
      return (
        <>
          <Eye size={14} aria-hidden />
          <span>{t('library.state.review', { count: state.count })}</span>
        </>
      );
    case 'captioned':
      return (
        <>
          <CircleCheck size={14} aria-hidden />
          <span>{t('library.state.captioned')}</span>
        </>
      );
    case 'plain':
      return <span>{t('library.state.plain')}</span>;
    default:
      return assertNever(state);
  }
}
