/** A button's menu. Not modal: Radix' modal menus write a `<style>`, which the content policy forbids. */
import { ChevronRight } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { useState, type ReactElement, type ReactNode } from 'react';
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
  const focus = useFocusGivenBack();
  return (
    <Radix.Root modal={false} onOpenChange={focus.note}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          loop
          onCloseAutoFocus={focus.giveBack}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** CSS pixels in the window. */
export interface PointOnPage {
  readonly x: number;
  readonly y: number;
}

export interface ContextMenuProps {
  /** Where it opens; a new object opens it anew. */
  readonly at: PointOnPage;
  /** For screen readers. */
  readonly label: string;
  readonly onClose: () => void;
  /** `MenuItem` and `MenuSeparator`. */
  readonly children: ReactNode;
}

/** A menu where the pointer is, or at what has the focus. It is open while it is on the page. */
export function ContextMenu({ at, label, onClose, children }: ContextMenuProps): ReactNode {
  const focus = useFocusGivenBack();
  return (
    <Radix.Root
      modal={false}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Radix.Trigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className={styles.point}
          style={{ left: at.x, top: at.y }}
        />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.menu}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          loop
          onCloseAutoFocus={focus.giveBack}
          // A press beside it also does what it does there.
          onContextMenu={(event) => event.preventDefault()}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A menu gives the focus back to where it was, not to its button, unless what was chosen has put it elsewhere. */
function useFocusGivenBack(): {
  readonly note: (isOpen: boolean) => void;
  readonly giveBack: (event: Event) => void;
} {
  const [before, setBefore] = useState<Element | null>(() => document.activeElement);
  return {
    note: (isOpen) => {
      if (isOpen) setBefore(document.activeElement);
    },
    giveBack: (event) => {
      event.preventDefault();
      const { activeElement } = document;
      const isElsewhere =
        activeElement !== null &&
        activeElement !== document.body &&
        activeElement.closest('[role=menu]') === null;
      if (isElsewhere || !(before instanceof HTMLElement) || !before.isConnected) return;
      before.focus({ preventScroll: true });
    },
  };
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

interface SubMenuProps {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  /** `MenuItem` and `MenuSeparator`. */
  readonly children: ReactNode;
}

/** An item that opens a menu beside it. */
export function SubMenu({ label, icon, disabled = false, children }: SubMenuProps): ReactNode {
  return (
    <Radix.Sub>
      <Radix.SubTrigger className={styles.item} disabled={disabled}>
        <span className={styles.icon}>{icon}</span>
        <span className={styles.text}>{label}</span>
        <ChevronRight size={14} aria-hidden />
      </Radix.SubTrigger>
      <Radix.Portal>
        <Radix.SubContent className={styles.menu} collisionPadding={8} loop>
          {children}
        </Radix.SubContent>
      </Radix.Portal>
    </Radix.Sub>
  );
}

export function MenuSeparator(): ReactNode {
  return <Radix.Separator className={styles.separator} />;
}
