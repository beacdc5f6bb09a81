import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { renameEverywhere } from '../../editing/speaker-edits.ts';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';
import styles from './Speakers.module.css';
import { refuseVoice } from './voices-store.ts';

interface VoiceSuggestionProps {
  /** As the speaker is called now. */
  readonly name: string;
  /** Of the voice that the library remembers. */
  readonly suggested: string;
}

/** A name that is only proposed: a person takes it or not. */
export function VoiceSuggestion({ name, suggested }: VoiceSuggestionProps): ReactNode {
  const t = useT();
  return (
    <div className={styles.suggestion} role="group" aria-label={t('speakers.suggestionFor', { name })}>
      <span>{t('speakers.soundsLike', { name: suggested })}</span>
      <Button icon={<Check size={14} aria-hidden />} onClick={() => renameEverywhere(name, suggested)}>
        {t('speakers.take')}
      </Button>
      <Button variant="quiet" icon={<X size={14} aria-hidden />} onClick={() => refuseVoice(suggested)}>
        {t('speakers.refuse')}
      </Button>
    </div>
  );
}
