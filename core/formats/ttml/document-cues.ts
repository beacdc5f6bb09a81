/** Cues of the paragraphs of a TTML document, when all that stands around them is known. */
import type { Cue } from '../../cues/cue.ts';
import { visibleText } from '../../cues/markup.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import { quote } from '../lines.ts';
import { settingsOfPlace } from '../place.ts';
import { paragraphCues } from './paragraph-cues.ts';
import type { Leaf } from './paragraph-cues.ts';
import { isInvisible } from './styles.ts';
import type { StyleSheet } from './styles.ts';
import { always, overlapOf } from './timed-elements.ts';
import type { Interval, TimedElement } from './timed-elements.ts';

export interface Piece {
  readonly text: string;
  readonly isBreak: boolean;
  readonly element: TimedElement;
}

export interface Paragraph {
  readonly element: TimedElement;
  readonly pieces: Piece[];
}

/** What a document says outside its paragraphs. */
export interface Surroundings {
  readonly styles: StyleSheet;
  readonly regionTimes: ReadonlyMap<string, Interval>;
  readonly agents: ReadonlyMap<string, string>;
  readonly rootExtent: string | undefined;
  readonly problems: FormatProblem[];
}

interface Reader extends Surroundings {
  /** Of elements, as far as they are known. */
  readonly times: Map<TimedElement, Interval>;
}

/** A cue whose end nobody says, and after which none comes, is shown so long. */
const assumedDurationMs = 2000;

/** Ascending by start; what is repaired or left out is added to the problems. */
export function cuesOfParagraphs(
  paragraphs: readonly Paragraph[],
  surroundings: Surroundings,
): readonly Cue[] {
  const reader: Reader = { ...surroundings, times: new Map() };
  const cues = paragraphs.flatMap((paragraph) => cuesOf(paragraph, reader));
  cues.sort((a, b) => a.cue.startMs - b.cue.startMs || a.cue.endMs - b.cue.endMs);
  return cues.map(({ cue, line }, index) => {
    if (Number.isFinite(cue.endMs)) return cue;
    const next = cues.slice(index + 1, index + 1 + maxLookAhead).find((one) => one.cue.startMs > cue.startMs);
    const endMs = next?.cue.startMs ?? cue.startMs + assumedDurationMs;
    reader.problems.push(problem(line, 'end-missing', { startMs: cue.startMs, endMs }));
    return { ...cue, endMs };
  });
}

/** More cues of one moment without an end are no file's of this world. */
const maxLookAhead = 100;

interface ReadCue {
  readonly cue: Cue;
  readonly line: number;
}

function cuesOf({ element, pieces }: Paragraph, reader: Reader): readonly ReadCue[] {
  const { styles, problems, rootExtent, agents } = reader;
  const { line } = element;
  const whole = timesOf(element, reader);
  const region = styles.readRegion(element.region);
  const isShown = region === null || !(isInvisible(region) || region('visibility')?.trim() === 'hidden');
  const voices = new Set(pieces.flatMap((piece) => voiceOf(piece.element, agents) ?? []));
  const voiced = voices.size > 1 ? agents : null;
  const leaves = isShown ? pieces.map((piece) => leafOf(piece, { whole, reader, voiced })) : [];
  const isTimed = whole.startMs > 0 || Number.isFinite(whole.endMs) || element.isTimed;
  if (!isTimed && !leaves.some((leaf) => leaf.isTimed)) {
    const [untimed] = paragraphCues(leaves, whole, false);
    if (untimed !== undefined) {
      const facts = { quote: quote(visibleText(untimed.text)), lacks: 'times' } as const;
      problems.push(problem(line, 'untimed-left-out', facts));
    }
    return [];
  }
  const times = exchanged(whole, element, leaves, problems);
  // One that says itself that it lasts no time is kept for a person to mend.
  const saysNone = element.saysEnd && element.startMs === element.endMs;
  const isNever = whole.endMs === whole.startMs && !saysNone;
  const found = isNever ? [] : paragraphCues(times.leaves, times.whole, element.isTimed);
  if (found.length === 0) tellUnshown(pieces, leaves, line, problems);
  const place = styles.placeOf(element.region, element.textAlign, rootExtent);
  const settings = place === null ? '' : settingsOfPlace(place);
  const [speaker] = voices.size === 1 ? voices : [];
  return found.map((cue) => ({
    line,
    cue: {
      ...cue,
      startMs: Math.round(cue.startMs),
      endMs: Math.round(cue.endMs),
      ...(speaker === undefined ? {} : { speaker }),
      ...(element.language === '' ? {} : { language: element.language }),
      ...(settings === '' ? {} : { settings }),
    },
  }));
}

