import { useState, type ReactNode } from 'react';
import { Checkbox } from '../../components/Checkbox.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { formatMs } from '../../player/timecode.ts';
import type { OpenProject } from '../../project/project-store.ts';
import styles from './Export.module.css';
import { SaveForm } from './SaveForm.tsx';
import { selectedRange } from './selected-range.ts';
import { nameBeside, startExportJob } from './start-export-job.ts';

/** The part of the video from the first to the last selected cue. */
export function ClipExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const { media, activeTrackId } = project;
  const [drawsCaptions, setDrawsCaptions] = useState(false);
  const range = selectedRange(project);
  if (range === null) {
    return <EmptyState title={t('export.noSelection')}>{t('export.noSelectionHint')}</EmptyState>;
  }
  const { startMs, endMs, count } = range;
  const draws = drawsCaptions && media.hasVideo && activeTrackId !== null;
  const ending = /\.[^.]{1,8}$/.exec(media.name)?.[0] ?? '.mp4';
  return (
    <>
      <p className={styles.hint}>
        {t('export.clipHint', { start: formatMs(startMs), end: formatMs(endMs), count })}
      </p>
      {media.hasVideo && (
        <Checkbox
          label={t('export.withCaptions')}
          hint={t('export.withCaptionsHint')}
          checked={drawsCaptions}
          onChange={setDrawsCaptions}
        />
      )}
      <SaveForm
        mediaId={media.id}
        suggestedName={nameBeside(media.name, draws ? '.clip.mp4' : `.clip${ending}`)}
        action={t('export.clip')}
        blocked={media.present ? null : t('export.missing', { name: media.name })}
        onSave={(destination) =>
          draws
            ? startExportJob(connection, 'burn-in', media.id, {
                ...{ trackId: activeTrackId, range: { startMs, endMs }, destination },
              })
            : startExportJob(connection, 'clip', media.id, { startMs, endMs, destination })
        }
      />
    </>
  );
}
