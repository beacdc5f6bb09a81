/**
 * The elements of a TTML document with their times resolved (W3C TTML2, 12): what `par` and `seq` containers, regions
 * and parents leave of them. Nothing throws, no recursion (elements may be nested as deep as the file is long).
 */
import { quote } from '../lines.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { TextLook } from '../text-look.ts';
import { parseTimeExpression } from './time-expression.ts';
import type { TimeBase } from './time-expression.ts';

/** Milliseconds, not rounded; `endMs` may be Infinity. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** What an element hands on to what stands in it. */
export interface Inherited {
  readonly look: TextLook;
  readonly region: string | undefined;
  readonly textAlign: string | undefined;
  readonly ruby: string | undefined;
  readonly agent: string | undefined;
  /** BCP 47; the empty string: nothing is known. */
  readonly language: string;
  readonly keepsSpace: boolean;
  /** What stands in it is not shown; `visibility` alone can be taken back further inside. */
  readonly isHidden: boolean;
  readonly isInvisible: boolean;
}

export interface TimedElement extends Inherited, Interval {
  readonly name: string;
  readonly line: number;
  readonly parent: TimedElement | null;
  /** It says times of its own. */
  readonly isTimed: boolean;
  /** It says when it ends. */
  readonly saysEnd: boolean;
  /** It or one around it, inside its paragraph, says times. */
  readonly isTimedInside: boolean;
}

/** An element that is open. */
export class OpenElement {
  readonly element: TimedElement & { endMs: number };
  readonly isSequence: boolean;
  /** Where the next child of a sequence begins. */
  cursorMs: number;
  /** The latest end that a child says. */
  contentEndMs: number;
  constructor(element: TimedElement & { endMs: number }, isSequence: boolean) {
    this.element = element;
    this.isSequence = isSequence;
    this.cursorMs = element.startMs;
    this.contentEndMs = element.startMs;
  }

  /**
   * The end of an element that does not say one: in a sequence the end of what is in it (text alone lasts no time), else
   * as long as the parent.
   */
  close(parent: OpenElement | undefined): void {
    if (!this.element.saysEnd && parent?.isSequence === true) this.element.endMs = this.contentEndMs;
    if (parent === undefined) return;
    const { endMs } = this.element;
    if (Number.isFinite(endMs)) parent.contentEndMs = Math.max(parent.contentEndMs, endMs);
    if (parent.isSequence) parent.cursorMs = Number.isFinite(endMs) ? endMs : parent.cursorMs;
  }
}

interface TimeReading {
  readonly base: TimeBase;
  /** Apple's lyrics: the times of paragraphs and spans count from the document's start. */
  readonly isAbsolute: boolean;
  readonly problems: FormatProblem[];
}

export interface ReadTimes extends Interval {
  readonly isTimed: boolean;
  readonly saysEnd: boolean;
}

/** Times count from the parent's start or, in a sequence, from the end of the element before. */
export function readTimes(
  attributes: ReadonlyMap<string, string>,
  line: number,
  parent: OpenElement | undefined,
  { base, isAbsolute, problems }: TimeReading,
): ReadTimes {
  const read = (name: string): number | null => {
    const value = attributes.get(name);
    if (value === undefined || value === 'indefinite') return null;
    const ms = parseTimeExpression(value, base);
    if (ms === null) problems.push(problem(line, 'no-time', { quote: quote(value) }));
    return ms;
  };
  const begin = read('begin');
  const duration = read('dur');
  const end = read('end');
  const origin = isAbsolute ? 0 : originOf(parent);
  const startMs = isAbsolute && begin === null ? originOf(parent) : origin + (begin ?? 0);
  const endMs = Math.min(
    end === null ? Infinity : origin + end,
    duration === null ? Infinity : startMs + duration,
  );
  const saysEnd = end !== null || duration !== null;
  return { startMs, endMs, saysEnd, isTimed: begin !== null || saysEnd };
}

function originOf(parent: OpenElement | undefined): number {
  if (parent === undefined) return 0;
  return parent.isSequence ? parent.cursorMs : parent.element.startMs;
}

/** Where the two overlap; it ends where it begins when they do not. */
export function overlapOf(a: Interval, b: Interval): Interval {
  const startMs = Math.max(a.startMs, b.startMs);
  return { startMs, endMs: Math.max(startMs, Math.min(a.endMs, b.endMs)) };
}

export const always: Interval = { startMs: 0, endMs: Infinity };
