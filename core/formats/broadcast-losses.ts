/** What captions that are sent as codes can't show of a document's looks. */
import type { Cue } from '../cues/cue.ts';
import { visibleText } from '../cues/markup.ts';
import { lookContexts } from './look-context.ts';
import { placeOfCue } from './place.ts';
import { styledRuns } from './styled-text.ts';
import type { Feature } from '../format-features.ts';
import type { SubtitleDocument } from './subtitle-document.ts';

export interface CodedLooks {
  /** `#rrggbb`; all other colours become the nearest of them. */
  readonly colors: readonly string[];
  /** One code says a colour or italics: a colour ends italics, and italics keep the colour of the text before. */
  readonly italicsAreColorless: boolean;
  /** Cells of a row; a line that fills most of them stands at no side. */
  readonly columns: number;
}

/** Bold is never sent; colours beside the few are changed. */
export function lostLooks(document: SubtitleDocument, coded: CodedLooks): readonly Feature[] {
  const lost = new Set<Feature>();
  const contextOf = lookContexts(document, { voiceColors: true });
  for (const cue of document.cues) {
    const context = contextOf(cue);
    if (fillsRow(cue, coded.columns)) lost.add('places');
    let isColored = false;
    for (const { text, bold, italic, color } of styledRuns(cue.text, context)) {
      if (bold || (coded.italicsAreColorless && italic && color !== null)) lost.add('looks');
      if (color !== null && !coded.colors.includes(color)) lost.add('colors');
      if (coded.italicsAreColorless && italic && color === null && isColored) lost.add('colors');
      // A space is the code itself.
      if (text.trim() === '' && !text.includes('\n')) continue;
      isColored = (color !== null || (isColored && italic)) && !text.endsWith('\n');
    }
  }
  return [...lost];
}

function fillsRow(cue: Cue, columns: number): boolean {
  if ((placeOfCue(cue)?.horizontal ?? 'center') === 'center') return false;
  return visibleText(cue.text)
    .split('\n')
    .some((line) => line.length > columns / 2);
}
