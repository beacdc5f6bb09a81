import type { Cue } from '../../cues/cue.ts';
import { voicesOf, voiceTag } from '../../cues/voices.ts';
import { wordRanges } from '../../cues/word-ranges.ts';

/**
 * What the words know of who speaks, told by the cue: its speaker where they are of one, `<v Ana>` in its text where they
 * are of several. What a text or a cue says of voices itself goes before.
 */
export function withVoicesOfWords(cue: Cue): Cue {
  const { words } = cue;
  const named = words?.some(({ speaker }) => (speaker ?? '') !== '') === true;
  if (words === undefined || !named || voicesOf(cue.text).length > 0) return cue;
  const turns = turnsOf(cue);
  const [first, ...others] = turns;
  if (first === undefined) return cue;
  if (others.length === 0) return first.voice === '' ? cue : { ...cue, speaker: cue.speaker ?? first.voice };
  return { ...cue, text: voicedText(cue.text, turns) };
}

interface Turn {
  /** The empty string: nobody is named. */
  readonly voice: string;
  /** Offsets in the cue's text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

function turnsOf(cue: Cue): readonly Turn[] {
  const turns: Turn[] = [];
  for (const { wordIndex, start, end } of wordRanges(cue)) {
    const voice = cue.words![wordIndex]!.speaker ?? cue.speaker ?? '';
    const last = turns.at(-1);
    if (last?.voice === voice) turns[turns.length - 1] = { ...last, end };
    else turns.push({ voice, start, end });
  }
  return turns;
}

/** Marks before the first word are its own, so is whatever stands between two words of one voice. */
function voicedText(text: string, turns: readonly Turn[]): string {
  let written = '';
  let from = 0;
  for (const { voice, start, end } of turns) {
    written += text.slice(from, start);
    written += voice === '' ? text.slice(start, end) : `${voiceTag(voice)}${text.slice(start, end)}</v>`;
    from = end;
  }
  return written + text.slice(from);
}
