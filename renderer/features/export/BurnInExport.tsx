import { useState, type ReactNode } from 'react';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { attempt } from '../../notices/notices.ts';
import { changeSettings } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { StyleFields } from '../settings/index.ts';
import styles from './Export.module.css';
import { SaveForm } from './SaveForm.tsx';
import { nameBeside, startExportJob } from './start-export-job.ts';
import { TrackSelect } from './TrackSelect.tsx';
import { useTrackChoice } from './use-track-choice.ts';

/** A video with the captions in its picture. The player beside it shows the style as it will be. */
export function BurnInExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const style = useStore(settingsStore, (settings) => settings.captionStyle);
  const [trackId, setTrackId] = useTrackChoice(project);
  const [isStyleOpen, setStyleOpen] = useState(false);
  const { media } = project;
  return (
    <>
      <p className={styles.hint}>{t('export.burnInHint')}</p>
      <TrackSelect tracks={project.tracks} value={trackId} onChange={setTrackId} />
      <details
        className={styles.options}
        open={isStyleOpen}
        onToggle={(event) => setStyleOpen(event.currentTarget.open)}
      >
        <summary>{t('settings.style')}</summary>
        {isStyleOpen && (
          <div className={styles.styleFields}>
            <StyleFields
              style={style}
              onChange={(captionStyle) => attempt(() => changeSettings({ captionStyle }))}
            />
          </div>
        )}
      </details>
      <SaveForm
        mediaId={media.id}
        suggestedName={nameBeside(media.name, '.captioned.mp4')}
        action={t('export.burnIn')}
        disabled={trackId === '' || !media.present}
        onSave={(destination) =>
          startExportJob(connection, 'burn-in', media.id, { trackId, style, destination })
        }
      />
    </>
  );
}
