/**
 * [Note: Hostile patterns] `RegExp` is the engine for what people type: it has the look-arounds and back-references
 * that editors' users know, which a linear engine (re2js) cannot have. But it can't be interrupted, and a pattern such
 * as `(a+)+$` keeps it busy for years on forty letters. So whoever searches with a person's pattern does it on a thread
 * that can be ended: renderer/features/find/pattern-search.ts ends its worker after a second.
 */
import { BadPatternError } from './bad-pattern.ts';
import { wordCharacters } from './whole-words.ts';

/**
 * The expression for a pattern in the syntax of ECMAScript with the flag `u`: `^` and `$` at lines, and `\w` and `\b`
 * for words of every script, where `RegExp` knows only ASCII. Throws `BadPatternError`.
 */
export function compilePattern(source: string, ignoreCase: boolean): RegExp {
  const flags = ignoreCase ? 'gimu' : 'gmu';
  compile(source, flags);
  return compile(withAllScripts(source), flags);
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const told = message.replace(/^Invalid regular expression: (?:\/[^]*\/[a-z]*: )?/u, '');
    throw new BadPatternError('syntax', told);
  }
}

/** What the engine says when it runs an expression that it found correct. */
export function asBadPattern(error: unknown): unknown {
  if (error instanceof SyntaxError) return new BadPatternError('too-long', error.message);
  if (error instanceof RangeError) return new BadPatternError('too-slow', error.message);
  return error;
}

const escapeOrClass = /\\[^]|\[(?:\\[^]|[^\]\\])*\]/gu;
const isWord = `[${wordCharacters}]`;
const isNoWord = `[^${wordCharacters}]`;
const translations: Readonly<Record<string, string>> = {
  '\\w': isWord,
  '\\W': isNoWord,
  '\\b': `(?:(?<=${isWord})(?!${isWord})|(?<!${isWord})(?=${isWord}))`,
  '\\B': `(?:(?<=${isWord})(?=${isWord})|(?<!${isWord})(?!${isWord}))`,
};

function withAllScripts(source: string): string {
  return source.replaceAll(escapeOrClass, (part) =>
    part.startsWith('[') ? classWithAllScripts(part) : (translations[part] ?? part),
  );
}

/** `\W` can't be written inside a class of the flag `u`; it stands beside the rest of the class. */
function classWithAllScripts(source: string): string {
  const members = source.replace(/^\[\^?|\]$/gu, '');
  const rest = members
    .replaceAll(/\\[^]/gu, (escape) => (escape === '\\w' ? wordCharacters : escape === '\\W' ? '' : escape))
    .replace(/^\^/u, '\\^');
  const isNegated = source.startsWith('[^');
  const hasNoWord = members.replaceAll(/\\[^W]/gu, '').includes('\\W');
  if (!hasNoWord) return isNegated ? `[^${rest}]` : `[${rest}]`;
  return isNegated ? `(?:(?![${rest}])${isWord})` : `(?:[${rest}]|${isNoWord})`;
}
