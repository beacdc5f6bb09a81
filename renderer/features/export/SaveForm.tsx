import { useId, type ReactNode } from 'react';
import type { z } from 'zod';
import type { destinationSchema } from '../../../core/contract/files.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import styles from './Export.module.css';
import { idle, SaveFoot, useSaveState } from './SaveFoot.tsx';
import { useDestination } from './use-destination.ts';

export interface SaveFormProps {
  readonly mediaId: string;
  readonly suggestedName: string;
  readonly action: string;
  /** Why it cannot be made, in words; null: it can. */
  readonly blocked?: string | null;
  /** Writes it and says what was done, or starts the job that does. */
  readonly onSave: (destination: z.infer<typeof destinationSchema>) => Promise<string | Job>;
}

/** The name of the one file that is written, and where. */
export function SaveForm({
  mediaId,
  suggestedName,
  action,
  blocked = null,
  onSave,
}: SaveFormProps): ReactNode {
  const t = useT();
  const formId = useId();
  const destination = useDestination(mediaId, suggestedName);
  const { folder, fileName } = destination;
  const [state, setState] = useSaveState(suggestedName);
  const isReady = folder !== null && fileName.trim() !== '' && blocked === null && state.kind !== 'saving';

  function save(overwrite: boolean): void {
    if (folder === null) return;
    setState({ kind: 'saving' });
    const name = fileName.trim();
    onSave({ folder: folder.id, fileName: name, overwrite })
      .then((result) =>
        setState(
          typeof result === 'string'
            ? { kind: 'saved', text: result }
            : { kind: 'started', jobId: result.id },
        ),
      )
      .catch((error: unknown) =>
        setState(
          isSidecutError(error, 'file-exists')
            ? { kind: 'exists', question: t('export.exists', { name }) }
            : { kind: 'failed', error },
        ),
      );
  }

  return (
    <>
      <form
        id={formId}
        className={styles.save}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save(false);
        }}
      >
        <TextField
          label={t('export.fileName')}
          value={fileName}
          maxLength={255}
          onChange={(name) => {
            setState(idle);
            destination.setFileName(name);
          }}
        />
      </form>
      <SaveFoot
        {...{ formId, destination, action, blocked, isReady, state, setState }}
        onReplace={() => save(true)}
      />
    </>
  );
}
