import { ChevronsDown, Columns2, RefreshCw } from 'lucide-react';
import { memo, useDeferredValue, type ReactNode } from 'react';
import { translation } from '../../../core/analysis/translation.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { translationStore } from '../../analyses/translation-store.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Note } from '../../components/Note.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { setSecondTrack } from '../../editing/track-actions.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { attempt } from '../../notices/notices.ts';
import { sourceOf } from '../../project/linked-tracks.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { isActive, jobsStore, jobStatus } from '../jobs/index.ts';
import './messages.ts';
import { countTranslated, outdatedTranslations } from './translation-counts.ts';
import styles from './TranslationStrip.module.css';

interface StripProps {
  readonly project: OpenProject;
  readonly track: SubtitleTrack;
}

/**
 * How a translation stands: what is to be looked at, what its source has changed, or how far its making is. Counting
 * takes a while in a long film: it is done in the time that typing leaves.
 */
export function TranslationStrip({ project, track }: StripProps): ReactNode {
  return <Strip project={useDeferredValue(project)} track={useDeferredValue(track)} />;
}

const Strip = memo(function Strip({ project, track }: StripProps) {
  const source = sourceOf(project, track);
  const job = useStore(jobsStore, (jobs) => jobs.find((each) => isOfTrack(each, track)) ?? null);
  if (source === null) return <Outdated project={project} track={track} />;
  return (
    <div className={styles.strip}>
      {job !== null && isActive(job) ? (
        <Working job={job} />
      ) : (
        <Standing project={project} track={track} source={source} />
      )}
      {countTranslated(project, track).toRedo > 0 && <Failure job={job} />}
    </div>
  );
});

/** Over a source: which of its translations it has left behind. */
function Outdated({ project, track }: StripProps): ReactNode {
  const t = useT();
  const isMade = useStore(jobsStore, (jobs) =>
    jobs.some((job) => job.kind === translation.kind && job.mediaId === project.media.id && isActive(job)),
  );
  const outdated = outdatedTranslations(project, track);
  if (outdated.length === 0 || isMade) return null;
  const names = outdated.map(({ name }) => name).join(t('translate.listSeparator'));
  return (
    <div className={styles.strip}>
      <div className={styles.bar}>
        <span className={styles.text} role="status" title={names}>
          {t('translate.outdated', { names })}
        </span>
        <IconButton
          label={t('command.translate.changed')}
          text={t('translate.update')}
          command="translate.changed"
          icon={<RefreshCw size={15} />}
          onClick={() => runCommand('translate.changed')}
        />
      </div>
    </div>
  );
}

function isOfTrack(job: Job, track: SubtitleTrack): boolean {
  return job.kind === translation.kind && job.trackId === track.id;
}

function Working({ job }: { readonly job: Job }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { calls } = useConnection();
  return (
    <div className={styles.bar}>
      <Progress
        value={job.state === 'queued' ? 0 : job.fraction}
        label={t('translate.working')}
        className={styles.progress}
      />
      <span className={styles.text}>{jobStatus(job, t, locale)}</span>
      <Button onClick={() => attempt(() => calls['jobs.cancel']({ jobId: job.id }))}>
        {t('translate.cancel')}
      </Button>
    </div>
  );
}

function Standing({ project, track, source }: StripProps & { readonly source: SubtitleTrack }): ReactNode {
  const t = useT();
  const { toLookAt, toRedo, absent } = countTranslated(project, track);
  const standing = [
    ...(absent > 0 ? [t('translate.absent', { count: absent })] : []),
    ...(absent === 0 || toLookAt > 0 ? [t('translate.standing', { count: toLookAt })] : []),
  ];
  const isBeside = project.secondTrackId === source.id;
  return (
    <div className={styles.bar}>
      <span className={styles.text} role="status" title={t('translate.details', { source: source.name })}>
        {standing.join(t('translate.separator'))}
      </span>
      {toLookAt > 0 && (
        <IconButton
          label={t('command.translate.next')}
          text={t('translate.next')}
          command="translate.next"
          icon={<ChevronsDown size={15} />}
          onClick={() => runCommand('translate.next')}
        />
      )}
      {toRedo > 0 && (
        <IconButton
          label={t('command.translate.changed')}
          text={t(absent > 0 ? 'translate.rest' : 'translate.changedAgain', { count: toRedo })}
          command="translate.changed"
          icon={<RefreshCw size={15} />}
          onClick={() => runCommand('translate.changed')}
        />
      )}
      <IconButton
        label={t('translate.besideSource')}
        icon={<Columns2 size={15} />}
        pressed={isBeside}
        onClick={() => setSecondTrack(isBeside ? null : source.id)}
      />
    </div>
  );
}

/** Why there is less than there should be. */
function Failure({ job }: { readonly job: Job | null }): ReactNode {
  const t = useT();
  const noteText = useNoteText();
  const last = useStore(translationStore, (result) => result.last);
  if (job !== null && isActive(job)) return null;
  const again = <Button onClick={() => runCommand('translate.changed')}>{t('translate.goOn')}</Button>;
  const error = job?.state === 'failed' ? job.error : last?.state === 'failed' ? last.failure : null;
  if (error !== null) return <InlineError error={error} actions={again} />;
  if (last?.state !== 'partly') return null;
  return (
    <Note tone="alert" actions={again}>
      {[t('translate.partly'), ...last.notes.map(noteText)].join(' ')}
    </Note>
  );
}
