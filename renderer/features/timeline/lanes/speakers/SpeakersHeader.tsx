import { UsersRound, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { speakers } from '../../../../../core/analysis/speakers.ts';
import { speakersStore } from '../../../../analyses/speakers-store.ts';
import { runCommand } from '../../../../commands/command.ts';
import { classNames } from '../../../../components/class-names.ts';
import { Progress } from '../../../../components/Progress.tsx';
import { Tooltip } from '../../../../components/Tooltip.tsx';
import { useConnection } from '../../../../connection/use-connection.tsx';
import { useT } from '../../../../i18n/i18n.ts';
import { useCommandKeys } from '../../../../keys/use-command-keys.ts';
import { attempt } from '../../../../notices/notices.ts';
import { projectStore } from '../../../../project/project-store.ts';
import { useStore } from '../../../../stores/store.ts';
import type { LaneProps } from '../../../../workspace/timeline/lane.ts';
import { isActive, useAnalysisJob } from '../../../jobs/index.ts';
import chapterStyles from '../chapters/Chapters.module.css';
import timelineStyles from '../../Timeline.module.css';

const icon = 13;

/** Names the lane; beside it the way to the panel, or how far finding speakers is. */
export function SpeakersHeader({ lane }: LaneProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const mediaId = useStore(projectStore, (state) => (state.status === 'open' ? state.project.media.id : ''));
  const job = useAnalysisJob(mediaId, speakers.kind);
  return (
    <div
      className={classNames(timelineStyles.laneHeader, chapterStyles.header)}
      style={{ top: lane.top, height: lane.height }}
    >
      <span className={chapterStyles.name}>{t('lane.speakers')}</span>
      {job !== null && isActive(job) ? (
        <>
          <Progress
            value={job.state === 'queued' ? null : job.fraction}
            label={t('speakers.working')}
            className={chapterStyles.progress}
          />
          <Tooltip text={t('speakers.cancel')}>
            <button
              type="button"
              className={chapterStyles.tool}
              aria-label={t('speakers.cancel')}
              onClick={() => attempt(() => calls['jobs.cancel']({ jobId: job.id }))}
            >
              <X size={icon} aria-hidden />
            </button>
          </Tooltip>
        </>
      ) : (
        <OpenPanel />
      )}
    </div>
  );
}

function OpenPanel(): ReactNode {
  const t = useT();
  const keys = useCommandKeys('view.speakers');
  const isOutOfDate = useStore(speakersStore, ({ shown }) => shown?.isOutOfDate === true);
  const label = t(isOutOfDate ? 'speakers.outOfDate' : 'command.view.speakers');
  return (
    <Tooltip text={label} keys={keys[0]}>
      <button
        type="button"
        className={classNames(chapterStyles.tool, isOutOfDate && chapterStyles.outOfDate)}
        aria-label={label}
        onClick={() => runCommand('view.speakers')}
      >
        <UsersRound size={icon} aria-hidden />
      </button>
    </Tooltip>
  );
}
