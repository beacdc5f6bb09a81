import { useMemo, useState, type ReactNode } from 'react';
import { withNewText } from '../../../core/edit/set-text.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { PairPreview } from '../../editing/EditPreview.tsx';
import { stopEditing } from '../../editing/editing-store.ts';
import { useT } from '../../i18n/i18n.ts';
import { openProject } from '../../project/project-store.ts';
import type { DialogProps } from '../../workspace/panels.ts';
import styles from './Glossary.module.css';
import './messages.ts';
import { correct, correctedTexts, offerStore } from './offer-store.ts';
import type { Offer } from './offer-store.ts';

/** Every place that a correction would change, to be looked through, and changed in one step. */
export function CorrectionsDialog({ open, onOpenChange }: DialogProps): ReactNode {
  const t = useT();
  const [offer] = [offerStore.get()];
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={
        offer === null
          ? t('panel.corrections')
          : t('glossary.correcting', { from: offer.correction.from, to: offer.correction.to })
      }
      size="large"
    >
      {open && offer !== null && <Places offer={offer} onDone={() => onOpenChange(false)} />}
      {open && offer === null && <p>{t('glossary.nothingToCorrect')}</p>}
    </Dialog>
  );
}

/** More are changed all the same, and told by their number. */
const maxShown = 200;

function Places({ offer, onDone }: { readonly offer: Offer; readonly onDone: () => void }): ReactNode {
  const t = useT();
  const [texts] = useState(() => correctedTexts(offer));
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const cues = useMemo(() => {
    const list = openProject()?.cues.get(offer.trackId) ?? [];
    return new Map(list.map((cue, index) => [cue.id, { cue, number: index + 1 }]));
  }, [offer]);
  const chosen = texts.filter(({ cueId }) => !excluded.has(cueId));
  const count = chosen.reduce((sum, text) => sum + text.count, 0);
  const toggle = (cueId: string): void => {
    const next = new Set(excluded);
    if (!next.delete(cueId)) next.add(cueId);
    setExcluded(next);
  };
  return (
    <div className={styles.panel}>
      <ul className={styles.places} aria-label={t('glossary.places')}>
        {texts.slice(0, maxShown).map(({ cueId, after }) => {
          const place = cues.get(cueId);
          if (place === undefined) return null;
          return (
            <li key={cueId}>
              <Checkbox
                label={t('glossary.place', { number: place.number })}
                checked={!excluded.has(cueId)}
                onChange={() => toggle(cueId)}
              />
              <PairPreview pairs={[pairOf(place.cue, after)]} />
            </li>
          );
        })}
      </ul>
      {texts.length > maxShown && (
        <p className={styles.muted}>{t('glossary.morePlaces', { count: texts.length - maxShown })}</p>
      )}
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t('glossary.cancel')}</Button>
        <Button
          variant="primary"
          disabled={count === 0}
          onClick={() => {
            stopEditing();
            correct(offer, chosen);
            onDone();
          }}
        >
          {t('glossary.correctAll', { count })}
        </Button>
      </div>
    </div>
  );
}

function pairOf(before: TrackCue, text: string) {
  return { before, after: withNewText(before, text) };
}
