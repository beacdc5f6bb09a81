import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { InlineError } from '../components/InlineError.tsx';
import { useT } from '../i18n/i18n.ts';
import { attempt } from '../notices/notices.ts';
import { lostEditsStore } from '../project/lost-edits.ts';
import { textOf } from '../project/pending-edits.ts';
import { useSession } from '../project/use-session.tsx';
import { useStore } from '../stores/store.ts';
import { editName } from './edit-label.ts';
import styles from './LostEditsNotice.module.css';

const maxNamed = 3;

/** Edits that the library refused: what they were, why, and the ways out. */
export function LostEditsNotice(): ReactNode {
  const t = useT();
  const session = useSession();
  const lost = useStore(lostEditsStore, (state) => state);
  if (lost === null) return null;
  const names = lost.edits.slice(0, maxNamed).map(({ name }) => editName(t, name));
  const rest = lost.edits.length - names.length;
  const text = textOf(lost.edits);
  return (
    <div className={styles.notice}>
      <InlineError
        error={lost.error}
        actions={
          <>
            <p className={styles.names}>
              {t('app.notKept', { names: names.join(t('app.listSeparator')) })}
              {rest > 0 && ` ${t('app.andMore', { count: rest })}`}
            </p>
            <Button onClick={() => session.retryLost()}>{t('notices.retry')}</Button>
            {text !== '' && (
              <Button onClick={() => attempt(() => navigator.clipboard.writeText(text))}>
                {t('app.copyTheirText')}
              </Button>
            )}
          </>
        }
        onDismiss={() => lostEditsStore.set(null)}
      />
    </div>
  );
}
