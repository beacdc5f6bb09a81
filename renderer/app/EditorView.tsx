import { FileX2, LoaderCircle } from 'lucide-react';
import { type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { InlineError } from '../components/InlineError.tsx';
import { FindBar } from '../features/find/index.ts';
import { Player } from '../features/player/index.ts';
import { Timeline } from '../features/timeline/index.ts';
import { useT } from '../i18n/i18n.ts';
import { attempt } from '../notices/notices.ts';
import { projectStore } from '../project/project-store.ts';
import { useSession } from '../project/use-session.tsx';
import { useStore } from '../stores/store.ts';
import { SavedPanels } from '../workspace/SavedPanels.tsx';
import { Side } from '../workspace/Side.tsx';
import { workspaceStore } from '../workspace/workspace-store.ts';
import styles from './EditorView.module.css';

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
        label="workspace.resize.vertical"
        first={<Upper />}
        second={<Timeline />}
        firstSize={62}
        firstMinimum={180}
        secondMinimum={120}
      />
    </main>
  );
}

/** With a dock the video leaves more room to what is beside it; each way keeps its own sizes. */
function Upper(): ReactNode {
  const hasDock = useStore(workspaceStore, (workspace) => workspace.hasDock);
  const hasTracks = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.tracks.length > 0,
  );
  return (
    <SavedPanels
      id={hasDock ? 'editor-columns-wide' : 'editor-columns'}
      orientation="horizontal"
      label="workspace.resize.horizontal"
      first={<Player />}
      second={<Side bar={<FindBar />} instead={hasTracks ? null : 'captions'} />}
      firstSize={hasDock ? 42 : 58}
      firstMinimum={260}
      secondMinimum={300}
    />
  );
}
