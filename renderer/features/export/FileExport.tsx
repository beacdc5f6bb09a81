import { useState, type ReactNode } from 'react';
import type { ExportOptions, TrackExport } from '../../../core/contract/export.ts';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { noCues } from '../../project/project-store.ts';
import { unsavedChanges, unsavedInput, unsavedStore } from '../../project/unsaved-edits.ts';
import { useStore } from '../../stores/store.ts';
import { FileOptions } from './FileOptions.tsx';
import { wordsOf } from './frame-and-word-formats.ts';
import { Preview } from './Preview.tsx';
import { SaveForm } from './SaveForm.tsx';
import { TrackSelect } from './TrackSelect.tsx';
import { usePreview } from './use-preview.ts';
import { useTrackChoice } from './use-track-choice.ts';

const formats: readonly TrackExport[] = [
  'srt',
  'vtt',
  'ass',
  'ttml',
  'itt',
  'ebu-tt-d',
  'fcpxml',
  'sbv',
  'lrc',
  'txt',
  'csv',
  'sami',
  'scc',
  'stl',
  'json',
];

export function FileExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const locale = useStore(localeStore, (value) => value);
  const [trackId, setTrackId] = useTrackChoice(project);
  const [format, setFormat] = useState<TrackExport>('srt');
  const [options, setOptions] = useState<ExportOptions>({});
  const mediaId = project.media.id;
  const unsaved = unsavedChanges(
    useStore(unsavedStore, (list) => list),
    mediaId,
  );
  const preview = usePreview({ mediaId, trackId, format, options, revision: project.revision, unsaved });
  return (
    <>
      <TrackSelect tracks={project.tracks} value={trackId} onChange={setTrackId} />
      <Select
        label={t('export.format')}
        value={format}
        options={formats.map((value) => ({ value, label: t(`export.format.${value}`) }))}
        onChange={setFormat}
      />
      <FileOptions
        format={format}
        options={options}
        words={wordsOf(project.cues.get(trackId) ?? noCues)}
        isRateKnown={project.media.frameRate !== null}
        onChange={setOptions}
      />
      <Preview state={preview} />
      <SaveForm
        mediaId={mediaId}
        suggestedName={preview.suggestedName}
        action={t('export.save')}
        blocked={trackId === '' ? t('export.chooseTrack') : null}
        onSave={async (destination) => {
          const what = { mediaId, trackId, format, options, ...unsavedInput(unsaved) };
          const written = await calls['export.file']({ ...what, destination });
          return t('export.saved', { name: written.name, size: formatBytes(written.bytes, locale) });
        }}
      />
    </>
  );
}
