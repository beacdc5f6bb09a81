import { useState, type ReactNode } from 'react';
import { Palette } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { formatMs } from '../../player/timecode.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { setActiveTrack } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import styles from './Export.module.css';
import { PictureFields } from './PictureFields.tsx';
import { usePictureChoice } from './use-picture-choice.ts';
import { SaveForm } from './SaveForm.tsx';
import { selectedRange, type SelectedRange } from './selected-range.ts';
import { nameBeside, startExportJob } from './start-export-job.ts';
import { TrackSelect } from './TrackSelect.tsx';
import { useStyleCheck } from './use-style-check.ts';
import { useTrackChoice } from './use-track-choice.ts';
import { Warnings } from './Warnings.tsx';

type Part = 'whole' | 'selection';

/** A video with the captions in its picture, as the player shows them. */
export function BurnInExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [trackId, setTrackId] = useTrackChoice(project);
  const [part, setPart] = useState<Part>('whole');
  const [picture, setPicture] = usePictureChoice(project.media.id);
  const warnings = useStyleCheck(trackId, project.revision);
  const { media } = project;
  const selection = selectedRange(project);
  const range = part === 'selection' ? selection : null;
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
      {selection !== null && <PartSelect part={part} selection={selection} onChange={setPart} />}
      <PictureFields picture={picture} onChange={setPicture} />
      <Warnings notes={warnings} />
      <SaveForm
        mediaId={media.id}
        suggestedName={nameBeside(media.name, range === null ? '.captioned.mp4' : '.clip.mp4')}
        action={t('export.burnIn')}
        blocked={
          !media.present
            ? t('export.missing', { name: media.name })
            : trackId === ''
              ? t('export.chooseTrack')
              : null
        }
        onSave={(destination) =>
          startExportJob(connection, 'burn-in', media.id, {
            ...{ trackId, picture, destination },
            ...(range === null ? {} : { range: { startMs: range.startMs, endMs: range.endMs } }),
          })
        }
      />
    </>
  );
}

interface PartSelectProps {
  readonly part: Part;
  readonly selection: SelectedRange;
  readonly onChange: (part: Part) => void;
}

function PartSelect({ part, selection, onChange }: PartSelectProps): ReactNode {
  const t = useT();
  const times = { start: formatMs(selection.startMs), end: formatMs(selection.endMs) };
  return (
    <Select
      label={t('export.part')}
      value={part}
      options={[
        { value: 'whole', label: t('export.part.whole') },
        { value: 'selection', label: t('export.part.selection', times) },
      ]}
      onChange={onChange}
    />
  );
}
