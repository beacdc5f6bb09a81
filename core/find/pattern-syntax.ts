/**
 * Reads a regular expression in the syntax of ECMAScript with the flag `u`, which `RegExp` has found correct: nothing
 * is checked twice here.
 */
import { BadPatternError } from './bad-pattern.ts';
import type { CharacterSet } from './character-set.ts';
import { createCharacterSet } from './character-set.ts';

export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly body: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
      /** Captures inside the body: from this number up to the next, not included. */
      readonly captures: readonly [number, number];
    }
  | { readonly kind: 'capture'; readonly index: number; readonly body: PatternNode }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'look'; readonly body: PatternNode; readonly behind: boolean; readonly negated: boolean }
  | { readonly kind: 'backreference'; readonly name: string };

export type Edge = 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge';

export interface PatternSyntax {
  readonly root: PatternNode;
  readonly captureCount: number;
  readonly captureNames: ReadonlyMap<string, number>;
}

export function readPattern(source: string, ignoreCase: boolean): PatternSyntax {
  const reader = new PatternReader(source, ignoreCase);
  const root = reader.readChoice();
  return { root, captureCount: reader.captureCount, captureNames: reader.captureNames };
}

const ESCAPE =
  /\\(?:u\{[0-9a-f]+\}|u[0-9a-f]{4}(?:\\u[0-9a-f]{4})?|x[0-9a-f]{2}|c[a-z]|[pP]\{[^}]*\}|k<[^>]*>|[1-9]\d*|[^])/iuy;
const CLASS = /\[(?:\\[^]|[^\]\\])*\]/uy;
const QUANTIFIER = /([*+?]|\{(\d+)(,?)(\d*)\})(\??)/uy;
const GROUP = /\((?:\?(?:(:)|(<?)([=!])|<([^>]*)>|([a-z-]+:)))?/iuy;

class PatternReader {
  captureCount = 0;
  readonly captureNames = new Map<string, number>();
  readonly #source: string;
  readonly #ignoreCase: boolean;
  #at = 0;

  constructor(source: string, ignoreCase: boolean) {
    this.#source = source;
    this.#ignoreCase = ignoreCase;
  }

  readChoice(): PatternNode {
    const options: PatternNode[] = [this.#readSequence()];
    while (this.#source[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#readSequence());
    }
    return options.length === 1 ? options[0]! : { kind: 'choice', options };
  }

  #readSequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
      const firstCapture = this.captureCount + 1;
      items.push(this.#readQuantifier(this.#readAtom(), firstCapture));
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  #readQuantifier(body: PatternNode, firstCapture: number): PatternNode {
    const match = this.#take(QUANTIFIER);
    if (match === null) return body;
    const [, sign = '', least = '', comma, most = '', lazy] = match;
    const [min, max] =
      least === ''
        ? [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity]
        : [Number(least), comma === '' ? Number(least) : most === '' ? Infinity : Number(most)];
    const captures = [firstCapture, this.captureCount + 1] as const;
    return { kind: 'repeat', body, min, max, greedy: lazy === '', captures };
  }

  #readAtom(): PatternNode {
    switch (this.#source[this.#at]) {
      case '(':
        return this.#readGroup();
      case '[':
        return this.#set(this.#take(CLASS)![0]);
      case '\\':
        return this.#readEscape(this.#take(ESCAPE)![0]);
      case '^':
        return this.#edge('line-start');
      case '$':
        return this.#edge('line-end');
      default: {
        const character = String.fromCodePoint(this.#source.codePointAt(this.#at)!);
        this.#at += character.length;
        return this.#set(character);
      }
    }
  }

  #readGroup(): PatternNode {
    const [, plain, behind, look, name, modifiers] = this.#take(GROUP)!;
    if (modifiers !== undefined) {
      throw new BadPatternError(
        'unsupported',
        `(?${modifiers}…) is not supported; use the options of the search.`,
      );
    }
    const isCapture = plain === undefined && look === undefined;
    const index = isCapture ? (this.captureCount += 1) : 0;
    if (name !== undefined) this.captureNames.set(name, index);
    const body = this.readChoice();
    this.#at += 1;
    if (look !== undefined) return { kind: 'look', body, behind: behind === '<', negated: look === '!' };
    return isCapture ? { kind: 'capture', index, body } : body;
  }

  #readEscape(escape: string): PatternNode {
    if (escape === '\\b') return { kind: 'edge', edge: 'word-edge' };
    if (escape === '\\B') return { kind: 'edge', edge: 'no-word-edge' };
    if (/^\\[1-9]/.test(escape)) return { kind: 'backreference', name: escape.slice(1) };
    if (escape.startsWith('\\k<')) return { kind: 'backreference', name: escape.slice(3, -1) };
    return this.#set(escape);
  }

  #edge(edge: Edge): PatternNode {
    this.#at += 1;
    return { kind: 'edge', edge };
  }

  #set(source: string): PatternNode {
    return { kind: 'set', set: createCharacterSet(source, this.#ignoreCase) };
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#source);
    if (match !== null) this.#at += match[0].length;
    return match;
  }
}
