/**
 * Captions that roll up: each line is shown at the bottom and then, pushed up, above the next one, so that a file of what
 * was on the screen says every line two or three times. Here each line is one cue, shown until the next one comes.
 */
import type { Cue } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { problem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { newLineCue } from './new-line-cue.ts';

/** YouTube parts two lines by a cue of 10 ms that repeats the upper one. */
const bridgeMs = 60;
/** Cues as near as this follow one another without a pause. */
const touchingMs = 100;
/** Of cues that touch, as many must repeat the one before in a file that rolls. */
const minShare = 0.8;
/** After a longer pause the window was cleared: what is said again is said again. */
const maxPauseMs = 5000;

/** Unchanged where the captions do not roll. */
export function collapseRolling<Read extends ParsedSubtitles>(read: Read): Read {
  const { cues } = read;
  const texts = cues.map(linesOf);
  if (!isRolling(cues, texts)) return read;
  const kept: Cue[] = [];
  /** For each cue of the file the place of the one that holds its text, or would. */
  const places: number[] = [];
  for (const [index, cue] of cues.entries()) {
    const last = kept.at(-1);
    const carried =
      index === 0 || cue.startMs - cues[index - 1]!.endMs > maxPauseMs ? 0 : carriedLines(texts, index);
    const lines = texts[index]!.slice(carried);
    places.push(kept.length);
    if (lines.length > 0) {
      if (last !== undefined && last.endMs > cue.startMs && last.startMs < cue.startMs)
        kept[kept.length - 1] = { ...last, endMs: cue.startMs };
      kept.push(
        newLineCue(
          cue,
          lines.map(({ raw }) => raw),
        ),
      );
    } else if (last !== undefined)
      kept[kept.length - 1] = { ...last, endMs: Math.max(last.endMs, cue.endMs) };
  }
  const count = cues.length - kept.length + repeatedLines(texts, kept);
  return {
    ...read,
    cues: kept,
    problems: [problem(1, 'rolling-collapsed', { count }), ...read.problems],
    ...(read.webVtt === undefined
      ? {}
      : {
          webVtt: {
            ...read.webVtt,
            blocks: read.webVtt.blocks.map((block) => ({
              ...block,
              beforeCue: places[block.beforeCue] ?? kept.length,
            })),
          },
        }),
  };
}

interface Line {
  /** With its tags. */
  readonly raw: string;
  /** As it is read; never empty. */
  readonly plain: string;
}

function linesOf({ text }: Cue): readonly Line[] {
  return text.split('\n').flatMap((raw) => {
    const plain = visibleText(raw).replace(/\s+/g, ' ').trim();
    return plain === '' ? [] : [{ raw: raw.trim(), plain }];
  });
}

/** How many lines at the top of a cue are the last ones of the cue before. */
function carriedLines(texts: readonly (readonly Line[])[], index: number): number {
  const before = texts[index - 1]!;
  const lines = texts[index]!;
  for (let count = Math.min(before.length, lines.length, maxLines); count > 0; count -= 1) {
    const from = before.length - count;
    if (lines.slice(0, count).every(({ plain }, at) => plain === before[from + at]!.plain)) return count;
  }
  return 0;
}

/** Roll-up captions have two to four lines. */
const maxLines = 4;

/**
 * A file rolls where nearly every cue that follows another one at once begins with its last lines, and lines leave at the
 * top. A refrain or a text that grows does the one or the other now and then.
 */
function isRolling(cues: readonly Cue[], texts: readonly (readonly Line[])[]): boolean {
  let touching = 0;
  let rolled = 0;
  let bridges = 0;
  let pushedOut = 0;
  for (let index = 1; index < cues.length; index += 1) {
    const cue = cues[index]!;
    const previous = cues[index - 1]!;
    const lines = texts[index]!;
    if (lines.length > maxLines) return false;
    if (cue.startMs - previous.endMs > touchingMs || lines.length === 0) continue;
    touching += 1;
    const carried = carriedLines(texts, index);
    if (carried === 0) continue;
    if (texts[index - 1]!.length > carried) pushedOut += 1;
    if (lines.length > carried) rolled += 1;
    else if (Math.min(cue.endMs - cue.startMs, previous.endMs - previous.startMs) <= bridgeMs) bridges += 1;
  }
  return rolled >= 2 && rolled + bridges >= minShare * touching && pushedOut * 3 >= rolled;
}

/** Lines that were left out of cues which were kept. */
function repeatedLines(texts: readonly (readonly Line[])[], kept: readonly Cue[]): number {
  const withText = texts.filter((lines) => lines.length > 0);
  const all = withText.reduce((sum, lines) => sum + lines.length, 0);
  const left = kept.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  return Math.max(0, all - left - (texts.length - kept.length));
}
