import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { InlineError } from '../components/InlineError.tsx';
import { useT } from '../i18n/i18n.ts';
import { useStore } from '../stores/store.ts';
import '../notices/messages.ts';
import { dismissNotice, noticesStore, type Notice } from '../notices/notices.ts';
import styles from './Notices.module.css';

export function Notices(): ReactNode {
  const notices = useStore(noticesStore, (list) => list);
  if (notices.length === 0) return null;
  return (
    <div className={styles.notices}>
      {notices.map((notice) => (
        <InlineError
          key={notice.id}
          error={notice.error}
          actions={<RetryButton notice={notice} />}
          onDismiss={() => dismissNotice(notice.id)}
        />
      ))}
    </div>
  );
}

function RetryButton({ notice: { id, retry } }: { readonly notice: Notice }): ReactNode {
  const t = useT();
  if (retry === null) return null;
  return (
    <Button
      onClick={() => {
        dismissNotice(id);
        retry();
      }}
    >
      {t('notices.retry')}
    </Button>
  );
}
