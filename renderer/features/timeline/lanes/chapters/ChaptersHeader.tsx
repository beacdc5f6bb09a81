import { SlidersHorizontal, Sparkles, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { chapters } from '../../../../../core/analysis/chapters.ts';
import { chaptersStore, chapterTreeOf } from '../../../../analyses/chapters-store.ts';
import { runCommand } from '../../../../commands/command.ts';
import { classNames } from '../../../../components/class-names.ts';
import { Popover } from '../../../../components/Popover.tsx';
import { Progress } from '../../../../components/Progress.tsx';
import { Tooltip } from '../../../../components/Tooltip.tsx';
import { useConnection } from '../../../../connection/use-connection.tsx';
import type { Job } from '../../../../../core/contract/jobs.ts';
import { useT } from '../../../../i18n/i18n.ts';
import { useCommandKeys } from '../../../../keys/use-command-keys.ts';
import { attempt } from '../../../../notices/notices.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import type { LaneProps } from '../../../../workspace/timeline/lane.ts';
import { isActive, jobsStore } from '../../../jobs/index.ts';
import timelineStyles from '../../Timeline.module.css';
import styles from './Chapters.module.css';
import { ProposalControls } from './ProposalControls.tsx';

const icon = 13;

/** Names the lane; beside it the button that proposes chapters, what comes of it, and how many there are to be. */
export function ChaptersHeader({ lane }: LaneProps): ReactNode {
  const t = useT();
  const mediaId = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.media.id : null,
  );
  const job = useStore(
    jobsStore,
    (jobs) =>
      jobs.find((each) => each.kind === chapters.kind && each.mediaId === mediaId && isActive(each)) ?? null,
  );
  return (
    <div
      className={classNames(timelineStyles.laneHeader, styles.header)}
      style={{ top: lane.top, height: lane.height }}
    >
      <span className={styles.name}>{t('lane.chapters')}</span>
      {job === null ? <Suggest /> : <Working job={job} />}
      {mediaId !== null && <Controls mediaId={mediaId} />}
    </div>
  );
}

/** Where nothing is proposed it is a word, later on an icon; one that is out of date is a word again. */
function Suggest(): ReactNode {
  const t = useT();
  const keys = useCommandKeys('chapter.suggest');
  const { hasTree, isOutOfDate } = useSuggested();
  const label = isOutOfDate
    ? t('chapter.outOfDate')
    : t(hasTree ? 'chapter.suggestAgain' : 'command.chapter.suggest');
  return (
    <Tooltip text={label} keys={keys[0]}>
      <button
        type="button"
        className={classNames(styles.tool, isOutOfDate && styles.outOfDate)}
        aria-label={label}
        onClick={() => runCommand('chapter.suggest')}
      >
        <Sparkles size={icon} aria-hidden />
        {(!hasTree || isOutOfDate) && (
          <span className={styles.toolText}>{t(isOutOfDate ? 'chapter.update' : 'chapter.suggest')}</span>
        )}
      </button>
    </Tooltip>
  );
}

function useSuggested(): { readonly hasTree: boolean; readonly isOutOfDate: boolean } {
  const hasTree = useStore(chaptersStore, ({ value }) => value !== null);
  const isOutOfDate = useStore(chaptersStore, ({ shown }) => shown?.isOutOfDate === true);
  return { hasTree, isOutOfDate };
}

function Working({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  return (
    <>
      <Progress
        value={job.state === 'queued' ? null : job.fraction}
        label={t('chapter.working')}
        className={styles.progress}
      />
      <Tooltip text={t('chapter.cancel')}>
        <button
          type="button"
          className={styles.tool}
          aria-label={t('chapter.cancel')}
          onClick={() => attempt(() => calls['jobs.cancel']({ jobId: job.id }))}
        >
          <X size={icon} aria-hidden />
        </button>
      </Tooltip>
    </>
  );
}

/** Once there is a result, or a reason why there is none. */
function Controls({ mediaId }: { readonly mediaId: string }): ReactNode {
  const t = useT();
  const last = useStore(chaptersStore, (state) => (state.mediaId === mediaId ? state.last : null));
  const tree = useStore(chaptersStore, () => chapterTreeOf(mediaId));
  if (tree === null && last === null) return null;
  const isWhole = last?.state === 'done' || last === null;
  const label = t(isWhole ? 'chapter.howMany' : 'chapter.howManyNotWhole');
  return (
    <Popover
      label={label}
      align="start"
      trigger={
        <button
          type="button"
          className={classNames(styles.tool, !isWhole && styles.outOfDate)}
          aria-label={label}
          title={label}
        >
          {isWhole ? (
            <SlidersHorizontal size={icon} aria-hidden />
          ) : (
            <TriangleAlert size={icon} aria-hidden />
          )}
        </button>
      }
    >
      <ProposalControls mediaId={mediaId} tree={tree} last={last} />
    </Popover>
  );
}
