import { Plus, RotateCcw, X } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { allCommands, type Command } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useT } from '../../i18n/i18n.ts';
import { commandKeys, conflictsOf, rebind, type KeyOverrides } from '../../keys/bindings.ts';
import { recordedShortcut, shortcutLabel, shortcutsOf } from '../../keys/shortcut.ts';
import styles from './KeySheet.module.css';

export interface CommandKeysRowProps {
  readonly command: Command;
  readonly overrides: KeyOverrides;
  readonly onSave: (overrides: Record<string, string[]>) => void;
}

interface Recorded {
  readonly shortcut: string;
  /** Who has it already. */
  readonly owners: readonly Command[];
}

export function CommandKeysRow({ command, overrides, onSave }: CommandKeysRowProps): ReactNode {
  const t = useT();
  const [state, setState] = useState<'idle' | 'recorded' | 'recording' | Recorded>('idle');
  const keys = commandKeys(command, overrides);
  const name = t(`command.${command.id}`);

  function add(shortcut: string, owners: readonly Command[]): void {
    setState('recorded');
    let next: KeyOverrides = overrides;
    for (const owner of owners) {
      next = rebind(
        next,
        owner,
        commandKeys(owner, next).filter((key) => key !== shortcut),
      );
    }
    onSave(rebind(next, command, [...keys, shortcut]));
  }

  function record(event: KeyboardEvent): void {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setState('recorded');
      return;
    }
    const shortcut = recordedShortcut(event.nativeEvent);
    if (shortcut === null) return;
    // The same press may be written in several ways; any of them may be taken.
    const owners = shortcutsOf(event.nativeEvent).flatMap((way) =>
      conflictsOf(way, command.id, allCommands(), overrides),
    );
    if (keys.includes(shortcut)) setState('recorded');
    else if (owners.length === 0) add(shortcut, []);
    else setState({ shortcut, owners: [...new Set(owners)] });
  }

  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.keys}>
        {keys.map((key) => (
          <span key={key} className={styles.key}>
            <Keys shortcut={key} />
            <button
              type="button"
              className={styles.remove}
              aria-label={t('keys.remove', { key: shortcutLabel(key), name })}
              onClick={() =>
                onSave(
                  rebind(
                    overrides,
                    command,
                    keys.filter((other) => other !== key),
                  ),
                )
              }
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        {state === 'recording' ? (
          <button
            type="button"
            autoFocus
            data-takes-escape
            className={styles.recording}
            onKeyDown={record}
            onBlur={() => setState('idle')}
          >
            {t('keys.press')}
          </button>
        ) : (
          <IconButton
            label={t('keys.add', { name })}
            icon={<Plus size={14} />}
            // Where the keyboard was before the recording.
            autoFocus={state === 'recorded'}
            onClick={() => setState('recording')}
          />
        )}
        {overrides[command.id] !== undefined && (
          <IconButton
            label={t('keys.reset', { name })}
            icon={<RotateCcw size={14} />}
            onClick={() => onSave(rebind(overrides, command, command.keys))}
          />
        )}
      </span>
      {typeof state === 'object' && (
        <p className={styles.conflict} role="alert">
          {t('keys.conflict', {
            key: shortcutLabel(state.shortcut),
            owners: state.owners.map(({ id }) => t(`command.${id}`)).join(t('keys.listSeparator')),
          })}
          <Button autoFocus onClick={() => add(state.shortcut, state.owners)}>
            {t('keys.take')}
          </Button>
          <Button variant="quiet" onClick={() => setState('recorded')}>
            {t('keys.keep')}
          </Button>
        </p>
      )}
    </li>
  );
}
