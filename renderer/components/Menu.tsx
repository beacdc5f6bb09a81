/** A button's menu. Not modal: Radix' modal menus write a `<style>`, which the content policy forbids. */
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import type { CommandId } from '../commands/command.ts';
import { useCommandKeys } from '../keys/use-command-keys.ts';
import { classNames } from './class-names.ts';
import { Keys } from './Keys.tsx';
import styles from './Menu.module.css';

export interface MenuProps {
  /** One button; an `IconButton` will do. */
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  /** `MenuItem` and `MenuSeparator`. */
  readonly children: ReactNode;
}

export function Menu({ trigger, align = 'start', children }: MenuProps): ReactNode {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align={align} sideOffset={4} collisionPadding={8} loop>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  readonly onSelect: () => void;
  readonly icon?: ReactNode;
  /** The id of the command that it runs: the item shows its key. */
  readonly command?: CommandId | undefined;
  readonly disabled?: boolean | undefined;
  readonly danger?: boolean | undefined;
  readonly children: ReactNode;
}

export function MenuItem({ onSelect, icon, command, disabled, danger, children }: MenuItemProps): ReactNode {
  const keys = useCommandKeys(command);
  return (
    <Radix.Item
      className={classNames(styles.item, danger === true && styles.danger)}
      disabled={disabled ?? false}
      onSelect={onSelect}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.text}>{children}</span>
      {keys[0] !== undefined && <Keys shortcut={keys[0]} />}
    </Radix.Item>
  );
}

export function MenuSeparator(): ReactNode {
  return <Radix.Separator className={styles.separator} />;
}
