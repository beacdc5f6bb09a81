import {
  ArrowLeft,
  Boxes,
  CircleHelp,
  Command as CommandIcon,
  Redo2,
  Captions,
  Settings,
  Share,
  Undo2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../commands/command.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { JobsIndicator } from '../features/jobs/index.ts';
import { useT } from '../i18n/i18n.ts';
import { projectStore } from '../project/project-store.ts';
import { useStore } from '../stores/store.ts';
import { editLabel } from './edit-label.ts';
import styles from './TopBar.module.css';
import { viewStore } from './view-store.ts';

export function TopBar(): ReactNode {
  const t = useT();
  const page = useStore(viewStore, (view) => view.page);
  return (
    <header className={styles.bar}>
      {page === 'editor' ? <ProjectBar /> : <h1 className={styles.brand}>Sidecut</h1>}
      <div className={styles.end}>
        <JobsIndicator />
        <CommandButton command="app.palette" icon={<CommandIcon size={16} />} />
        {page === 'library' && <CommandButton command="app.models" icon={<Boxes size={16} />} />}
        <CommandButton command="app.settings" icon={<Settings size={16} />} />
        <CommandButton command="app.keys" icon={<CircleHelp size={16} />} />
        {page === 'editor' && <NewCaptionsButton />}
        {page === 'editor' && (
          <Button
            variant="primary"
            icon={<Share size={14} aria-hidden />}
            onClick={() => runCommand('project.export')}
            aria-label={t('command.project.export')}
          >
            {t('app.export')}
          </Button>
        )}
      </div>
    </header>
  );
}

function CommandButton({ command, icon }: { readonly command: string; readonly icon: ReactNode }): ReactNode {
  const t = useT();
  return (
    <IconButton
      label={t(`command.${command}`)}
      icon={icon}
      command={command}
      onClick={() => runCommand(command)}
    />
  );
}

function ProjectBar(): ReactNode {
  const media = useStore(projectStore, (state) => (state.status === 'open' ? state.project.media : null));
  return (
    <>
      <CommandButton command="app.library" icon={<ArrowLeft size={16} />} />
      <UndoButtons />
      <h1 className={styles.name} title={media === null ? undefined : `${media.name}\n${media.folder}`}>
        {media?.name ?? 'Sidecut'}
      </h1>
    </>
  );
}

/** Only an icon where the bar is narrow. */
function NewCaptionsButton(): ReactNode {
  const t = useT();
  const isOpen = useStore(projectStore, ({ status }) => status === 'open');
  const isPressed = useStore(viewStore, (view) => view.sidePanel === 'captions');
  return (
    <Button
      icon={<Captions size={16} aria-hidden />}
      aria-label={t('command.project.newCaptions')}
      aria-pressed={isPressed}
      disabled={!isOpen}
      onClick={() => runCommand('project.newCaptions')}
    >
      <span className={styles.wide}>{t('command.project.newCaptions')}</span>
    </Button>
  );
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
