import { CircleHelp } from 'lucide-react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { useT } from '../../i18n/i18n.ts';
import { playerControls } from '../../player/playhead.ts';
import { doubtfulWords } from '../../../core/review/word-doubt.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { formatTime } from '../../editing/time-text.ts';
import styles from './WordTable.module.css';

interface WordTableProps {
  readonly words: NonNullable<TrackCue['words']>;
  readonly language: string;
  readonly withHours: boolean;
}

/** Each word with its time and how sure the model is; pressing one moves the video there. */
export function WordTable({ words, language, withHours }: WordTableProps) {
  const t = useT();
  const doubt = useStore(settingsStore, (settings) => settings.doubt);
  const doubtful = doubtfulWords(words, doubt);
  return (
    <table className={styles.table}>
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
              <button
                type="button"
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
