/** What YouTube's own formats (srv1 to srv3, json3) have in common: events with a time, of one or more pieces. */
import type { Cue, Word } from '../../cues/cue.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';

export interface TimedPiece {
  /** As a cue's text; with the space before it. */
  readonly text: string;
  /** From the event's start; null where the piece has no time of its own. */
  readonly offsetMs: number | null;
  /** 0 to 1. */
  readonly confidence?: number;
}

export interface TimedEvent {
  readonly startMs: number;
  /** Null where the file does not say. */
  readonly durationMs: number | null;
  /** Lines of one window roll up: each stays until it is pushed out. Null where there is none. */
  readonly window: string | null;
  /** Goes on where the event before in its window stopped. */
  readonly isAppended: boolean;
  readonly pieces: readonly TimedPiece[];
  readonly line: number;
}

const assumedDurationMs = 2000;

/** One cue for each line, shown until the next one begins; in a window that rolls each text once. */
export function cuesOfEvents(events: readonly TimedEvent[], language: string | null): ParsedSubtitles {
  const lines = joinAppended(events).filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== ''));
  const problems: FormatProblem[] = [];
  const starts = nextStarts(lines);
  const cues = lines.map((event, index) => cueOf(event, starts[index]!, lines[index + 1]?.startMs, problems));
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'paragraph' }));
  return { cues, problems, ...(language === null ? {} : { language }) };
}

/** An appended line break only parts two lines that have events of their own. */
function joinAppended(events: readonly TimedEvent[]): readonly TimedEvent[] {
  const joined: { event: TimedEvent; pieces: TimedPiece[] }[] = [];
  const open = new Map<string, { event: TimedEvent; pieces: TimedPiece[] }>();
  for (const event of events) {
    const key = event.window ?? '';
    const before = event.isAppended ? open.get(key) : undefined;
    if (event.isAppended && event.pieces.every(({ text }) => text.trim() === '')) {
      open.delete(key);
      continue;
    }
    if (before === undefined) {
      const opened = { event, pieces: [...event.pieces] };
      joined.push(opened);
      open.set(key, opened);
      continue;
    }
    const shift = event.startMs - before.event.startMs;
    before.pieces.push(
      ...event.pieces.map((piece) => ({ ...piece, offsetMs: shift + (piece.offsetMs ?? 0) })),
    );
  }
  return joined.map(({ event, pieces }) => ({ ...event, pieces }));
}

/** For each line, where the next one of its window begins; Infinity where none does. */
function nextStarts(lines: readonly TimedEvent[]): readonly number[] {
  const next = new Map<string, number>();
  return lines
    .toReversed()
    .map(({ window, startMs }) => {
      if (window === null) return Infinity;
      const start = next.get(window) ?? Infinity;
      next.set(window, startMs);
      return start;
    })
    .toReversed();
}

function cueOf(
  event: TimedEvent,
  nextInWindow: number,
  nextStartMs: number | undefined,
  problems: FormatProblem[],
): Cue {
  const { startMs, durationMs, pieces, line } = event;
  const assumed = Math.min(
    startMs + assumedDurationMs,
    (nextStartMs ?? 0) > startMs ? nextStartMs! : Infinity,
  );
  const givenEnd = durationMs === null ? assumed : startMs + durationMs;
  const endMs = nextInWindow > startMs ? Math.min(givenEnd, nextInWindow) : givenEnd;
  if (durationMs === null && nextInWindow === Infinity)
    problems.push(problem(line, 'end-missing', { startMs, endMs }));
  const text = pieces.map((piece) => piece.text).join('');
  const words = wordsOf(pieces, startMs, endMs);
  return { startMs, endMs, text: text.trim(), ...(words.length === 0 ? {} : { words }) };
}

/** Only pieces with times of their own are words. */
function wordsOf(pieces: readonly TimedPiece[], startMs: number, endMs: number): readonly Word[] {
  if (!pieces.some(({ offsetMs }) => offsetMs !== null)) return [];
  const inked = pieces.filter(({ text }) => text.trim() !== '');
  return inked.map(({ text, offsetMs, confidence }, index) => {
    const start = startMs + (offsetMs ?? 0);
    const next = inked[index + 1];
    const end = next === undefined ? endMs : startMs + (next.offsetMs ?? 0);
    return {
      startMs: start,
      endMs: Math.max(start, end),
      text: index === 0 ? text.trimStart() : text,
      ...(confidence === undefined ? {} : { confidence }),
      timing: 'given',
    };
  });
}
