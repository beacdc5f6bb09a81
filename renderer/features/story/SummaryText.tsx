import { Fragment } from 'react';
import type { Summary, SummarySentence } from '../../../core/analysis/summary.ts';
import { isIn } from '../../../core/summary/coverage.ts';
import { isUnspacedScript } from '../../../core/cues/text-measure.ts';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import './messages.ts';
import styles from './Overview.module.css';
import { PlayedText } from './PlayedText.tsx';
import { langOf } from './SummaryBar.tsx';
import { storyViewStore } from './story-store.ts';

/** As long as is wanted; the long one has a paragraph for each part. */
export function SummaryText({ summary }: { readonly summary: Summary }) {
  const t = useT();
  const { length, style } = useStore(storyViewStore, (view) => view);
  const parts = summary.parts.map(({ sentences }) => sentences.filter(({ from }) => isIn(from, length)));
  const all = parts.flat();
  if (all.length === 0) return <p className={styles.hint}>{t('story.noSummary')}</p>;
  const common = { dir: 'auto', lang: langOf(summary.language), 'data-selectable': '' } as const;
  if (style === 'bullets') {
    return (
      <ul className={styles.bullets} {...common}>
        {all.map((sentence, i) => (
          <li key={i}>
            <PlayedText text={sentence.text} ranges={sentence.ranges} />
          </li>
        ))}
      </ul>
    );
  }
  const paragraphs = length === 'long' ? parts.filter((part) => part.length > 0) : [all];
  return (
    <div className={styles.text} {...common}>
      {paragraphs.map((sentences, i) => (
        <p key={i}>
          <Sentences sentences={sentences} />
        </p>
      ))}
    </div>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly SummarySentence[] }) {
  return sentences.map((sentence, i) => (
    <Fragment key={i}>
      {i > 0 && !isUnspacedScript(sentence.text.charAt(0)) && ' '}
      <PlayedText text={sentence.text} ranges={sentence.ranges} />
    </Fragment>
  ));
}
