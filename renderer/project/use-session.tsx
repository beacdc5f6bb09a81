import { createContext, useContext, type ReactNode } from 'react';
import type { ProjectSession } from './project-session.ts';

const SessionContext = createContext<ProjectSession | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: ProjectSession;
  readonly children: ReactNode;
}): ReactNode {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): ProjectSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside of SessionProvider');
  return session;
}
