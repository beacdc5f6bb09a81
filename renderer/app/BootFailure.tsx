import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { InlineError } from '../components/InlineError.tsx';
import { TooltipProvider } from '../components/Tooltip.tsx';
import { useT } from '../i18n/i18n.ts';
import '../notices/messages.ts';
import styles from './App.module.css';

/** The page can't start: the library is damaged or newer, or the host is gone. */
export function BootFailure({ error }: { readonly error: unknown }): ReactNode {
  const t = useT();
  return (
    <TooltipProvider>
      <main className={styles.failure}>
        <h1>Sidecut</h1>
        <InlineError
          error={error}
          actions={
            <Button variant="primary" onClick={() => location.reload()}>
              {t('notices.retry')}
            </Button>
          }
        />
      </main>
    </TooltipProvider>
  );
}
