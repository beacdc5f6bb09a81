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
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { SaveAllForm } from './SaveAllForm.tsx';
import { SaveForm } from './SaveForm.tsx';
import { SpokenOptions } from './SpokenOptions.tsx';
import { allTracks, TrackSelect } from './TrackSelect.tsx';
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
  const [isAll, setAll] = useState(false);
  const mediaId = project.media.id;
  const unsaved = unsavedChanges(
    useStore(unsavedStore, (list) => list),
    mediaId,
  );
  const seconds = secondTracks(project.tracks, trackId);
  const cues = project.cues.get(trackId) ?? noCues;
  const written = writtenOptions(options, isAll ? [] : seconds);
  const preview = usePreview({
    mediaId,
    trackId,
    format,
    options: written,
    revision: project.revision,
    unsaved,
  });
  return (
    <>
      <TrackSelect
        tracks={project.tracks}
        value={isAll ? allTracks : trackId}
        offersAll
        onChange={(chosen) => {
          setAll(chosen === allTracks);
          if (chosen !== allTracks) setTrackId(chosen);
        }}
      />
      <Select
        label={t('export.format')}
        value={format}
        options={formats.map((value) => ({ value, label: t(`export.format.${value}`) }))}
        onChange={setFormat}
      />
      <SpokenOptions {...{ format, options, cues }} seconds={isAll ? [] : seconds} onChange={setOptions} />
      <FileOptions
        format={format}
        options={options}
        words={wordsOf(cues)}
        isRateKnown={project.media.frameRate !== null}
        onChange={setOptions}
      />
      {isAll && <SaveAllForm {...{ project, format, unsaved }} options={written} />}
      <Preview state={preview} />
      {!isAll && (
        <SaveForm
          mediaId={mediaId}
          suggestedName={preview.suggestedName}
          action={t('export.save')}
          blocked={trackId === '' ? t('export.chooseTrack') : null}
          onSave={async (destination) => {
            const what = { mediaId, trackId, format, options: written, ...unsavedInput(unsaved) };
            const { name, bytes } = await calls['export.file']({ ...what, destination });
            return t('export.saved', { name, size: formatBytes(bytes, locale) });
          }}
        />
      )}
    </>
  );
}

/** Its translations, what it translates and their others first; then what else the video has. */
function secondTracks(tracks: readonly SubtitleTrack[], trackId: string): readonly SubtitleTrack[] {
  const chosen = tracks.find(({ id }) => id === trackId);
  const sourceOf = ({ id, translates }: SubtitleTrack): string => translates ?? id;
  const isRelated = (track: SubtitleTrack): boolean =>
    chosen !== undefined && sourceOf(track) === sourceOf(chosen);
  const others = tracks.filter(({ id }) => id !== trackId);
  return [...others.filter(isRelated), ...others.filter((track) => !isRelated(track))];
}

/** Without a second track that was deleted meanwhile, or is the first one now. */
function writtenOptions(options: ExportOptions, seconds: readonly SubtitleTrack[]): ExportOptions {
  const isThere = seconds.some(({ id }) => id === options.second?.trackId);
  return isThere ? options : { ...options, second: undefined };
}
