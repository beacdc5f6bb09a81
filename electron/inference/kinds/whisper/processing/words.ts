import { isWrittenWithoutSpaces } from './languages.ts';

/** A word and the tokens that make it, as positions among the tokens given. */
export interface TokenWord {
  /** With its leading space, as the tokenizer writes it. */
  readonly text: string;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

export type DecodeTokens = (tokens: readonly number[]) => string;

const prependPunctuation = '"\'“¿([{-';
const appendPunctuation = '"\'.。,，!！?？:：”)]}、';
const asciiPunctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const replacementCharacter = '\ufffd';

/**
 * Groups text tokens (no timestamps, no end) into words as the reference does: at spaces, or at every character
 * in languages without them. Punctuation still stands alone (`mergePunctuation` comes after the times).
 */
export function splitWords(
  tokens: readonly number[],
  language: string,
  decode: DecodeTokens,
): readonly TokenWord[] {
  const units = splitOnCharacters(tokens, decode);
  return isWrittenWithoutSpaces(language) ? units : joinOnSpaces(units);
}

/** Splits wherever the tokens so far decode to whole characters (a character may take several byte tokens). */
function splitOnCharacters(tokens: readonly number[], decode: DecodeTokens): readonly TokenWord[] {
  const whole = decode(tokens);
  const units: TokenWord[] = [];
  let from = 0;
  let offset = 0;
  for (let to = 1; to <= tokens.length; to++) {
    const text = decode(tokens.slice(from, to));
    const broken = text.indexOf(replacementCharacter);
    // A replacement character that the whole text has at the same place was said so by the model.
    if (broken < 0 || to === tokens.length || whole[offset + broken] === replacementCharacter) {
      units.push({ text, from, to });
      from = to;
      offset += text.length;
    }
  }
  return units;
}

function joinOnSpaces(units: readonly TokenWord[]): readonly TokenWord[] {
  const words: TokenWord[] = [];
  for (const unit of units) {
    const last = words.at(-1);
    if (!last || unit.text.startsWith(' ') || asciiPunctuation.includes(unit.text.trim())) words.push(unit);
    else words[words.length - 1] = { text: last.text + unit.text, from: last.from, to: unit.to };
  }
  return words;
}

/**
 * Joins punctuation to its word: opening marks to the next, closing marks to the one before.
 *
 * @param join makes the word that stands for both, from the word itself and the mark beside it
 */
export function mergePunctuation<Item extends { readonly text: string }>(
  items: readonly Item[],
  join: (word: Item, mark: Item, text: string) => Item,
): readonly Item[] {
  const opened: Item[] = [];
  for (const item of [...items].reverse()) {
    const next = opened.at(-1);
    if (next && item.text.startsWith(' ') && prependPunctuation.includes(item.text.trim())) {
      opened[opened.length - 1] = join(next, item, item.text + next.text);
    } else opened.push(item);
  }
  const merged: Item[] = [];
  for (const item of opened.reverse()) {
    const last = merged.at(-1);
    if (last && !last.text.endsWith(' ') && appendPunctuation.includes(item.text)) {
      merged[merged.length - 1] = join(last, item, last.text + item.text);
    } else merged.push(item);
  }
  return merged;
}
