import { CircleHelp } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import { doubtfulWords } from '../../../core/review/word-doubt.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { showCueMenu, wordOf } from '../../editing/cue-menu-store.ts';
import { SpeakerMark } from '../../editing/SpeakerMark.tsx';
import { useSpeakerNumbers } from '../../editing/speakers.ts';
import { formatTime } from '../../editing/time-text.ts';
import styles from './WordTable.module.css';

interface WordTableProps {
  readonly words: NonNullable<TrackCue['words']>;
  /** Of words that have none of their own. */
  readonly speaker: string | undefined;
  readonly language: string;
  readonly withHours: boolean;
}

/** Each word with its time and how sure the model is; pressing one moves the video there. */
export function WordTable({ words, speaker, language, withHours }: WordTableProps) {
  const t = useT();
  const doubt = useStore(settingsStore, (settings) => settings.doubt);
  const doubtful = doubtfulWords(words, doubt);
  return (
    <table className={styles.table} onContextMenu={showMenuOfWord}>
      <caption className="visually-hidden">{t('inspector.words')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('inspector.word')}</th>
          <th scope="col">{t('inspector.in')}</th>
          <th scope="col">{t('inspector.out')}</th>
          <th scope="col">{t('inspector.confidence')}</th>
        </tr>
      </thead>
      <tbody>
        {words.map((word, index) => (
          <tr key={index}>
            <td>
              <SpokenBy words={words} index={index} speaker={speaker} />
              <button
                type="button"
                data-word={index}
                className={styles.word}
                dir="auto"
                lang={language === 'und' ? undefined : language}
                onClick={() => playerControls().seek(word.startMs)}
              >
                {word.text.trim()}
              </button>
            </td>
            <td>{formatTime(word.startMs, withHours)}</td>
            <td>{formatTime(word.endMs, withHours)}</td>
            <td>
              <WordConfidence confidence={word.confidence} isDoubtful={doubtful.has(index)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By the pointer; by key the word that has the focus is meant, see `showMenuByKey`. */
function showMenuOfWord(event: MouseEvent): void {
  if (!(event.target instanceof Element) || wordOf(event.target) === null) return;
  event.preventDefault();
  showCueMenu({ x: event.clientX, y: event.clientY }, null, wordOf(event.target));
}

interface SpokenByProps extends Pick<WordTableProps, 'words' | 'speaker'> {
  readonly index: number;
}

/** Before the first word of each speaker. */
function SpokenBy({ words, speaker, index }: SpokenByProps) {
  const numbers = useSpeakerNumbers();
  const nameAt = (at: number): string | undefined => words[at]?.speaker ?? speaker;
  const name = nameAt(index);
  const number = name === undefined ? undefined : numbers.get(name);
  if (number === undefined || (index > 0 && nameAt(index - 1) === name)) return null;
  return (
    <span role="img" aria-label={name} title={name}>
      <SpeakerMark speaker={{ number }} />
    </span>
  );
}

interface WordConfidenceProps {
  readonly confidence: number | undefined;
  readonly isDoubtful: boolean;
}

function WordConfidence({ confidence, isDoubtful }: WordConfidenceProps) {
  if (confidence === undefined) return '–';
  const percent = `${Math.round(confidence * 100)}%`;
  if (!isDoubtful) return percent;
  return (
    <span className={styles.low}>
      <CircleHelp size={11} aria-hidden />
      {percent}
    </span>
  );
}
