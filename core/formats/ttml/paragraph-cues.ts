/** The cues of one paragraph of TTML: one, or one for each state that its timed spans make of it. */
import type { Cue, Word } from '../../cues/cue.ts';
import { cueTextOfRuns, RunList } from '../styled-text.ts';
import type { TextRun } from '../text-look.ts';
import type { Interval, TimedElement } from './timed-elements.ts';

/** A piece of text or a line break, with the time in which it is shown. */
export interface Leaf extends Interval {
  readonly text: string;
  readonly isBreak: boolean;
  readonly element: TimedElement;
  /** Begins or ends at another time than the paragraph, by a span's own word. */
  readonly isTimed: boolean;
  /** Who says it, where several speak in the paragraph. */
  readonly voice?: string;
}

export type ParagraphCue = Pick<Cue, 'startMs' | 'endMs' | 'text' | 'words'>;

/** Above this many pieces times moments, a paragraph is no subtitle: each timed span becomes a cue of its own. */
const maxWork = 200_000;
/** How far words of a paragraph may be from its ends and from each other. */
const edgeMs = 250;
const maxPauseMs = 2000;

/** Times are not rounded yet. Empty where nothing is ever shown. `isTimed`: the paragraph itself says times. */
export function paragraphCues(
  leaves: readonly Leaf[],
  whole: Interval,
  isTimed: boolean,
): readonly ParagraphCue[] {
  if (!leaves.some((leaf) => leaf.isTimed)) return cueOf(leaves, whole);
  const words = isTimed ? wordsOf(leaves, whole) : null;
  if (words !== null) return cueOf(leaves, whole).map((cue) => ({ ...cue, words }));
  return states(leaves);
}

function cueOf(leaves: readonly Leaf[], { startMs, endMs }: Interval): readonly ParagraphCue[] {
  const text = textOf(leaves);
  return text === '' ? [] : [{ startMs, endMs, text }];
}

/**
 * Spans that follow each other through the whole paragraph say when its words are spoken: the paragraph stays on the
 * screen, as karaoke and lyrics do. Null where they make something else of it.
 */
function wordsOf(leaves: readonly Leaf[], whole: Interval): readonly Word[] | null {
  const words: Word[] = [];
  let space = '';
  let lastEndMs = whole.startMs;
  for (const leaf of leaves) {
    const blank = leaf.isBreak || leaf.text.trim() === '';
    if (blank) space = words.length === 0 ? '' : ' ';
    if (blank) continue;
    // Text that is always there has no time of its own.
    if (!leaf.isTimed) return null;
    if (leaf.startMs < lastEndMs - 1 || leaf.startMs - lastEndMs > (words.length === 0 ? edgeMs : maxPauseMs))
      return null;
    if (!Number.isFinite(leaf.endMs)) return null;
    const glue = /^\s/.test(leaf.text) ? ' ' : space;
    words.push({
      startMs: Math.round(leaf.startMs),
      endMs: Math.max(Math.round(leaf.startMs), Math.round(leaf.endMs)),
      text: (words.length === 0 ? '' : glue) + leaf.text.trim().replace(/\s+/g, ' '),
      timing: 'given',
    });
    lastEndMs = leaf.endMs;
    space = /\s$/.test(leaf.text) ? ' ' : '';
  }
  return words.length > 0 && Math.abs(whole.endMs - lastEndMs) <= edgeMs ? words : null;
}

/** What is to be read between each two moments at which something comes or goes. */
function states(leaves: readonly Leaf[]): readonly ParagraphCue[] {
  const moments = [...new Set(leaves.flatMap(({ startMs, endMs }) => [startMs, endMs]))].sort(
    (a, b) => a - b,
  );
  if (moments.length * leaves.length > maxWork) return leaves.flatMap((leaf) => cueOf([leaf], leaf));
  const cues: { startMs: number; endMs: number; text: string }[] = [];
  for (const [index, startMs] of moments.slice(0, -1).entries()) {
    const endMs = moments[index + 1]!;
    const text = textOf(leaves.filter((leaf) => leaf.startMs <= startMs && leaf.endMs >= endMs));
    const last = cues.at(-1);
    if (last?.text === text && last.endMs === startMs) last.endMs = endMs;
    else if (text.trim() !== '') cues.push({ startMs, endMs, text });
  }
  return cues;
}

function textOf(leaves: readonly Leaf[]): string {
  const runs = new RunList();
  let keepsSpace = false;
  const usual = leaves[0] === undefined ? '' : languageOfParagraph(leaves[0].element);
  for (const { text, isBreak, element, voice } of leaves) {
    if (isBetweenRuby(element.ruby, text)) continue;
    ({ keepsSpace } = element);
    if (isBreak) {
      if (!keepsSpace) runs.trimEnd();
      runs.add('\n', element.look);
    } else {
      const shown = keepsSpace ? text.replace(/\r\n?/g, '\n') : collapse(text, runs.lastCharacter);
      const isOther = element.language !== '' && element.language !== usual;
      runs.add(shown, {
        ...{ ...element.look, ...rubyOf(element.ruby) },
        ...(voice === undefined ? {} : { voice }),
        ...(isOther ? { language: element.language } : {}),
      });
    }
  }
  if (!keepsSpace) runs.trimEnd();
  return cueTextOfRuns(runs.runs);
}

function languageOfParagraph(element: TimedElement): string {
  let current = element;
  while (current.name !== 'p' && current.parent !== null) current = current.parent;
  return current.language;
}

/** Brackets for those who know no ruby, and the spaces between its parts. */
function isBetweenRuby(ruby: string | undefined, text: string): boolean {
  if (ruby === undefined) return false;
  return ruby === 'delimiter' || (/container$/i.test(ruby) && text.trim() === '');
}

function rubyOf(ruby: string | undefined): Pick<TextRun, 'ruby'> {
  if (ruby === 'text' || ruby === 'textContainer') return { ruby: 'top' };
  return ruby === 'base' || ruby === 'baseContainer' ? { ruby: 'base' } : {};
}

/** Spaces and line ends of the file are one space, and none at the start of a line. */
function collapse(text: string, before: string): string {
  const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
  return before === '' || before === '\n' || before === ' ' ? collapsed.replace(/^ /, '') : collapsed;
}
