import { useEffect, type ReactNode } from 'react';
import type { AppConnection } from '../connection/app-connection.ts';
import { ConnectionProvider } from '../connection/use-connection.tsx';
import { TooltipProvider } from '../components/Tooltip.tsx';
import { FileChooser } from '../features/files/index.ts';
import { KeySheet } from '../features/help/index.ts';
import { LibraryView } from '../features/library/index.ts';
import { ModelsDialog } from '../features/models/index.ts';
import { CommandPalette } from '../features/palette/index.ts';
import { SettingsDialog } from '../features/settings/index.ts';
import { Notices } from '../notices/Notices.tsx';
import type { ProjectSession } from '../project/project-session.ts';
import { SessionProvider } from '../project/use-session.tsx';
import { useStore } from '../stores/store.ts';
import styles from './App.module.css';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { EditorView } from './EditorView.tsx';
import { LostEditsNotice } from './LostEditsNotice.tsx';
import './messages.ts';
import { TopBar } from './TopBar.tsx';
import { showDialog, viewStore, type OpenDialog } from './view-store.ts';

export interface AppProps {
  readonly connection: AppConnection;
  readonly session: ProjectSession;
}

export function App({ connection, session }: AppProps): ReactNode {
  const page = useStore(viewStore, (view) => view.page);
  useEffect(() => {
    // Tests wait for it: everything reacts from now on.
    document.documentElement.dataset['ready'] = 'true';
  }, []);
  return (
    <ConnectionProvider connection={connection}>
      <SessionProvider session={session}>
        <TooltipProvider>
          <div className={styles.app}>
            <TopBar />
            <ConnectionNotice />
            <LostEditsNotice />
            <Notices />
            {page === 'library' ? <LibraryView /> : <EditorView />}
          </div>
          <Dialogs />
          <FileChooser />
        </TooltipProvider>
      </SessionProvider>
    </ConnectionProvider>
  );
}

function Dialogs(): ReactNode {
  const open = useStore(viewStore, ({ dialog }) => dialog);
  const props = (dialog: OpenDialog): { open: boolean; onOpenChange: (open: boolean) => void } => ({
    open: open === dialog,
    onOpenChange: (isOpen) => showDialog(isOpen ? dialog : null),
  });
  return (
    <>
      <CommandPalette {...props('palette')} />
      <KeySheet {...props('keys')} />
      <SettingsDialog {...props('settings')} />
      <ModelsDialog {...props('models')} />
    </>
  );
}
