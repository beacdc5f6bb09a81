import { createContext, useContext, type ReactNode } from 'react';
import type { AppConnection } from './app-connection.ts';

const ConnectionContext = createContext<AppConnection | null>(null);

export function ConnectionProvider({
  connection,
  children,
}: {
  readonly connection: AppConnection;
  readonly children: ReactNode;
}): ReactNode {
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useConnection(): AppConnection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error('useConnection outside of ConnectionProvider');
  return connection;
}
