import type { TrackCue } from '../../core/project/track-cue.ts';
import { offeredWords } from '../../core/review/offered-words.ts';
import { Keys } from '../components/Keys.tsx';
import { useT } from '../i18n/i18n.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { createStore, useStore } from '../stores/store.ts';
import { offeredWord, offerOf, takeOffer } from './alternatives.ts';
import './messages.ts';
import { flushTyping } from './typing.ts';
import styles from './WordAlternatives.module.css';

const caretStore = createStore<number | null>(null);

/** The caret of the text that has the focus. */
export function noteCaret(offset: number): void {
  caretStore.set(offset);
}

interface WordAlternativesProps {
  readonly trackId: string;
  readonly cue: TrackCue;
  /** Its text is being edited: the caret says which word is meant, and a number alone would be typed. */
  readonly isTyped: boolean;
}

/** What else a doubtful word may be, to be taken by number; nothing where nothing is known. */
export function WordAlternatives({ trackId, cue, isTyped }: WordAlternativesProps) {
  const t = useT();
  const doubt = useStore(settingsStore, (settings) => settings.doubt);
  const wordIndex = useStore(
    caretStore,
    (caret) => offeredWord(cue, doubt, isTyped ? caret : null)?.wordIndex ?? null,
  );
  const word = offeredWords(cue, doubt).find((offered) => offered.wordIndex === wordIndex);
  if (word === undefined) return null;
  return (
    <div role="group" aria-label={t('editing.alternatives', { word: word.text })} className={styles.list}>
      <span aria-hidden className={styles.word} dir="auto">
        {t('editing.alternativesShort', { word: word.text })}
      </span>
      {word.alternatives.map(({ text }, index) => {
        const shortcut = `${isTyped ? 'Alt+' : ''}${index + 1}`;
        return (
          <button
            key={text}
            type="button"
            className={styles.alternative}
            aria-keyshortcuts={shortcut}
            // The text that is being edited keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={(event) => {
              event.stopPropagation();
              flushTyping();
              const offer = offerOf(trackId, cue.id, word.start);
              if (offer !== null) takeOffer(offer, index + 1);
            }}
          >
            <Keys shortcut={shortcut} />
            <span dir="auto">{text}</span>
          </button>
        );
      })}
    </div>
  );
}
