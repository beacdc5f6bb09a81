import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { openPanel } from '../../workspace/panels.ts';
import styles from './Glossary.module.css';
import { addTerms } from './glossary-store.ts';
import './messages.ts';
import { focusAskedStore } from './offer-focus.ts';
import { dropKeeping, offerStore } from './offer-store.ts';

/** In a corner, after a name was put right: to keep it, and to put it right everywhere. */
export function CorrectionOffer(): ReactNode {
  const t = useT();
  const offer = useStore(offerStore, (value) => value);
  const asked = useStore(focusAskedStore, (count) => count);
  const card = useRef<HTMLDivElement>(null);
  const answered = useRef(asked);
  useEffect(() => {
    if (asked !== answered.current) card.current?.querySelector('button')?.focus();
    answered.current = asked;
  }, [asked]);
  if (offer === null) return null;
  const { correction, canKeep, left, mediaId } = offer;
  const close = (): void => offerStore.set(null);
  const keep = (): void =>
    attempt(async () => {
      await addTerms(correction.to, mediaId);
      dropKeeping();
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
    document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };
  return (
    <div ref={card} className={styles.offer} onKeyDown={onKeyDown}>
      <Note
        onDismiss={close}
        actions={
          <>
            {canKeep && <Button onClick={keep}>{t('glossary.use', { name: correction.to })}</Button>}
            {left > 0 && (
              <Button onClick={() => openPanel('corrections')}>
                {t('glossary.correctAll', { count: left })}
              </Button>
            )}
          </>
        }
      >
        {left > 0
          ? t('glossary.offerLeft', { ...correctionNames(correction), count: left })
          : t('glossary.offerKeep', { to: correction.to })}
      </Note>
    </div>
  );
}

function correctionNames({ from, to }: { readonly from: string; readonly to: string }) {
  return { from, to };
}