/** The time of an element, as far as what stands around it and its region are there. */
function timesOf(element: TimedElement, { times: known, regionTimes }: Reader): Interval {
  const chain: TimedElement[] = [];
  let times: Interval = always;
  for (let current: TimedElement | null = element; current !== null; current = current.parent) {
    const found = known.get(current);
    if (found !== undefined) {
      times = found;
      break;
    }
    chain.push(current);
  }
  for (const one of chain.toReversed()) {
    const own = { startMs: one.startMs, endMs: one.endMs };
    times = isBackwards(own) && one.name === 'p' ? own : overlapOf(times, own);
    known.set(one, times);
  }
  const region = element.region === undefined ? undefined : regionTimes.get(element.region);
  return region === undefined || isBackwards(times) ? times : overlapOf(times, region);
}

function isBackwards({ startMs, endMs }: Interval): boolean {
  return endMs < startMs;
}

/** Of the first agent that an element names. */
function voiceOf({ agent }: TimedElement, agents: Surroundings['agents']): string | undefined {
  const name = agents.get(agent?.split(/\s+/)[0] ?? '');
  return name === '' ? undefined : name;
}

interface LeafContext {
  readonly whole: Interval;
  readonly reader: Reader;
  /** The text tells who speaks, since several do. */
  readonly voiced: Surroundings['agents'] | null;
}

function leafOf({ text, isBreak, element }: Piece, { whole, reader, voiced }: LeafContext): Leaf {
  const voice = voiced === null ? undefined : voiceOf(element, voiced);
  const inner = element.name === 'p' ? whole : timesOf(element, reader);
  const { startMs, endMs } = isBackwards(whole) ? inner : overlapOf(whole, inner);
  const marks = voice === undefined ? {} : { voice };
  return { text, isBreak, element, startMs, endMs, isTimed: element.isTimedInside, ...marks };
}

/** A paragraph that ends before it begins is taken the other way round. */
function exchanged(
  whole: Interval,
  { line }: TimedElement,
  leaves: readonly Leaf[],
  problems: FormatProblem[],
): { readonly whole: Interval; readonly leaves: readonly Leaf[] } {
  if (!isBackwards(whole)) return { whole, leaves };
  const turned = { startMs: whole.endMs, endMs: whole.startMs };
  const [startMs, endMs] = [Math.round(turned.startMs), Math.round(turned.endMs)];
  problems.push(problem(line, 'ends-before-start', { startMs, endMs }));
  return { whole: turned, leaves: leaves.map((leaf) => ({ ...leaf, ...turned, isTimed: false })) };
}

/** Text that the file itself never shows: outside its parent's time, or without a duration in a sequence. */
function tellUnshown(
  pieces: readonly Piece[],
  leaves: readonly Leaf[],
  line: number,
  problems: FormatProblem[],
): void {
  const text =
    leaves.length === 0
      ? ''
      : pieces
          .map((piece) => piece.text)
          .join('')
          .replace(/\s+/g, ' ');
  if (text.trim() !== '') problems.push(problem(line, 'never-shown', { quote: quote(text.trim()) }));
}
