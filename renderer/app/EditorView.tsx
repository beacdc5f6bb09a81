import { FileX2, LoaderCircle } from 'lucide-react';
import { type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { InlineError } from '../components/InlineError.tsx';
import { Player } from '../features/player/index.ts';
import { Timeline } from '../features/timeline/index.ts';
import { useT } from '../i18n/i18n.ts';
import { attempt } from '../notices/notices.ts';
import { projectStore } from '../project/project-store.ts';
import { useSession } from '../project/use-session.tsx';
import { useStore } from '../stores/store.ts';
import styles from './EditorView.module.css';
import { SavedPanels } from './SavedPanels.tsx';
import { Side } from './Side.tsx';

export function EditorView(): ReactNode {
  const t = useT();
  const session = useSession();
  const status = useStore(projectStore, (state) => state.status);
  const failure = useStore(projectStore, (state) => (state.status === 'failed' ? state : null));
  if (failure !== null) {
    return (
      <main className={styles.message}>
        <EmptyState
          icon={<FileX2 size={28} />}
          title={t('app.cannotOpen')}
          actions={
            <Button variant="primary" onClick={() => attempt(() => session.open(failure.mediaId))}>
              {t('notices.retry')}
            </Button>
          }
        >
          <InlineError error={failure.error} />
        </EmptyState>
      </main>
    );
  }
  if (status !== 'open') {
    return (
      <main className={styles.message} aria-busy="true">
        <EmptyState icon={<LoaderCircle size={24} />} title={t('app.opening')} />
      </main>
    );
  }
  return (
    <main className={styles.editor}>
      <SavedPanels
        id="editor-rows"
        orientation="vertical"
        first={
          <SavedPanels
            id="editor-columns"
            orientation="horizontal"
            first={<Player />}
            second={<Side />}
            firstSize={58}
            firstMinimum={260}
            secondMinimum={300}
          />
        }
        second={<Timeline />}
        firstSize={62}
        firstMinimum={180}
        secondMinimum={120}
      />
    </main>
  );
}
