import { Download, FolderOpen } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { destinationSchema } from '../../../core/contract/files.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import styles from './Export.module.css';
import { useDestination } from './use-destination.ts';

export interface SaveFormProps {
  readonly mediaId: string;
  readonly suggestedName: string;
  readonly action: string;
  readonly disabled?: boolean;
  /** Writes it or starts the job that does; resolves to a sentence about what was done. */
  readonly onSave: (destination: z.infer<typeof destinationSchema>) => Promise<string>;
}

type State =
  | { readonly kind: 'idle' | 'saving' }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The name; at the foot of the sheet the folder, the button, what came of it, and the question when the file is there. */
export function SaveForm({ mediaId, suggestedName, action, disabled, onSave }: SaveFormProps): ReactNode {
  const t = useT();
  const formId = useId();
  const destination = useDestination(mediaId, suggestedName);
  const { folder, fileName } = destination;
  const [state, setState] = useState<State>({ kind: 'idle' });
  const isReady = folder !== null && fileName.trim() !== '' && disabled !== true && state.kind !== 'saving';

  function save(overwrite: boolean): void {
    if (folder === null) return;
    setState({ kind: 'saving' });
    onSave({ folder: folder.id, fileName: fileName.trim(), overwrite })
      .then((text) => setState({ kind: 'saved', text }))
      .catch((error: unknown) =>
        setState(isSidecutError(error, 'file-exists') ? { kind: 'exists' } : { kind: 'failed', error }),
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
            setState({ kind: 'idle' });
            destination.setFileName(name);
          }}
        />
      </form>
      <SheetFooter>
        <div className={styles.foot}>
          {state.kind === 'failed' && <InlineError error={state.error} />}
          <p role="status" className={state.kind === 'saved' ? styles.saved : undefined}>
            {state.kind === 'saved' ? state.text : ''}
          </p>
          {state.kind === 'exists' ? (
            <ReplaceQuestion
              name={fileName.trim()}
              onReplace={() => save(true)}
              onKeep={() => setState({ kind: 'idle' })}
            />
          ) : (
            <div className={styles.where}>
              <span className={styles.label}>{t('export.folder')}</span>
              <span className={styles.folderName} title={folder?.name}>
                {folder?.name ?? t('export.noFolder')}
              </span>
              <Button
                icon={<FolderOpen size={14} aria-hidden />}
                onClick={() => {
                  setState({ kind: 'idle' });
                  attempt(destination.chooseFolder);
                }}
              >
                {t('export.chooseFolder')}
              </Button>
              <Button
                type="submit"
                form={formId}
                variant="primary"
                disabled={!isReady}
                icon={<Download size={14} aria-hidden />}
              >
                {action}
              </Button>
            </div>
          )}
        </div>
      </SheetFooter>
    </>
  );
}

interface ReplaceQuestionProps {
  readonly name: string;
  readonly onReplace: () => void;
  readonly onKeep: () => void;
}

function ReplaceQuestion({ name, onReplace, onKeep }: ReplaceQuestionProps): ReactNode {
  const t = useT();
  return (
    <div role="alert" className={styles.question}>
      <p>{t('export.exists', { name })}</p>
      <div className={styles.answers}>
        <Button variant="danger" onClick={onReplace}>
          {t('export.replace')}
        </Button>
        <Button autoFocus onClick={onKeep}>
          {t('export.keepIt')}
        </Button>
      </div>
    </div>
  );
}
