import type { Summary } from '../../../core/analysis/summary.ts';
import { formatDuration } from '../../i18n/format.ts';
import { useT } from '../../i18n/i18n.ts';
import './messages.ts';
import styles from './Overview.module.css';
import { PlayedText } from './PlayedText.tsx';
import { rangesOfQuote } from './quote-ranges.ts';
import { langOf } from './SummaryBar.tsx';

/** Literal, with who says it where that is known. */
export function Quotes({ quotes, language }: Pick<Summary, 'quotes' | 'language'>) {
  const t = useT();
  if (quotes.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{t('story.quotes')}</h3>
      <ul className={styles.quotes} lang={langOf(language)} data-selectable="">
        {quotes.map((quote) => (
          <li key={quote.startMs} dir="auto">
            <PlayedText text={`“${quote.text}”`} ranges={rangesOfQuote(quote)} />{' '}
            <span className={styles.hint}>
              {quote.speaker !== null && `${quote.speaker}, `}
              {formatDuration(quote.startMs)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
