/** A style of ASS for each speaker. */
import type { Cue } from '../../cues/cue.ts';
import { voicesOf } from '../../cues/voices.ts';
import type { CaptionStyle, NamedStyle } from '../../style/caption-style.ts';

/** Names that a script has already. */
const taken: ReadonlySet<string> = new Set(['default', 'second']);

export interface StyledSpeakers {
  readonly styles: readonly NamedStyle[];
  /** The cue in the style of its speaker, where one speaks and is not the first; several have colours in the text. */
  readonly styled: (cue: Cue) => Cue;
}

/** Speakers without a colour of their own keep the style of the others. */
export function styledSpeakers(
  speakers: readonly string[],
  colorOf: (speaker: string) => string | null,
  usual: CaptionStyle,
): StyledSpeakers {
  const names = new Map<string, string>();
  const styles = speakers.flatMap((speaker, index) => {
    const color = colorOf(speaker);
    if (color === null) return [];
    const plain = speaker.replace(/[,{}\\\s]+/g, ' ').trim();
    const name = plain === '' || taken.has(plain.toLowerCase()) ? `Speaker ${index + 1}` : plain;
    names.set(speaker, name);
    return [{ name, style: { ...usual, color } }];
  });
  return {
    styles,
    styled: (cue) => {
      const isOfOne = cue.speaker !== undefined && voicesOf(cue.text).length === 0;
      const style = isOfOne ? names.get(cue.speaker) : undefined;
      return style === undefined ? cue : { ...cue, ass: { ...cue.ass, style } };
    },
  };
}
