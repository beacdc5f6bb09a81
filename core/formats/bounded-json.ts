/**
 * JSON of anyone. The platform's parser is linear, but what it makes of brackets takes many times the room of the text:
 * how deep they lie and how many there are is counted first.
 */
import { SidecutError } from '../errors.ts';

/** Transcripts are nested less than ten deep. */
const maxDepth = 100;
/** A day of speech with three objects for every token. */
const maxContainers = 4_000_000;

/**
 * Takes also one value a line (JSON Lines), and the `NaN` and `Infinity` that Python writes. Throws `bad-subtitle`.
 */
export function parseBoundedJson(text: string): unknown {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const scan = scanJson(body);
  if (scan.depth > maxDepth || scan.containers > maxContainers) {
    throw new SidecutError('bad-subtitle', { reason: 'too-complex' });
  }
  try {
    return JSON.parse(scan.notNumbers.length === 0 ? body : withNulls(body, scan.notNumbers));
  } catch (cause) {
    const lines = parseLines(body);
    if (lines !== null) return lines;
    throw new SidecutError('bad-subtitle', { reason: 'not-json' }, { cause });
  }
}

interface JsonScan {
  readonly depth: number;
  readonly containers: number;
  /** Where `NaN`, `Infinity` and `-Infinity` stand outside strings. */
  readonly notNumbers: readonly { readonly from: number; readonly to: number }[];
}

const significant = /["[{\]}]|-?\bInfinity\b|\bNaN\b/g;

function scanJson(text: string): JsonScan {
  const notNumbers: { from: number; to: number }[] = [];
  let depth = 0;
  let deepest = 0;
  let containers = 0;
  significant.lastIndex = 0;
  for (let match = significant.exec(text); match !== null; match = significant.exec(text)) {
    const found = match[0];
    if (found === '"') significant.lastIndex = endOfString(text, match.index + 1);
    else if (found === '[' || found === '{') {
      containers += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > maxDepth || containers > maxContainers) break;
    } else if (found === ']' || found === '}') depth -= 1;
    else notNumbers.push({ from: match.index, to: match.index + found.length });
  }
  return { depth: deepest, containers, notNumbers };
}

/** Behind the quote that ends the string. */
function endOfString(text: string, from: number): number {
  for (let at = from; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\' && quote - 1 - backslashes >= from) backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function withNulls(text: string, places: JsonScan['notNumbers']): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of places) {
    pieces.push(text.slice(at, from), 'null');
    at = to;
  }
  return [...pieces, text.slice(at)].join('');
}

/** One object in each line; null where a line is none. */
function parseLines(text: string): readonly unknown[] | null {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s{0,99}\{/.test(line))) return null;
  try {
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    return null;
  }
}
