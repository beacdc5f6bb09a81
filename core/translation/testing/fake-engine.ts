import type { TranslatedLine, TranslationEngine, TranslationRequest } from '../engine.ts';

export type Misbehaviour =
  | 'none'
  | 'drops'
  | 'joins'
  | 'splits'
  | 'shifts'
  | 'repeats'
  | 'shuffles'
  | 'nothing'
  | 'empty'
  | 'garbage'
  | 'markup'
  | 'ids-twice'
  | 'foreign-ids'
  | 'one-word'
  | 'endless';

export interface FakeEngine extends TranslationEngine {
  readonly requests: readonly TranslationRequest[];
}

/** Says each word backwards, and does what engines do. `at`: which of the lines, by their place in the request. */
export function fakeEngine(
  misbehaviours: readonly Misbehaviour[],
  { maxLines = 6, listens = true, translate = backwards } = {},
): FakeEngine {
  const requests: TranslationRequest[] = [];
  return {
    maxLines,
    listens,
    requests,
    translate: (request) => {
      requests.push(request);
      const given = request.lines.map(({ id, text }) => ({ id, text: translate(text) }));
      const misbehaviour = misbehaviours[(requests.length - 1) % misbehaviours.length] ?? 'none';
      return Promise.resolve(misbehave(given, misbehaviour));
    },
  };
}

function backwards(text: string): string {
  return text.replaceAll(/[\p{L}\p{M}]+/gu, (word) => Array.from(word).reverse().join(''));
}

function misbehave(lines: readonly TranslatedLine[], how: Misbehaviour): readonly TranslatedLine[] {
  const texts = lines.map(({ text }) => text);
  const withTexts = (others: readonly (string | undefined)[]) =>
    lines.flatMap(({ id }, i) => (others[i] === undefined ? [] : [{ id, text: others[i] }]));
  switch (how) {
    case 'none':
      return lines;
    case 'drops':
      return lines.filter((_, i) => i % 3 !== 1);
    case 'joins':
      return withTexts(texts.map((text, i) => (i % 2 === 0 ? [text, texts[i + 1]].join(' ') : undefined)));
    case 'splits':
      return withTexts(
        texts.flatMap((text) => [text.slice(0, text.length / 2), text.slice(text.length / 2)]),
      );
    case 'shifts':
      return withTexts([...texts.slice(1), texts[0]]);
    case 'repeats':
      return withTexts(texts.map(() => texts[0]));
    case 'shuffles':
      return lines.toReversed();
    case 'nothing':
      return [];
    case 'empty':
      return withTexts(texts.map((_, i) => ['', '   ', '…', '♪', '\n'][i % 5]));
    case 'garbage':
      return withTexts(texts.map(() => '\ud800 </i>{\\an8} [3] "- <b>- ♪\0'));
    case 'markup':
      return withTexts(
        texts.map((text, i) => `[${String(i)}] <i>"${text}"</i>\n{\\an8}- <font color="red">`),
      );
    case 'ids-twice':
      return [...lines, ...lines.map(({ id }) => ({ id, text: 'twice' }))];
    case 'foreign-ids':
      return lines.map(({ id, text }) => ({ id: id + 1000 * (id % 2), text }));
    case 'one-word':
      return withTexts(texts.map(() => 'So.'));
    case 'endless':
      return withTexts(texts.map((text) => `${text} `.repeat(2000)));
  }
}
