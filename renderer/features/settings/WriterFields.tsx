import type { ReactNode } from 'react';
import { isThisComputer } from '../../../core/writing/writer-server.ts';
import type { WriterServer } from '../../../core/writing/writer-server.ts';
import { Switch } from '../../components/Switch.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';
import styles from './Settings.module.css';

interface WriterFieldsProps {
  readonly server: WriterServer;
  readonly onChange: (server: WriterServer) => void;
}

/** A language model that another program on this computer runs; off while there is no address. */
export function WriterFields({ server, onChange }: WriterFieldsProps): ReactNode {
  const t = useT();
  const change = (part: Partial<WriterServer>) => onChange({ ...server, ...part });
  const address = server.address.trim();
  const isElsewhere = address !== '' && !isThisComputer(address);
  return (
    <section className={styles.section}>
      <h3>{t('settings.writer')}</h3>
      <p>{t('settings.writerText')}</p>
      <TextField
        label={t('settings.writerAddress')}
        placeholder="http://localhost:11434/v1"
        value={server.address}
        onChange={(value) => change({ address: value })}
      />
      {address !== '' && (
        <>
          <TextField
            label={t('settings.writerModel')}
            value={server.model}
            onChange={(model) => change({ model })}
          />
          <TextField
            label={t('settings.writerKey')}
            type="password"
            value={server.key}
            onChange={(key) => change({ key })}
          />
        </>
      )}
      {isElsewhere && (
        <Switch
          label={t('settings.writerElsewhere', { address })}
          hint={t('settings.writerElsewhereHint')}
          checked={server.confirmedAddress === address}
          onChange={(isConfirmed) => change({ confirmedAddress: isConfirmed ? address : '' })}
        />
      )}
    </section>
  );
}
