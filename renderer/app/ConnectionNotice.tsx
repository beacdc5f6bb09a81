import { Unplug } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useConnection } from '../connection/use-connection.tsx';
import { useT } from '../i18n/i18n.ts';
import styles from './ConnectionNotice.module.css';

/** Says that the host is gone for the moment, and that nothing is lost by it. */
export function ConnectionNotice(): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [isLost, setLost] = useState(false);
  useEffect(() => connection.onState((state) => setLost(state === 'lost')), [connection]);
  return (
    <div role="status">
      {isLost && (
        <p className={styles.notice}>
          <Unplug size={16} aria-hidden />
          {t('app.connectionLost')}
        </p>
      )}
    </div>
  );
}
