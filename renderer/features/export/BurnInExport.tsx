import type { ReactNode } from 'react';
import { Palette } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { setActiveTrack } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import styles from './Export.module.css';
import { SaveForm } from './SaveForm.tsx';
import { nameBeside, startExportJob } from './start-export-job.ts';
import { TrackSelect } from './TrackSelect.tsx';
import { useTrackChoice } from './use-track-choice.ts';

/** A video with the captions in its picture, as the player shows them. */
export function BurnInExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [trackId, setTrackId] = useTrackChoice(project);
  const { media } = project;
  const showStyle = (): void => {
    setActiveTrack(trackId);
    openPanel('style');
  };
  return (
    <>
      <p className={styles.hint}>{t('export.burnInHint')}</p>
      <TrackSelect tracks={project.tracks} value={trackId} onChange={setTrackId} />
      <div>
        <Button icon={<Palette size={14} aria-hidden />} disabled={trackId === ''} onClick={showStyle}>
          {t('export.changeStyle')}
        </Button>
      </div>
      <SaveForm
        mediaId={media.id}
        suggestedName={nameBeside(media.name, '.captioned.mp4')}
        action={t('export.burnIn')}
        disabled={trackId === '' || !media.present}
        onSave={(destination) => startExportJob(connection, 'burn-in', media.id, { trackId, destination })}
      />
    </>
  );
}
