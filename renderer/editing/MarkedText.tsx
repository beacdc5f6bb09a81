import { memo } from 'react';
import type { FindMatch } from '../../core/find/find.ts';
import { rawRange } from '../../core/find/find.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { doubtfulWords } from '../../core/review/word-doubt.ts';
import { settingsStore } from '../settings/settings-store.ts';
import { useStore } from '../stores/store.ts';
import styles from './MarkedText.module.css';
import { markedPieces } from './text-marks.ts';
import { wordRanges } from '../../core/cues/word-ranges.ts';

interface MarkedTextProps {
  readonly cue: TrackCue;
  readonly matches?: readonly FindMatch[] | undefined;
  readonly currentMatch?: FindMatch | null;
}

const noMatches: readonly FindMatch[] = [];

/** A cue's text as it stands, with uncertain words underlined, tags faint and what was searched for marked. */
export const MarkedText = memo(function MarkedText({
  cue,
  matches = noMatches,
  currentMatch = null,
}: MarkedTextProps) {
  const words = cue.words ?? [];
  const doubtful = doubtfulWords(
    words,
    useStore(settingsStore, ({ doubt }) => doubt),
  );
  const uncertain =
    doubtful.size > 0 ? wordRanges(cue).filter(({ wordIndex }) => doubtful.has(wordIndex)) : [];
  const inText = (match: FindMatch) => rawRange(cue.text, match);
  const marks = {
    uncertain,
    matches: matches.map(inText),
    currentMatch: currentMatch === null ? null : inText(currentMatch),
  };
  return markedPieces(cue.text, marks).map((piece, index) => {
    const names = [
      piece.tag && styles.tag,
      piece.uncertain && styles.uncertain,
      piece.match !== 'none' && styles.match,
      piece.match === 'current' && styles.current,
    ].filter((name) => typeof name === 'string');
    if (names.length === 0) return piece.text;
    const Tag = piece.match === 'none' ? 'span' : 'mark';
    return (
      <Tag key={index} className={names.join(' ')}>
        {piece.text}
      </Tag>
    );
  });
});
