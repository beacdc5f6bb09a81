import { assertNever } from '../../../core/assert-never.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import { hasMessage, type Locale, type Translate } from '../../i18n/i18n.ts';

/** One line: `37 % · Recognising · 12.3× · 2 min left`. */
export function jobStatus(job: Job, t: Translate, locale: Locale): string {
  switch (job.state) {
    case 'running':
      return [
        formatPercent(job.fraction, locale),
        job.stage !== null && hasMessage(locale, job.stage) ? t(job.stage) : null,
        job.part === undefined ? null : t('jobs.part', job.part),
        job.speed === null ? null : t('jobs.speed', { speed: formatNumber(job.speed, locale) }),
        job.secondsLeft === null ? null : t('jobs.left', { time: roughTime(job.secondsLeft, locale) }),
      ]
        .filter((part) => part !== null)
        .join(' · ');
    case 'paused':
      return t('jobs.pausedAt', { percent: formatPercent(job.fraction, locale) });
    case 'done':
      return job.output === null ? t('jobs.done') : t('jobs.doneFile', { name: job.output });
    case 'queued':
      return t('jobs.queued');
    case 'failed':
      return t('jobs.failed');
    case 'cancelled':
      return t('jobs.cancelled');
    default:
      return assertNever(job.state);
  }
}

/** `40 sec`, `3 min`, `1.5 hr`: nobody can know it better. */
function roughTime(seconds: number, locale: Locale): string {
  const [value, unit] =
    seconds < 60
      ? [Math.max(1, Math.round(seconds)), 'second']
      : seconds < 3600
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 360) / 10, 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}
