import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Job } from '../../../core/contract/jobs.ts';
import { Button } from '../../components/Button.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { indexStore, searchStore } from './search-store.ts';
import styles from './SearchView.module.css';
import { useIndexing } from './use-index-state.ts';
import { searchAgain } from './use-search.ts';

/** How much of the library can be searched, and what makes it more. */
export function IndexStrip(): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const index = useStore(indexStore, (state) => state);
  const { active, paused, failed } = useIndexing();
  const { calls } = useConnection();
  if (index === null || index.videos === 0) return null;
  const { videos, indexed, bytes } = index;
  const missing = Math.max(0, videos - indexed);
  const each = (jobs: readonly Job[], work: (jobId: string) => Promise<unknown>): void =>
    attempt(() => Promise.all(jobs.map(({ id }) => work(id))));
  const start = (): void => attempt(() => calls['search.index']({ mediaIds: null }));
  return (
    <div className={styles.strip} role="group" aria-label={t('search.index')}>
      <span
        role="status"
        title={bytes > 0 ? t('search.size', { size: formatBytes(bytes, locale) }) : undefined}
      >
        {missing === 0
          ? t('search.allIndexed', { count: videos })
          : t(active.length > 0 ? 'search.indexing' : 'search.indexed', { indexed, count: videos })}
      </span>
      {active.length > 0 && (
        <>
          <Progress
            value={progressOf(indexed, videos, active)}
            label={t('search.progress')}
            className={styles.progress}
          />
          <Button
            variant="quiet"
            icon={<Pause size={13} aria-hidden />}
            onClick={() => each(active, (jobId) => calls['jobs.pause']({ jobId }))}
          >
            {t('search.pause')}
          </Button>
        </>
      )}
      {active.length === 0 && paused.length > 0 && (
        <Button
          variant="quiet"
          icon={<Play size={13} aria-hidden />}
          onClick={() => each(paused, (jobId) => calls['jobs.resume']({ jobId }))}
        >
          {t('search.goOn')}
        </Button>
      )}
      {active.length === 0 && paused.length === 0 && missing > 0 && (
        <Button onClick={start}>{t('search.indexNow', { count: missing })}</Button>
      )}
      {active.length === 0 && failed.length > 0 && missing > 0 && (
        <span className={styles.failed}>{t('search.failedVideos', { count: failed.length })}</span>
      )}
      <NewerAnswer />
    </div>
  );
}

/** Videos that are indexed, and the parts of those in work. */
function progressOf(indexed: number, videos: number, active: readonly Job[]): number {
  const inWork = active.reduce((sum, { fraction }) => sum + fraction, 0);
  return videos === 0 ? 0 : Math.min(1, (indexed + inWork) / videos);
}

/** What is found moves under nobody's pointer: whoever wants the newer answer asks for it. */
function NewerAnswer(): ReactNode {
  const t = useT();
  const index = useStore(indexStore, (state) => state);
  const { found, isSearching } = useStore(searchStore, (state) => state);
  if (index === null || found === null || isSearching) return null;
  const isSame = found.state.passages === index.passages && found.state.frames === index.frames;
  if (isSame) return null;
  return (
    <Button variant="quiet" onClick={searchAgain}>
      {t('search.again')}
    </Button>
  );
}
