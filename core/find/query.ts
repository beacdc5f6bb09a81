import { isUnspacedScript } from '../cues/text-measure.ts';
import { unspacedBoundaries } from '../language/segments.ts';
import { BadPatternError } from './bad-pattern.ts';
import { isWordCharacter } from './character-set.ts';
import { compileProgram } from './pattern-program.ts';
import { PatternSearch } from './pattern-search.ts';
import { readPattern } from './pattern-syntax.ts';

export interface FindQuery {
  readonly text: string;
  /** `text` is a regular expression (ECMAScript; `^` and `$` at lines, `\w` and `\b` for all scripts). */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Longest query that is searched for. */
const MAX_QUERY_LENGTH = 1000;

/** A place in a text, with what its groups captured. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly namedGroups: ReadonlyMap<string, string | undefined>;
}

export interface TextFinder {
  /** All matches in order, none over another. Throws `BadPatternError` when it takes too long. */
  findAll(text: string): readonly TextMatch[];
}

/** Throws `BadPatternError`. */
export function createFinder(query: FindQuery): TextFinder {
  if (query.text.length > MAX_QUERY_LENGTH) {
    throw new BadPatternError('too-long', `A search takes up to ${MAX_QUERY_LENGTH} characters.`);
  }
  return query.regex ? patternFinder(query) : plainFinder(query);
}

const NO_GROUPS: TextMatch['namedGroups'] = new Map();

/** Characters stand for themselves; a space also for a line break, an accent however it is encoded. */
function plainFinder(query: FindQuery): TextFinder {
  const forms = new Set([query.text, query.text.normalize('NFC'), query.text.normalize('NFD')]);
  const source = [...forms].map((form) => literalSource(form)).join('|');
  const expression = new RegExp(`(?:${source})`, query.matchCase ? 'gu' : 'giu');
  return {
    findAll(text) {
      const found: TextMatch[] = [];
      const isWord = query.wholeWord ? wordChecker(text) : null;
      expression.lastIndex = 0;
      for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
        const start = match.index;
        const end = start + match[0].length;
        if (isWord === null || isWord(start, end)) {
          found.push({ start, end, groups: [match[0]], namedGroups: NO_GROUPS });
        } else {
          expression.lastIndex = start + 1;
        }
      }
      return found;
    },
  };
}

function literalSource(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replaceAll(' ', '[ \\n\\u00a0]');
}

function patternFinder(query: FindQuery): TextFinder {
  const search = compileSearch(query);
  return {
    findAll(text) {
      const found: TextMatch[] = [];
      const isWord = query.wholeWord ? wordChecker(text) : null;
      let from = 0;
      while (from <= text.length) {
        const match = search.find(text, from);
        if (match === null) break;
        const isTaken = isWord === null || isWord(match.start, match.end);
        if (isTaken) found.push(match);
        from = isTaken && match.end > match.start ? match.end : afterCharacter(text, match.start);
      }
      return found;
    },
  };
}

function compileSearch(query: FindQuery): { find(text: string, from: number): TextMatch | null } {
  const ignoreCase = !query.matchCase;
  checkSyntax(query.text);
  const program = compileProgram(readPattern(query.text, ignoreCase), ignoreCase);
  const search = new PatternSearch(program);
  return {
    find(text, from) {
      const slots = search.find(text, from);
      if (slots === null) return null;
      const groups = Array.from({ length: program.captureCount + 1 }, (_, i) => {
        const start = slots[2 * i]!;
        const end = slots[2 * i + 1]!;
        return start < 0 || end < 0 ? undefined : text.slice(start, end);
      });
      const namedGroups = new Map([...program.captureNames].map(([name, index]) => [name, groups[index]]));
      return { start: slots[0]!, end: slots[1]!, groups, namedGroups };
    },
  };
}

function checkSyntax(source: string): void {
  try {
    new RegExp(source, 'mu');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const told = message.replace(/^Invalid regular expression: (?:\/[^]*\/[a-z]*: )?/u, '');
    throw new BadPatternError('syntax', told);
  }
}

function afterCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/**
 * Whether a range begins and ends at words' edges: where letters, digits or marks do not go on; inside scripts written
 * without spaces, where their dictionary parts words.
 */
function wordChecker(text: string): (start: number, end: number) => boolean {
  let inRuns: ReadonlySet<number> | null = null;
  const isEdge = (at: number): boolean => {
    if (at <= 0 || at >= text.length) return true;
    const before = codePointBefore(text, at);
    const after = text.codePointAt(at)!;
    if (!isWordCharacter(before) || !isWordCharacter(after)) return true;
    if (!isUnspaced(before) && !isUnspaced(after)) return false;
    inRuns ??= unspacedBoundaries(text, undefined);
    return inRuns.has(at);
  };
  return (start, end) => isEdge(start) && isEdge(end);
}

function isUnspaced(codePoint: number): boolean {
  return isUnspacedScript(String.fromCodePoint(codePoint));
}

function codePointBefore(text: string, at: number): number {
  const pair = at >= 2 ? text.codePointAt(at - 2)! : 0;
  return pair > 0xffff ? pair : text.charCodeAt(at - 1);
}
