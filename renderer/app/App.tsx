import { useEffect, type ReactNode } from 'react';
import type { AppConnection } from '../connection/app-connection.ts';
import { ConnectionProvider } from '../connection/use-connection.tsx';
import { TooltipProvider } from '../components/Tooltip.tsx';
import { ImportNotice, StarterNotice } from '../features/captions/index.ts';
import { FileChooser } from '../features/files/index.ts';
import { CorrectionOffer } from '../features/glossary/index.ts';
import { ReplacementNotice, ReplaceQuestion } from '../features/replace/index.ts';
import type { ProjectSession } from '../project/project-session.ts';
import { SessionProvider } from '../project/use-session.tsx';
import { CurrentView } from '../workspace/CurrentView.tsx';
import { Dialogs } from '../workspace/Dialogs.tsx';
import { Rail } from '../workspace/Rail.tsx';
import { Announcements } from './Announcements.tsx';
import styles from './App.module.css';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import './features.ts';
import { LostEditsNotice } from './LostEditsNotice.tsx';
import './messages.ts';
import { Notices } from './Notices.tsx';
import './register.ts';
import { TopBar } from './TopBar.tsx';
import { UnsavedNotice } from './UnsavedNotice.tsx';

export interface AppProps {
  readonly connection: AppConnection;
  readonly session: ProjectSession;
}

export function App({ connection, session }: AppProps): ReactNode {
  useEffect(() => {
    // Tests wait for it: everything reacts from now on.
    document.documentElement.dataset['ready'] = 'true';
  }, []);
  return (
    <ConnectionProvider connection={connection}>
      <SessionProvider session={session}>
        <TooltipProvider>
          <div className={styles.app}>
            <Rail />
            <div className={styles.page}>
              <TopBar />
              <ConnectionNotice />
              <LostEditsNotice />
              <UnsavedNotice />
              <Notices />
              <ReplacementNotice />
              <ImportNotice />
              <StarterNotice />
              <CurrentView />
            </div>
          </div>
          <Dialogs />
          <CorrectionOffer />
          <Announcements />
          <FileChooser />
          <ReplaceQuestion />
        </TooltipProvider>
      </SessionProvider>
    </ConnectionProvider>
  );
}
