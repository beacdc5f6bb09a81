import { Download, FolderOpen } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { destinationSchema } from '../../../core/contract/files.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { isSidecutError } from '../../../core/errors.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { TextField } from '../../components/TextField.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import { isActive, jobsStore, jobStatus } from '../jobs/index.ts';
import styles from './Export.module.css';
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

type State =
  | { readonly kind: 'idle' | 'saving' }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'started'; readonly jobId: string }
  | { readonly kind: 'exists' }
  | { readonly kind: 'failed'; readonly error: unknown };

const idle: State = { kind: 'idle' };

/** The name; at the foot of the sheet the folder, the button, what came of it, and the question when the file is there. */
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
  const [told, setTold] = useState<{ readonly of: string; readonly state: State }>({ of: '', state: idle });
  // What became of one file is no news of the next, which has another name.
  const state = told.of === suggestedName ? told.state : idle;
  const setState = (next: State): void => setTold({ of: suggestedName, state: next });
  const isReady = folder !== null && fileName.trim() !== '' && blocked === null && state.kind !== 'saving';

  function save(overwrite: boolean): void {
    if (folder === null) return;
    setState({ kind: 'saving' });
    onSave({ folder: folder.id, fileName: fileName.trim(), overwrite })
      .then((result) =>
        setState(
          typeof result === 'string'
            ? { kind: 'saved', text: result }
            : { kind: 'started', jobId: result.id },
        ),
      )
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
            setState(idle);
            destination.setFileName(name);
          }}
        />
      </form>
      <SheetFooter>
        <div className={styles.foot}>
          {blocked !== null && <p className={styles.hint}>{blocked}</p>}
          <Outcome state={state} />
          {state.kind === 'exists' ? (
            <ReplaceQuestion
              name={fileName.trim()}
              onReplace={() => save(true)}
              onKeep={() => setState(idle)}
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
                  setState(idle);
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

/** What came of it; a job's is told when the job is over, for the list of jobs may be closed by then. */
function Outcome({ state }: { readonly state: State }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const jobId = state.kind === 'started' ? state.jobId : null;
  const job = useStore(jobsStore, (jobs) => jobs.find(({ id }) => id === jobId) ?? null);
  const error = state.kind === 'failed' ? state.error : job?.state === 'failed' ? job.error : null;
  const text = state.kind === 'saved' ? state.text : job === null || error !== null ? '' : told(job);
  return (
    <>
      {error !== null && <InlineError error={error} />}
      <p role="status" className={text === '' ? undefined : styles.saved}>
        {text}
      </p>
    </>
  );

  function told(of: Job): string {
    return isActive(of) ? t('export.started') : jobStatus(of, t, locale);
  }
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
