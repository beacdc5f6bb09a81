/**
 * Radix' dialog without its `Overlay`: that one locks scrolling by writing a `<style>`, which the content policy
 * forbids, and the page itself never scrolls.
 */
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { useT } from '../i18n/i18n.ts';
import './messages.ts';
import { classNames } from './class-names.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons at the bottom. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

export function Dialog({
  open,
  onOpenChange,
  title,
  size = 'medium',
  footer,
  children,
}: DialogProps): ReactNode {
  const t = useT();
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div className={styles.backdrop} />
        <Radix.Content
          className={classNames(styles.dialog, styles[size])}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            before.current = document.activeElement;
            focusFirstField(event);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveBack(before.current);
          }}
          onEscapeKeyDown={(event) => {
            // Something in the dialog that Escape leaves first, such as the recording of a key.
            if (event.target instanceof Element && event.target.closest('[data-takes-escape]') !== null) {
              event.preventDefault();
            }
          }}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('components.close')} icon={<X size={16} />} />
            </Radix.Close>
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** To where the focus was, unless what was chosen in the dialog took it elsewhere. */
function giveBack(before: Element | null): void {
  const isFree = document.activeElement === null || document.activeElement === document.body;
  if (isFree && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
}

/** Rather than the button that closes: what the dialog is for takes the keyboard. */
function focusFirstField(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const field = dialog.querySelector<HTMLElement>('input, select, textarea, [role="listbox"]');
  (field ?? dialog).focus();
}
