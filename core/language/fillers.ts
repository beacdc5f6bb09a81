/**
 * Sounds that fill a pause (`uh`, `äh`, `えーと`) and false starts (`I I think`, `wh- what`): what a transcript leaves out
 * when it is to be clean ("clean verbatim"). Words that mean something, discourse markers and swearing among them, stay.
 */
import { classBit } from './function-words.ts';
import { primaryLanguage } from './language-tag.ts';
import { lexiconFor } from './lexicons.ts';
import { bareWord } from './punctuation.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const everywhere = 'hm hmm hmmm mmm mmmm uh uhm um umm uhh ehm ähm';
const spaced: ReadonlyMap<string, string> = new Map([
  ['en', 'er erm ehm'],
  ['de', 'äh ähh öh öhm'],
  ['fr', 'euh heu euhm'],
  ['es', 'eh em emm'],
  ['it', 'eh mh'],
  ['pt', 'hum hã ãh ahm éh'],
  ['nl', 'eh euh ehh'],
  ['sv', 'öh öhm eh äh'],
  ['da', 'øh øhm eh'],
  ['no', 'øh øhm eh'],
  ['pl', 'yyy yy eee ee em'],
  ['cs', 'eee ehh ééé'],
  ['ru', 'э ээ эээ эм хм ммм'],
  ['uk', 'ем хм ммм'],
  ['tr', 'ııı eee ıı'],
  ['ko', '어 어어 음 음음 으음'],
]);
/** Not in each language: `um` is a German, Icelandic or Faroese preposition, a Portuguese article. */
const meansSomething: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['de', list('um')],
  ['pt', list('um')],
  ...['is', 'fo', 'lb'].map((language) => [language, list('um')] as const),
]);
/** Longest first: the shorter ones are their beginnings. */
const unspaced: ReadonlyMap<string, RegExp> = new Map([
  [
    'ja',
    /(?:えーっと|ええっと|えーと|ええと|えっと|うーんと|うーん|あのー|あのう|そのー|んー|えー(?=[、,，\s…]|$))/gu,
  ],
  ['zh', /(?<=^|[，。！？、,\s…])(?:呃+|嗯+|唔+|額(?=[，,…])|额(?=[，,…]))(?=[，、,…])/gu],
]);

/** What to put in place of a stretch of the text. Offsets in UTF-16 units; in order, without overlap. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The edits that leave the fillers and false starts of a running text out, its punctuation and capitals mended. */
export function fillersIn(text: string, language: string | undefined): readonly TextEdit[] {
  const primary = primaryLanguage(language);
  const pattern = unspaced.get(primary);
  return pattern === undefined ? spacedFillers(text, language) : unspacedFillers(text, pattern);
}

/** The text with those edits made. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let at = 0;
  for (const edit of edits) {
    edited += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return edited + text.slice(at);
}

/** With the comma or ellipsis behind it. */
function unspacedFillers(text: string, pattern: RegExp): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { index, 0: filler } of text.matchAll(pattern)) {
    const behind = /^(?:[、，,…]+|\s+)*/u.exec(text.slice(index + filler.length))![0];
    edits.push({ from: index, to: index + filler.length + behind.length, text: '' });
  }
  return edits;
}

interface Spoken {
  readonly text: string;
  /** Without punctuation, in lower case. */
  readonly word: string;
  /** Where its own characters begin and end; the white space before it begins at `spaceFrom`. */
  readonly spaceFrom: number;
  readonly opensLine: boolean;
  readonly from: number;
  readonly to: number;
}

function spacedFillers(text: string, language: string | undefined): readonly TextEdit[] {
  const spoken = spokenWords(text);
  const out = new Set<number>();
  const isFiller = fillerTest(language);
  for (const [i, one] of spoken.entries()) if (isFiller(one)) out.add(i);
  findFalseStarts(spoken, out, language);
  return editsOf(spoken, out);
}

function spokenWords(text: string): readonly Spoken[] {
  return [...text.matchAll(/(\s*)(\S+)/gu)].map(({ index, 1: space = '', 2: bare = '' }) => ({
    text: bare,
    word: bareWord(bare).toLowerCase(),
    spaceFrom: index,
    opensLine: space.includes('\n'),
    from: index + space.length,
    to: index + space.length + bare.length,
  }));
}

/** What is asked or called out is an answer or a cry. */
function fillerTest(language: string | undefined): (spoken: Spoken) => boolean {
  const primary = primaryLanguage(language);
  const words = list(`${everywhere} ${spaced.get(primary) ?? ''}`);
  const kept = meansSomething.get(primary);
  return ({ text, word }) => words.has(word) && kept?.has(word) !== true && !/[?!]/u.test(text);
}

/** Small words that are said twice on purpose: `had had`, `die die`, `nous nous`. */
const saidTwice: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', list('had that do her is no so very too then there')],
  ['de', list('die der das sie den dem wie so zu ja nein')],
  ['fr', list('nous vous si non oui très')],
  ['es', list('no sí ya que lo')],
  ['it', list('no sì che piano')],
  ['pt', list('não sim que')],
  ['nl', list('die dat zo ja nee')],
]);
const longestRepeat = 3;

