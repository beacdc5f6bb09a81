import { Boxes, CircleHelp, Command as CommandIcon, Redo2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../commands/command.ts';
import { CommandButton } from '../components/CommandButton.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useT } from '../i18n/i18n.ts';
import { projectStore } from '../project/project-store.ts';
import { unsavedStore } from '../project/unsaved-edits.ts';
import { useStore } from '../stores/store.ts';
import { SheetButtons } from '../workspace/SheetButtons.tsx';
import { workspaceStore } from '../workspace/workspace-store.ts';
import { editLabel } from './edit-label.ts';
import styles from './TopBar.module.css';

export function TopBar(): ReactNode {
  const view = useStore(workspaceStore, (workspace) => workspace.view);
  return (
    <header className={styles.bar}>
      {view === 'editor' ? <ProjectBar /> : <h1 className={styles.brand}>Sidecut</h1>}
      <div className={styles.end}>
        <CommandButton command="app.palette" icon={<CommandIcon size={16} />} />
        {view === 'library' && <CommandButton command="app.models" icon={<Boxes size={16} />} />}
        <CommandButton command="app.keys" icon={<CircleHelp size={16} />} />
        {view === 'editor' && <SheetButtons />}
      </div>
    </header>
  );
}

function ProjectBar(): ReactNode {
  const media = useStore(projectStore, (state) => (state.status === 'open' ? state.project.media : null));
  return (
    <>
      <UndoButtons />
      <h1 className={styles.name} title={media === null ? undefined : `${media.name}\n${media.folder}`}>
        {media?.name ?? 'Sidecut'}
      </h1>
      <UnsavedMark mediaId={media?.id ?? null} />
    </>
  );
}

function UnsavedMark({ mediaId }: { readonly mediaId: string | null }): ReactNode {
  const t = useT();
  const isUnsaved = useStore(unsavedStore, (list) => list.some((each) => each.mediaId === mediaId));
  return isUnsaved ? <span className={styles.unsaved}>{t('app.unsaved')}</span> : null;
}

function UndoButtons(): ReactNode {
  const t = useT();
  const undoState = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.undoState : null,
  );
  const undo = undoState?.undo ?? null;
  const redo = undoState?.redo ?? null;
  return (
    <div className={styles.group} role="group" aria-label={t('app.history')}>
      <IconButton
        label={editLabel(t, 'undo', undo)}
        icon={<Undo2 size={16} />}
        command="edit.undo"
        disabled={undo === null}
        onClick={() => runCommand('edit.undo')}
      />
      <IconButton
        label={editLabel(t, 'redo', redo)}
        icon={<Redo2 size={16} />}
        command="edit.redo"
        disabled={redo === null}
        onClick={() => runCommand('edit.redo')}
      />
    </div>
  );
}
