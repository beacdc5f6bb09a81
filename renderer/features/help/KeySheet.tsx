import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { allCommands, groupCommands, subscribeToCommands } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { commandKeys } from '../../keys/bindings.ts';
import { shortcutLabel } from '../../keys/shortcut.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { CommandKeysRow } from './CommandKeysRow.tsx';
import styles from './KeySheet.module.css';
import './messages.ts';

export interface KeySheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Every command with its keys, which can be changed right here. */
export function KeySheet(props: KeySheetProps): ReactNode {
  const t = useT();
  const [error, setError] = useState<unknown>(null);
  const hasOwnKeys = useStore(settingsStore, ({ keys }) => Object.keys(keys).length > 0);

  function save(keys: Record<string, string[]>): void {
    setError(null);
    changeSettings({ keys }).catch(setError);
  }

  return (
    <Dialog
      {...props}
      title={t('keys.title')}
      size="large"
      footer={hasOwnKeys ? <Button onClick={() => save({})}>{t('keys.resetAll')}</Button> : undefined}
    >
      {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
      <Commands onSave={save} />
    </Dialog>
  );
}

function Commands({ onSave }: { readonly onSave: (keys: Record<string, string[]>) => void }): ReactNode {
  const t = useT();
  const commands = useSyncExternalStore(subscribeToCommands, allCommands);
  const overrides = useStore(settingsStore, ({ keys }) => keys);
  const [query, setQuery] = useState('');
  const words = query.trim().toLocaleLowerCase();
  const found = commands.filter((command) => {
    const keys = commandKeys(command, overrides).map((key) => shortcutLabel(key));
    return [t(`command.${command.id}`), t(command.group), ...keys]
      .join(' ')
      .toLocaleLowerCase()
      .includes(words);
  });
  return (
    <>
      <TextField
        className={styles.search}
        label={t('keys.search')}
        labelHidden
        placeholder={t('keys.search')}
        type="search"
        value={query}
        onChange={setQuery}
      />
      <p className={styles.note}>{t('keys.note')}</p>
      {groupCommands(found).map(({ group, members }) => (
        <section key={group} className={styles.group} aria-label={t(group)}>
          <h2>{t(group)}</h2>
          <ul>
            {members.map((command) => (
              <CommandKeysRow key={command.id} command={command} overrides={overrides} onSave={onSave} />
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 && <p className={styles.none}>{t('keys.noneFound')}</p>}
    </>
  );
}
