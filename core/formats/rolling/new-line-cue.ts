import type { Cue, Word } from '../../cues/cue.ts';
import { tokenizeMarkup } from '../../cues/markup.ts';
import { parseTime } from '../../time/timestamps.ts';

/**
 * The cue of the lines that are new in a cue: without the place in the window that rolls, its words timed by the time
 * stamps between them.
 */
export function newLineCue(cue: Cue, rawLines: readonly string[]): Cue {
  const { settings, words: given, ...rest } = cue;
  const raw = rawLines.join('\n');
  const { text, words } = readWords(raw, cue);
  const kept = words.length > 0 ? words : wordsOfText(given ?? [], text);
  const isOfWindow = settings === undefined || /^align:start position:0%$/.test(settings);
  return {
    ...rest,
    text,
    ...(kept.length === 0 ? {} : { words: kept }),
    ...(isOfWindow ? {} : { settings }),
  };
}

/** `the<00:00:01.040><c> garden</c>`: the text without time stamps and their classes, and its words. */
function readWords(raw: string, cue: Cue): { readonly text: string; readonly words: readonly Word[] } {
  const pieces: { startMs: number; text: string }[] = [];
  let startMs = cue.startMs;
  let hasTimes = false;
  let text = '';
  for (const token of tokenizeMarkup(raw)) {
    const time = token.kind === 'tag' ? /^<(\d.*)>$/.exec(token.raw) : null;
    if (time !== null) {
      hasTimes = true;
      startMs = Math.max(startMs, parseTime(time[1]!)?.ms ?? startMs);
      continue;
    }
    if (token.kind === 'tag') {
      if (!/^<\/?c[.>]/i.test(token.raw)) text += token.raw;
      continue;
    }
    text += token.raw;
    const visible = token.kind === 'text' ? token.raw : '<';
    if (pieces.at(-1)?.startMs === startMs) pieces.at(-1)!.text += visible;
    else pieces.push({ startMs, text: visible });
  }
  if (!hasTimes) return { text: raw, words: [] };
  const inked = pieces.filter((piece) => piece.text.trim() !== '');
  const words = inked.map((piece, index): Word => {
    const end = inked[index + 1]?.startMs ?? cue.endMs;
    return { ...piece, endMs: Math.max(piece.startMs, end), timing: 'given' };
  });
  return { text, words };
}

/** Of the words of the whole cue those of its last lines. */
function wordsOfText(words: readonly Word[], text: string): readonly Word[] {
  const wanted = text.replace(/\s+/g, '');
  let length = 0;
  for (let index = words.length - 1; index >= 0; index -= 1) {
    length += words[index]!.text.replace(/\s+/g, '').length;
    if (length === wanted.length) return words.slice(index);
    if (length > wanted.length) return [];
  }
  return [];
}
