import { Download, FolderOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Job } from '../../../core/contract/jobs.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import { isActive, jobsStore, jobStatus } from '../jobs/index.ts';
import styles from './Export.module.css';
import type { Destination } from './use-destination.ts';

export type SaveState =
  | { readonly kind: 'idle' | 'saving' }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'started'; readonly jobId: string }
  /** What is there already, as a question. */
  | { readonly kind: 'exists'; readonly question: string }
  | { readonly kind: 'failed'; readonly error: unknown };

export const idle: SaveState = { kind: 'idle' };

/** What became of one file is no news of the next: a state holds for `of`. */
export function useSaveState(of: string): readonly [SaveState, (state: SaveState) => void] {
  const [told, setTold] = useState<{ readonly of: string; readonly state: SaveState }>({
    of: '',
    state: idle,
  });
  return [told.of === of ? told.state : idle, (state) => setTold({ of, state })];
}

interface SaveFootProps {
  readonly formId: string;
  readonly destination: Pick<Destination, 'folder' | 'chooseFolder'>;
  readonly action: string;
  /** Why it cannot be made, in words; null: it can. */
  readonly blocked: string | null;
  readonly isReady: boolean;
  readonly state: SaveState;
  readonly setState: (state: SaveState) => void;
  readonly onReplace: () => void;
}

/** At the foot of the sheet the folder, the button, what came of it, and the question when something is there. */
export function SaveFoot(props: SaveFootProps): ReactNode {
  const { formId, destination, action, blocked, isReady, state, setState, onReplace } = props;
  const t = useT();
  const { folder } = destination;
  return (
    <SheetFooter>
      <div className={styles.foot}>
        {blocked !== null && <p className={styles.hint}>{blocked}</p>}
        <Outcome state={state} />
        {state.kind === 'exists' ? (
          <ReplaceQuestion question={state.question} onReplace={onReplace} onKeep={() => setState(idle)} />
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
  );
}

/** What came of it; a job's is told when the job is over, for the list of jobs may be closed by then. */
function Outcome({ state }: { readonly state: SaveState }): ReactNode {
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
  readonly question: string;
  readonly onReplace: () => void;
  readonly onKeep: () => void;
}

function ReplaceQuestion({ question, onReplace, onKeep }: ReplaceQuestionProps): ReactNode {
  const t = useT();
  return (
    <div role="alert" className={styles.question}>
      <p>{question}</p>
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
