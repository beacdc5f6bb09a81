/** The app has one `TooltipProvider` around everything; tests of components with an `IconButton` need one too. */
import { Tooltip as Radix } from 'radix-ui';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Keys } from './Keys.tsx';
import styles from './Tooltip.module.css';

/**
 * [Note: Quiet after Escape] Escape closes a tooltip and does what else it does, as if the tooltip were not there. What
 * it closes gives the focus back to its button: the tooltip of that one stays away, and so does one that was about to
 * come, until the pointer or another key is moved again.
 */
let isQuiet = false;

function noteEscape(event: Event): void {
  isQuiet = event instanceof KeyboardEvent && event.key === 'Escape';
}

const signs = ['keydown', 'pointermove', 'pointerdown'] as const;

export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactNode {
  useEffect(() => {
    for (const sign of signs) window.addEventListener(sign, noteEscape, { capture: true });
    return () => {
      isQuiet = false;
      for (const sign of signs) window.removeEventListener(sign, noteEscape, { capture: true });
    };
  }, []);
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={300} disableHoverableContent>
      {children}
    </Radix.Provider>
  );
}

export interface TooltipProps {
  readonly text: string;
  /** A shortcut such as `Mod+K`. */
  readonly keys?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  /** One element that takes a ref. */
  readonly children: ReactElement;
}

export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    // Before Radix hears of the key, which would end there: the next layer below takes it.
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') flushSync(() => setOpen(false));
    };
    window.addEventListener('keydown', closeOnEscape, { capture: true });
    return () => window.removeEventListener('keydown', closeOnEscape, { capture: true });
  }, [isOpen]);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => setOpen(open && !isQuiet)}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={6}>
          {text}
          {keys !== undefined && <Keys shortcut={keys} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
