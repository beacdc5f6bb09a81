import { ChevronUp, ChevronsUp } from 'lucide-react';
import type { Translate } from '../i18n/i18n.ts';
import { useT } from '../i18n/i18n.ts';
import styles from './PaceMark.module.css';
import type { ReadingPace } from './reading-pace.ts';
import './messages.ts';

/** `21.5/s`, with an arrow and a colour where it is too fast. */
export function PaceMark({ pace }: { readonly pace: ReadingPace }) {
  const t = useT();
  const spoken = paceSentence(pace, t);
  return (
    <span
      role="img"
      aria-label={spoken}
      title={spoken}
      className={pace.level === 'fine' ? styles.pace : styles[pace.level]}
    >
      {pace.level === 'too-fast' && <ChevronsUp size={12} aria-hidden />}
      {pace.level === 'fast' && <ChevronUp size={12} aria-hidden />}
      {t(pace.unit === 'characters/s' ? 'editing.perSecond' : 'editing.perMinute', { value: rounded(pace) })}
    </span>
  );
}

function rounded({ value, unit }: ReadingPace): number {
  return unit === 'characters/s' ? Math.round(value * 10) / 10 : Math.round(value);
}

function paceSentence(pace: ReadingPace, t: Translate): string {
  const unit = pace.unit === 'characters/s' ? 'editing.charactersPerSecond' : 'editing.wordsPerMinute';
  const spoken = t(unit, { value: rounded(pace) });
  if (pace.level === 'fine') return spoken;
  return t(pace.level === 'fast' ? 'editing.fast' : 'editing.tooFast', { pace: spoken, limit: pace.limit });
}
