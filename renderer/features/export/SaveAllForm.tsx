import { useId, useState, type ReactNode } from 'react';
import type { ExportOptions, TrackExport } from '../../../core/contract/export.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { FreeNames, suggestedName } from '../../../core/formats/file-names.ts';
import type { Change } from '../../../core/project/project.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { unsavedInput } from '../../project/unsaved-edits.ts';
import styles from './Export.module.css';
import { idle, SaveFoot, useSaveState } from './SaveFoot.tsx';
import { useDestination } from './use-destination.ts';

interface SaveAllFormProps {
  readonly project: OpenProject;
  readonly format: TrackExport;
  readonly options: ExportOptions;
  readonly unsaved: readonly Change[];
}

interface NamedFile {
  readonly trackId: string;
  readonly fileName: string;
}

/** A file for each chosen track, named by its language. */
export function SaveAllForm({ project, format, options, unsaved }: SaveAllFormProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const formId = useId();
  const { media, tracks } = project;
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const destination = useDestination(media.id, '');
  const { folder } = destination;
  const files = namedFiles(project, format);
  const chosen = files.filter(({ trackId }) => !without.has(trackId));
  const [state, setState] = useSaveState(chosen.map(({ fileName }) => fileName).join('/'));
  const blocked = chosen.length === 0 ? t('export.chooseTrack') : null;
  const isReady = folder !== null && blocked === null && state.kind !== 'saving';
  const [left, setLeft] = useState<readonly NamedFile[]>([]);

  function questionOf(names: readonly string[]): string {
    const [name = '', ...others] = names;
    return others.length === 0
      ? t('export.exists', { name })
      : t('export.existAll', { names: names.join(', ') });
  }

  /** What is there already stays until a person says otherwise; the others are written at once. */
  async function save(wanted: readonly NamedFile[], overwrite: boolean): Promise<void> {
    if (folder === null) return;
    setState({ kind: 'saving' });
    const existing: NamedFile[] = [];
    try {
      for (const file of wanted) {
        const { trackId, fileName } = file;
        const what = { mediaId: media.id, trackId, format, options, ...unsavedInput(unsaved) };
        await calls['export.file']({
          ...what,
          destination: { folder: folder.id, fileName, overwrite },
        }).catch((error: unknown) => {
          if (!isSidecutError(error, 'file-exists')) throw error;
          existing.push(file);
        });
      }
    } catch (error) {
      setState({ kind: 'failed', error });
      return;
    }
    setLeft(existing);
    setState(
      existing.length === 0
        ? { kind: 'saved', text: t('export.savedAll', { count: wanted.length }) }
        : { kind: 'exists', question: questionOf(existing.map(({ fileName }) => fileName)) },
    );
  }

  return (
    <>
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void save(chosen, false);
        }}
      >
        <fieldset className={styles.tracks}>
          <legend className={styles.label}>{t('export.files')}</legend>
          {files.map(({ trackId, fileName }, index) => (
            <Checkbox
              key={trackId}
              label={fileName}
              hint={tracks[index]!.name}
              checked={!without.has(trackId)}
              onChange={(isIn) => {
                setState(idle);
                setWithout(
                  new Set(isIn ? [...without].filter((id) => id !== trackId) : [...without, trackId]),
                );
              }}
            />
          ))}
        </fieldset>
      </form>
      <SaveFoot
        {...{ formId, destination, blocked, isReady, state, setState }}
        action={t('export.saveAll', { count: chosen.length })}
        onReplace={() => void save(left, true)}
      />
    </>
  );
}

function namedFiles({ media, tracks }: OpenProject, format: TrackExport): readonly NamedFile[] {
  const names = new FreeNames();
  return tracks.map(({ id, language }) => ({
    trackId: id,
    fileName: names.take('', suggestedName(media.name, language, format)),
  }));
}
