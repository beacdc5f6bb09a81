import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import './messages.ts';
import styles from './Speakers.module.css';
import { voicesStore } from './voices-store.ts';

/** Whether voices are known again in other videos, and those that are. */
export function VoicesSection(): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const isOn = useStore(settingsStore, ({ remembersVoices }) => remembersVoices);
  const remembered = useStore(voicesStore, (state) => state.remembered);
  return (
    <div className={styles.finding}>
      <Checkbox
        label={t('speakers.remembers')}
        hint={t(isOn && remembered.length > 0 ? 'speakers.remembersOff' : 'speakers.remembersHint')}
        checked={isOn}
        onChange={(remembersVoices) => attempt(() => changeSettings({ remembersVoices }))}
      />
      {isOn && remembered.length > 0 && (
        <>
          <ul className={styles.voices} aria-label={t('speakers.voices')}>
            {remembered.map(({ id, name }) => (
              <li key={id} className={styles.voice}>
                <span dir="auto">{name}</span>
                <IconButton
                  label={t('speakers.forget', { name })}
                  icon={<Trash2 size={14} />}
                  onClick={() => attempt(() => calls['voices.forget']({ ids: [id] }))}
                />
              </li>
            ))}
          </ul>
          <div>
            <Button variant="quiet" onClick={() => attempt(() => calls['voices.forgetAll']({}))}>
              {t('speakers.forgetAll', { count: remembered.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
