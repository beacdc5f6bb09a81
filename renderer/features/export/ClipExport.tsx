import type { ReactNode } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { formatMs } from '../../player/timecode.ts';
import { activeCues, type OpenProject } from '../../project/project-store.ts';
import styles from './Export.module.css';
import { SaveForm } from './SaveForm.tsx';
import { nameBeside, startExportJob } from './start-export-job.ts';

/** The part of the video from the first to the last selected cue. */
export function ClipExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const { media, selection } = project;
  const selected = activeCues(project).filter(({ id }) => selection.has(id));
  if (selected.length === 0) {
    return <EmptyState title={t('export.noSelection')}>{t('export.noSelectionHint')}</EmptyState>;
  }
  const startMs = Math.min(...selected.map((cue) => cue.startMs));
  const endMs = Math.max(...selected.map((cue) => cue.endMs));
  const ending = /\.[^.]{1,8}$/.exec(media.name)?.[0] ?? '.mp4';
  return (
    <>
      <p className={styles.hint}>
        {t('export.clipHint', { start: formatMs(startMs), end: formatMs(endMs), count: selected.length })}
      </p>
      <SaveForm
        mediaId={media.id}
        suggestedName={nameBeside(media.name, `.clip${ending}`)}
        action={t('export.clip')}
        disabled={endMs <= startMs || !media.present}
        onSave={(destination) =>
          startExportJob(connection, 'clip', media.id, { startMs, endMs, destination })
        }
      />
    </>
  );
}
