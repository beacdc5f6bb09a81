/** Every command by name. See components/Dialog.tsx for why Radix' dialog is used without its overlay. */
import { Command } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import {
  allCommands,
  groupCommands,
  runCommand,
  subscribeToCommands,
  type Command as AppCommand,
  type CommandId,
} from '../../commands/command.ts';
import { Keys } from '../../components/Keys.tsx';
import { useT } from '../../i18n/i18n.ts';
import { commandKeys } from '../../keys/bindings.ts';
import { projectStore } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './CommandPalette.module.css';
import './messages.ts';
import { rankCommand } from './rank-command.ts';

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function CommandPalette({ open, onOpenChange }: CommandPaletteProps): ReactNode {
  const t = useT();
  const [typed, setTyped] = useState('');
  function change(isOpen: boolean): void {
    setTyped('');
    onOpenChange(isOpen);
  }
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Portal>
        <div className={styles.backdrop} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{t('palette.title')}</Dialog.Title>
          <Command label={t('palette.title')} loop className={styles.command} shouldFilter={false}>
            <Command.Input
              className={styles.input}
              placeholder={t('palette.placeholder')}
              value={typed}
              onValueChange={setTyped}
            />
            <Command.List className={styles.list} label={t('palette.results')}>
              <Command.Empty className={styles.empty}>{t('palette.empty')}</Command.Empty>
              <Results
                typed={typed}
                onRun={(id) => {
                  change(false);
                  // After the focus went back to where it was, for commands that depend on it.
                  requestAnimationFrame(() => runCommand(id));
                }}
              />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ResultsProps {
  readonly typed: string;
  readonly onRun: (id: CommandId) => void;
}

function Results({ typed, onRun }: ResultsProps): ReactNode {
  const t = useT();
  const commands = useSyncExternalStore(subscribeToCommands, allCommands);
  const overrides = useStore(settingsStore, ({ keys }) => keys);
  const isProjectOpen = useStore(projectStore, ({ status }) => status === 'open');
  const offered = commands.filter(
    (command) =>
      command.id !== 'app.palette' &&
      (command.scope === 'app' || isProjectOpen) &&
      command.isEnabled?.() !== false,
  );
  const item = (command: AppCommand): ReactNode => (
    <Item key={command.id} command={command} keys={commandKeys(command, overrides)} onRun={onRun} />
  );
  if (typed.trim() === '') {
    return groupCommands(offered).map(({ group, members }) => (
      <Command.Group key={group} heading={t(group)} className={styles.group}>
        {members.map(item)}
      </Command.Group>
    ));
  }
  return offered
    .map((command) => ({
      command,
      rank: rankCommand(command.id, typed, t(`command.${command.id}`), t(command.group)),
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ command }) => item(command));
}

interface ItemProps {
  readonly command: AppCommand;
  readonly keys: readonly string[];
  readonly onRun: (id: CommandId) => void;
}

function Item({ command, keys, onRun }: ItemProps): ReactNode {
  const t = useT();
  const name = t(`command.${command.id}`);
  return (
    <Command.Item value={command.id} className={styles.item} onSelect={() => onRun(command.id)}>
      <span className={styles.name}>{name}</span>
      {keys.map((key) => (
        <Keys key={key} shortcut={key} />
      ))}
    </Command.Item>
  );
}
