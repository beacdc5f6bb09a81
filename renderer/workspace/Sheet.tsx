import { X } from 'lucide-react';
import { createContext, useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from '../components/IconButton.tsx';
import { useT } from '../i18n/i18n.ts';
import type { SheetPanel } from './panels.ts';
import styles from './Sheet.module.css';
import { closeSheet } from './workspace-store.ts';

/** undefined: not in a sheet; null: in one that is about to be drawn. */
const FooterContext = createContext<HTMLElement | null | undefined>(undefined);

export interface SheetProps {
  readonly panel: SheetPanel;
  /** Nobody opened it, so nobody can close it: it stands where there is nothing else to show. */
  readonly isFixed?: boolean;
}

/** A task beside the video. What it is about scrolls, its foot does not (`SheetFooter`). */
export function Sheet({ panel, isFixed = false }: SheetProps): ReactNode {
  const t = useT();
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  useFocusWhileOpen(section, !isFixed);
  const Content = panel.component;
  return (
    <section
      ref={section}
      className={styles.sheet}
      data-sheet=""
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isFixed) return;
        // React also brings keys of dialogs and menus that stand elsewhere on the page.
        if (!event.currentTarget.contains(event.target as Node)) return;
        event.preventDefault();
        closeSheet();
      }}
    >
      <header className={styles.header}>
        <h2 id={titleId}>{t(`panel.${panel.id}`)}</h2>
        {!isFixed && <IconButton label={t('components.close')} icon={<X size={16} />} onClick={closeSheet} />}
      </header>
      <div className={styles.body}>
        <FooterContext value={foot}>
          <Content />
        </FooterContext>
      </div>
      <footer ref={setFoot} className={styles.footer} />
    </section>
  );
}

/**
 * The foot of the sheet that this stands in: the button of the task and its result, in view whatever the height.
 * A button that sends a form names it by its `form` attribute.
 */
export function SheetFooter({ children }: { readonly children: ReactNode }): ReactNode {
  const foot = useContext(FooterContext);
  if (foot === undefined) return children;
  return foot === null ? null : createPortal(children, foot);
}

/** Takes the focus when it opens, and gives it back when it closes with the focus inside. */
function useFocusWhileOpen(section: { readonly current: HTMLElement | null }, isAsked: boolean): void {
  useEffect(() => {
    const element = section.current;
    if (!isAsked || element === null) return undefined;
    const before = document.activeElement;
    element.focus({ preventScroll: true });
    return () => {
      const isInside = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [section, isAsked]);
}
