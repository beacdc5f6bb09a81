import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../theme/base.css';
import { connectToHost } from '../connection/connect.ts';
import { App } from './App.tsx';
import { boot } from './boot.ts';
import { BootFailure } from './BootFailure.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
const root = createRoot(container);

const connection = connectToHost();
try {
  const session = await boot(connection);
  root.render(
    <StrictMode>
      <App connection={connection} session={session} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<BootFailure error={error} />);
}
