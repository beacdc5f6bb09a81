import { Activity } from 'lucide-react';
import type { ReactNode } from 'react';
import { showJobs, viewStore } from '../../app/view-store.ts';
import { Popover } from '../../components/Popover.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { JobsPanel } from './JobsPanel.tsx';
import { isActive, jobsStore, overallFraction } from './jobs-store.ts';
import styles from './Jobs.module.css';
import './messages.ts';

/** A quiet button; a bar runs below it while something works, and a dot says that something failed. */
export function JobsIndicator(): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const jobs = useStore(jobsStore, (list) => list);
  const isOpen = useStore(viewStore, (view) => view.isJobsOpen);
  const fraction = overallFraction(jobs);
  const active = jobs.filter(isActive).length;
  const failed = jobs.filter(({ state }) => state === 'failed').length;
  const label =
    fraction === null
      ? t('jobs.indicator', { failed })
      : t('jobs.indicatorActive', { count: active, percent: formatPercent(fraction, locale) });
  return (
    <Popover
      label={t('jobs.title')}
      align="end"
      open={isOpen}
      onOpenChange={showJobs}
      trigger={
        <button type="button" className={styles.indicator} aria-label={label} title={label}>
          <Activity size={16} aria-hidden />
          {fraction !== null && (
            <>
              <span aria-hidden>{formatPercent(fraction, locale)}</span>
              <span className={styles.bar} style={{ transform: `scaleX(${fraction})` }} />
            </>
          )}
          {fraction === null && failed > 0 && <span className={styles.failed}>{failed}</span>}
        </button>
      }
    >
      <JobsPanel />
    </Popover>
  );
}
