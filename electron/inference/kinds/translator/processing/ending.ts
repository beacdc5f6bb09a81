import { primaryLanguage } from '../../../../../core/language/language-tag.ts';

/** How a sentence ends: the kinds of marks, whatever the language writes for them. */
type Mark = 'stop' | 'question' | 'exclamation' | 'ellipsis';

const kinds: ReadonlyMap<string, Mark> = new Map([
  ...Array.from('.。．｡।။۔።', (sign) => [sign, 'stop'] as const),
  ...Array.from('?？؟', (sign) => [sign, 'question'] as const),
  ...Array.from('!！', (sign) => [sign, 'exclamation'] as const),
  ...Array.from('…⋯', (sign) => [sign, 'ellipsis'] as const),
]);

type Signs = Readonly<Record<Mark, string>>;

const western: Signs = { stop: '.', question: '?', exclamation: '!', ellipsis: '...' };
const wide: Signs = { stop: '。', question: '？', exclamation: '！', ellipsis: '……' };
const written: ReadonlyMap<string, Signs> = new Map([
  ['zh', wide],
  ['ja', { ...wide, ellipsis: '…' }],
  ['ar', { ...western, question: '؟' }],
  ['fa', { ...western, question: '؟' }],
  ['ur', { ...western, question: '؟', stop: '۔' }],
  ['hi', { ...western, stop: '।' }],
  ['bn', { ...western, stop: '।' }],
]);
/** Their sentences end without a mark. */
const unmarked: ReadonlySet<string> = new Set(['th', 'lo']);

const atEnd = /([.。．｡।။۔።?？؟!！…⋯]+)([\s"'”’»›)\]）」』]*)$/u;

interface Ending {
  readonly text: string;
  readonly signs: string;
  readonly marks: readonly Mark[];
  readonly closers: string;
}

/**
 * A translation ends as its source does: a question stays one, what trails off trails off, and a sentence that goes on
 * in the next caption gets no full stop.
 */
export function carryEnding(source: string, translated: string, target: string): string {
  const language = primaryLanguage(target);
  const [wanted, given] = [readEnding(source), readEnding(translated)];
  if (wanted.marks.join() === given.marks.join()) return translated;
  if (unmarked.has(language) && wanted.marks.every((mark) => mark === 'stop')) return translated;
  // Chinese and Japanese captions leave the stop out where a sentence ends.
  if (wanted.marks.length === 0 && !/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\W*$/u.test(source))
    return translated;
  // `etc.` ends like that in the middle of a sentence as well.
  if (wanted.marks.length === 0 && (given.signs !== '.' || /\p{L}\.\p{L}+$/u.test(given.text)))
    return translated;
  // What ends twice would end once more with a mark fewer.
  if (wanted.marks.length === 0 && readEnding(given.text).marks.length > 0) return translated;
  // In Greek that is the question mark.
  if (language === 'el' && given.text.endsWith(';')) return translated;
  if (given.text.trim() === '') return translated;
  const signs = signsFor(wanted, language);
  const insideQuotes = wanted.closers.trim() !== '';
  return insideQuotes ? given.text + signs + given.closers : given.text + given.closers.trimEnd() + signs;
}

function readEnding(text: string): Ending {
  const match = atEnd.exec(text);
  if (!match) {
    const [closers = ''] = /[\s"'”’»›)\]）」』]*$/u.exec(text) ?? [];
    return { text: text.slice(0, text.length - closers.length), signs: '', marks: [], closers };
  }
  const [whole, signs = '', closers = ''] = match;
  return { text: text.slice(0, text.length - whole.length), signs, marks: marksOf(signs), closers };
}

/** Two or more stops are an ellipsis; of marks that repeat, each counts once. */
function marksOf(signs: string): readonly Mark[] {
  const all = Array.from(signs.replace(/[.。．]{2,}|[…⋯]+/gu, '…')).flatMap((sign) => kinds.get(sign) ?? []);
  return all.filter((mark, index) => all.indexOf(mark) === index);
}

/** The source's own signs where the language writes them as well, else the language's. */
function signsFor({ signs, marks }: Ending, language: string): string {
  const table = written.get(language) ?? western;
  const own = Array.from(signs).every((sign) => {
    const kind = kinds.get(sign);
    return kind !== undefined && (table[kind].includes(sign) || (kind === 'ellipsis' && table === western));
  });
  if (own && (table === western || marks[0] !== 'ellipsis')) return signs;
  return marks.map((mark) => table[mark]).join('');
}
