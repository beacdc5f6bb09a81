import { Popover as Radix } from 'radix-ui';
import { useRef, type ReactElement, type ReactNode } from 'react';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** One button, which opens it. */
  readonly trigger: ReactElement;
  /** The name for screen readers. */
  readonly label: string;
  readonly side?: 'bottom' | 'right';
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

export function Popover({
  trigger,
  label,
  side = 'bottom',
  align = 'start',
  children,
  ...state
}: PopoverProps): ReactNode {
  // Opened by a key, it gives the focus back to where it was, not to its button.
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root {...state}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.popover}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onOpenAutoFocus={() => (before.current = document.activeElement)}
          onCloseAutoFocus={(event) => {
            const back = before.current;
            // Where nothing had the focus its button takes it: the keys would lead nowhere from the body.
            if (!(back instanceof HTMLElement) || back === document.body || !back.isConnected) return;
            event.preventDefault();
            back.focus({ preventScroll: true });
          }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
