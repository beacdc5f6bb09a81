import { BadPatternError } from './bad-pattern.ts';
import { escapePattern } from '../language/escape-pattern.ts';
import { asBadPattern, compilePattern } from './pattern.ts';
import { wordChecker } from './whole-words.ts';

export interface FindQuery {
  readonly text: string;
  /** `text` is a regular expression (ECMAScript; `^` and `$` at lines, `\w` and `\b` for all scripts). */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Longest query that is searched for. */
const maxQueryLength = 1000;

/** A place in a text, with what its groups captured. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly namedGroups: Readonly<Record<string, string | undefined>>;
}

export interface TextFinder {
  /** All matches in order, none over another. With a person's pattern it may hang, see [Note: Hostile patterns]. */
  findAll(text: string): readonly TextMatch[];
}

/** Throws `BadPatternError`. */
export function createFinder(query: FindQuery): TextFinder {
  if (query.text.length > maxQueryLength) {
    throw new BadPatternError('too-long', `A search takes up to ${maxQueryLength} characters.`);
  }
  const expression = query.regex
    ? compilePattern(query.text, !query.matchCase)
    : literalExpression(query.text, !query.matchCase);
  return {
    findAll(text) {
      try {
        return findAll(text, expression, query.wholeWord);
      } catch (error) {
        throw asBadPattern(error);
      }
    },
  };
}

function findAll(text: string, expression: RegExp, wholeWord: boolean): readonly TextMatch[] {
  const found: TextMatch[] = [];
  const isWord = wholeWord ? wordChecker(text) : null;
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const isTaken = isWord === null || isWord(start, end);
    if (isTaken) found.push({ start, end, groups: [...match], namedGroups: match.groups ?? {} });
    // From the middle of a pair the engine steps back to its beginning, and finds the same for ever.
    if (!isTaken || end === start) expression.lastIndex = afterCharacter(text, start);
  }
  return found;
}

function afterCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** Characters stand for themselves; a space also for a line break, an accent however it is encoded. */
function literalExpression(text: string, ignoreCase: boolean): RegExp {
  const forms = new Set([text, text.normalize('NFC'), text.normalize('NFD')]);
  const source = [...forms].map((form) => literalSource(form)).join('|');
  return new RegExp(`(?:${source})`, ignoreCase ? 'giu' : 'gu');
}

function literalSource(text: string): string {
  return escapePattern(text).replaceAll(' ', '[ \\n\\u00a0]');
}
