import { useState, type ReactNode } from 'react';
import {
  chapterExportSchema,
  type ChapterExport as ChapterFormat,
  type ExportOptions,
} from '../../../core/contract/export.ts';
import { readTimecode } from '../../../core/time/timecode.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatBytes } from '../../i18n/format.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { unsavedChanges, unsavedInput, unsavedStore } from '../../project/unsaved-edits.ts';
import { useStore } from '../../stores/store.ts';
import { ChapterCheck } from './ChapterCheck.tsx';
import { CopyChapters } from './CopyChapters.tsx';
import { FrameRateSelect } from './FrameRateSelect.tsx';
import { countsFrames } from './frame-and-word-formats.ts';
import { Preview } from './Preview.tsx';
import { SaveForm } from './SaveForm.tsx';
import { nameBeside, startExportJob } from './start-export-job.ts';
import { usePreview } from './use-preview.ts';

const containers = ['mp4', 'mkv'] as const;
type Container = (typeof containers)[number];
type Target = ChapterFormat | Container;

function isContainer(target: Target): target is Container {
  return (containers as readonly string[]).includes(target);
}

/** The chapters as a text, as markers for an editing program, or in the video itself. */
export function ChapterExport({ project }: { readonly project: OpenProject }): ReactNode {
  const t = useT();
  const [target, setTarget] = useState<Target>('youtube-chapters');
  if (project.chapters.length === 0) {
    return <EmptyState title={t('export.noChapters')}>{t('export.noChaptersHint')}</EmptyState>;
  }
  const targets = [...chapterExportSchema.options, ...(project.media.hasVideo ? containers : [])];
  return (
    <>
      <Select
        label={t('export.format')}
        value={target}
        options={targets.map((value) => ({ value, label: t(`export.chapters.${value}`) }))}
        onChange={setTarget}
      />
      {isContainer(target) ? (
        <VideoWithChapters project={project} container={target} />
      ) : (
        <ChapterFile project={project} format={target} />
      )}
    </>
  );
}

interface ChapterFileProps {
  readonly project: OpenProject;
  readonly format: ChapterFormat;
}

function ChapterFile({ project, format }: ChapterFileProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const locale = useStore(localeStore, (value) => value);
  const [rate, setRate] = useState<ExportOptions>({});
  const [start, setStart] = useState<string | null>(null);
  const options = { ...rate, ...(start === null ? {} : { startTimecode: start }) };
  const { media, revision } = project;
  const mediaId = media.id;
  const unsaved = unsavedChanges(
    useStore(unsavedStore, (list) => list),
    mediaId,
  );
  const what = { mediaId, trackId: '', format, options };
  const preview = usePreview({ ...what, revision, unsaved });
  return (
    <>
      {countsFrames.has(format) && media.frameRate === null && (
        <FrameRateSelect
          format={format}
          value={rate.frameRate}
          onChange={(frameRate) => setRate({ frameRate })}
        />
      )}
      {countsFrames.has(format) && <StartTimecode onChange={setStart} />}
      {format === 'youtube-chapters' && <ChapterCheck project={project} />}
      <Preview state={preview} />
      {format === 'youtube-chapters' && <CopyChapters project={project} />}
      <SaveForm
        mediaId={mediaId}
        suggestedName={preview.suggestedName}
        action={t('export.save')}
        onSave={async (destination) => {
          const written = await calls['export.file']({ ...what, ...unsavedInput(unsaved), destination });
          return t('export.saved', { name: written.name, size: formatBytes(written.bytes, locale) });
        }}
      />
    </>
  );
}

/** Empty: as the video says, or the editing program begins. */
function StartTimecode({ onChange }: { readonly onChange: (timecode: string | null) => void }): ReactNode {
  const t = useT();
  const [text, setText] = useState('');
  const isWrong = text !== '' && readTimecode(text) === null;
  return (
    <TextField
      label={t('export.startTimecode')}
      hint={t('export.startTimecodeHint')}
      error={isWrong ? t('export.startTimecodeWrong') : undefined}
      placeholder="01:00:00:00"
      maxLength={12}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(readTimecode(typed.trim()) === null ? null : typed.trim());
      }}
    />
  );
}

interface VideoWithChaptersProps {
  readonly project: OpenProject;
  readonly container: Container;
}

function VideoWithChapters({ project: { media }, container }: VideoWithChaptersProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  return (
    <SaveForm
      mediaId={media.id}
      suggestedName={nameBeside(media.name, `.chapters.${container}`)}
      action={t('export.mux')}
      blocked={media.present ? null : t('export.missing', { name: media.name })}
      onSave={(destination) =>
        startExportJob(connection, 'mux', media.id, {
          ...{ trackIds: [], chapters: 'project', container, destination },
        })
      }
    />
  );
}
