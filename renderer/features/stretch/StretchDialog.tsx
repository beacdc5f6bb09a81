import { useEffect, useState } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { MarkedText } from '../../editing/MarkedText.tsx';
import { formatTime } from '../../editing/time-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { openProject } from '../../project/project-store.ts';
import type { DialogProps } from '../../workspace/panels.ts';
import type { AskedStretch } from './asked-stretch.ts';
import './messages.ts';
import { currentStretch } from './current-stretch.ts';
import styles from './StretchDialog.module.css';
import { StretchFields } from './StretchFields.tsx';
import { takeStretch } from './take-stretch.ts';
import { useHearing } from './use-hearing.ts';

/** Hears a stretch again with other settings; the old text stays until the new one is taken. */
export function StretchDialog({ open, onOpenChange }: DialogProps) {
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('panel.stretch')} size="large">
      {open && <Stretch onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function Stretch({ onDone }: { readonly onDone: () => void }) {
  const t = useT();
  const [stretch] = useState(currentStretch);
  const { state, hear, stop } = useHearing();
  useEffect(() => stop, [stop]);
  if (stretch === null) return <p role="status">{t('stretch.none')}</p>;
  const heard = state.kind === 'heard' ? state.cues : null;
  const take = (): void => {
    if (heard === null) return;
    takeStretch(stretch, heard);
    onDone();
  };
  return (
    <div className={styles.panel}>
      <StretchFields stretch={stretch} isHearing={state.kind === 'hearing'} onHear={hear} />
      {state.kind === 'failed' && <InlineError error={state.error} />}
      <SideBySide stretch={stretch} heard={heard} />
      <p role="status" className={styles.status}>
        {state.kind === 'hearing' && t('stretch.hearing')}
        {heard !== null &&
          (heard.length === 0 ? t('stretch.nothing') : t('stretch.heard', { count: heard.length }))}
      </p>
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t('stretch.keep')}</Button>
        <Button variant="primary" disabled={heard === null || heard.length === 0} onClick={take}>
          {t('stretch.take')}
        </Button>
      </div>
    </div>
  );
}

interface SideBySideProps {
  readonly stretch: AskedStretch;
  /** null: not yet. */
  readonly heard: readonly TrackCue[] | null;
}

function SideBySide({ stretch, heard }: SideBySideProps) {
  const t = useT();
  return (
    <div className={styles.sides}>
      <section className={styles.side} aria-label={t('stretch.now')}>
        <h3>{t('stretch.now')}</h3>
        <Cues cues={stretch.replaced} />
      </section>
      <section className={styles.side} aria-label={t('stretch.new')}>
        <h3>{t('stretch.new')}</h3>
        {heard !== null && <Cues cues={heard} />}
      </section>
    </div>
  );
}

function Cues({ cues }: { readonly cues: readonly TrackCue[] }) {
  const t = useT();
  const withHours = (openProject()?.media.durationMs ?? 0) >= 3_600_000;
  if (cues.length === 0) return <p className={styles.empty}>{t('stretch.noText')}</p>;
  return (
    <ol className={styles.cues}>
      {cues.map((cue) => (
        <li key={cue.id}>
          <span className={styles.time}>{formatTime(cue.startMs, withHours)}</span>
          <span dir="auto" className={styles.text}>
            <MarkedText cue={cue} />
          </span>
        </li>
      ))}
    </ol>
  );
}