/** `I I`, `and the and the`, `wh- what`: what is said again right behind it. */
function findFalseStarts(spoken: readonly Spoken[], out: Set<number>, language: string | undefined): void {
  const kept = spoken.map((_, i) => i).filter((i) => !out.has(i));
  for (let place = 0; place < kept.length; place++) {
    const at = kept[place]!;
    if (isCutOff(spoken[at]!, spoken[kept[place + 1] ?? -1])) {
      out.add(at);
      continue;
    }
    for (let length = longestRepeat; length >= 1; length--) {
      if (!isSaidAgain(spoken, kept.slice(place, place + 2 * length), length, language)) continue;
      for (const index of kept.slice(place, place + length)) out.add(index);
      place += length - 1;
      break;
    }
  }
}

function isCutOff({ text, word }: Spoken, next: Spoken | undefined): boolean {
  const stump = word.replace(/-+$/u, '');
  return /\p{L}[-–—]+,?$/u.test(text) && stump !== '' && next !== undefined && next.word.startsWith(stump);
}

function isSaidAgain(
  spoken: readonly Spoken[],
  indices: readonly number[],
  length: number,
  language: string | undefined,
): boolean {
  if (indices.length < 2 * length) return false;
  const first = indices.slice(0, length).map((index) => spoken[index]!);
  const again = indices.slice(length).map((index) => spoken[index]!);
  const isSame = first.every(
    ({ word, text }, i) => word !== '' && word === again[i]!.word && !endsThought(text),
  );
  if (!isSame) return false;
  if (length > 1) return first.some(({ word }) => isSmallWord(word, language));
  const { word } = first[0]!;
  return isSmallWord(word, language) && saidTwice.get(primaryLanguage(language))?.has(word) !== true;
}

function endsThought(text: string): boolean {
  return /[.!?;:]["'”’»)]*$/u.test(text) && !/\.{2,}$/u.test(text);
}

const small =
  classBit.article |
  classBit.determiner |
  classBit.preposition |
  classBit.clingingPreposition |
  classBit.coordinator |
  classBit.clauseOpener |
  classBit.auxiliary |
  classBit.subjectPronoun |
  classBit.pronoun;

function isSmallWord(word: string, language: string | undefined): boolean {
  return (lexiconFor(language).classesOf(word) & small) !== 0;
}

/** Taken out with the space before; what ended or began a sentence there still does. */
function editsOf(spoken: readonly Spoken[], out: ReadonlySet<number>): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let i = 0; i < spoken.length; i++) {
    if (!out.has(i)) continue;
    const first = i;
    while (out.has(i + 1)) i += 1;
    const gone = spoken.slice(first, i + 1);
    const [before, after] = [spoken[first - 1], spoken[i + 1]];
    // A dash alone begins a line.
    if (before !== undefined && before.word !== '') edits.push(...marksBefore(before, gone));
    const [{ spaceFrom, from, opensLine }, { to }] = [gone[0]!, gone.at(-1)!];
    // What stands before them at the start of a text or line stays, and the space behind goes.
    if ((before === undefined || opensLine) && after?.opensLine === false)
      edits.push({ from, to: after.from, text: '' });
    else edits.push({ from: spaceFrom, to, text: '' });
    if (after !== undefined && opensSentence(before, gone)) edits.push(...capitalOf(after));
  }
  return edits;
}

const markAtEnd = /[.,;:…—–-]+$/u;

/** `I, uh, went`: no comma is left; `we went, uh.`: the stop moves. */
function marksBefore(before: Spoken, gone: readonly Spoken[]): readonly TextEdit[] {
  const own = markAtEnd.exec(before.text)?.[0] ?? '';
  const theirs = markAtEnd.exec(gone.at(-1)!.text)?.[0] ?? '';
  const isEnd = /^(?:\.|…|;|:)/u.test(theirs) && !/\.{2,}|…/u.test(theirs);
  if (isEnd && own !== theirs && !/[.!?]$/u.test(before.text)) {
    return [{ from: before.to - own.length, to: before.to, text: theirs.charAt(0) }];
  }
  return own === ',' && theirs === ',' ? [{ from: before.to - 1, to: before.to, text: '' }] : [];
}

function opensSentence(before: Spoken | undefined, gone: readonly Spoken[]): boolean {
  const isCapital = /^["'“‘«¿¡(]*\p{Lu}/u.test(gone[0]!.text) && gone[0]!.word !== 'i';
  return isCapital && (before === undefined || before.word === '' || endsThought(before.text));
}

function capitalOf({ text, from }: Spoken): readonly TextEdit[] {
  const at = text.search(/\p{L}/u);
  if (at === -1) return [];
  const letter = text.charAt(at);
  const capital = letter.toLocaleUpperCase();
  return letter === capital ? [] : [{ from: from + at, to: from + at + 1, text: capital }];
}
