/**
 * What a language's small words say about where a line may break. The lists hold what the rules of
 * `joints.ts` need, not a grammar: closed classes, and the most frequent members of a few open ones.
 */
export type WordClass =
  /** `the`, `der`, `le`: never parted from the noun. */
  | 'article'
  /** `my`, `this`, `every`: like an article, but some also stand alone. */
  | 'determiner'
  /** Takes an object after it: a good place to break is before it, a bad one after it. */
  | 'preposition'
  /** `of`, `de`: a preposition that also clings to the word before it. */
  | 'clingingPreposition'
  /** Stands after its object (`ago`, Hindi `ने`, Turkish `için`). */
  | 'postposition'
  | 'coordinator'
  /** Opens a clause: subordinating conjunctions, relative and question words. */
  | 'clauseOpener'
  | 'auxiliary'
  /** Frequent forms that are hardly ever nouns: the predicate starts here. */
  | 'verb'
  | 'negation'
  /** Only ever a subject, so a clause starts here. */
  | 'subjectPronoun'
  /** Subject or object (`you`, `it`, `sie`). */
  | 'pronoun'
  /** Only ever an object after its verb (`me`, `him`), or a reflexive. */
  | 'objectPronoun'
  /** Unstressed pronoun before its verb (`je te vois`). */
  | 'proclitic'
  /** `very`, `too`: belongs to the word after it. */
  | 'degree'
  /** Stands before its noun. */
  | 'adjective'
  /** Belongs to the word before it: `up` of `give up`, `pas`. */
  | 'particle'
  /** `seven`, `hundred`. */
  | 'number'
  /** `km`, `percent`, `million`, `p.m.`: belongs to a number before it. */
  | 'unit'
  /** Belongs to a number before or after it. */
  | 'month'
  /** `morning`, `Monday`: `that morning` says when and opens no clause. */
  | 'time'
  /** `Mr.`, `Frau`: belongs to the name after it. */
  | 'title'
  /** `van`, `de la`: a small word inside names. */
  | 'nameParticle'
  /** Ends in a full stop that ends no sentence (`e.g.`, `approx.`), written with the stop. */
  | 'abbreviation'
  /** Two words that are one, joined by `_`: `of_course`, `such_as`. */
  | 'pair';

export interface LanguageTable {
  /** Words separated by white space, in lower case. */
  readonly words: Partial<Readonly<Record<WordClass, string>>>;
  /** Endings of words that are nearly always adjectives, tried on lower-case words of five letters and more. */
  readonly adjectiveEnding?: RegExp;
  /** Endings of adverbs made of adjectives: they lean on the verb or adjective beside them. */
  readonly adverbEnding?: RegExp;
  /** Endings of infinitives and gerunds, which take an object. */
  readonly verbEnding?: RegExp;
  /** Words behind which a content word is a verb: subject pronouns, modal verbs, `to`. */
  readonly beforeVerb?: string;
  /** Pairs that hold a word between them, joined by `_`: `as_as` of `as long as`. */
  readonly correlatives?: string;
  /** Forms of verbs that a clause follows without a word between them: `I think | you know`. */
  readonly opensThought?: string;
  /** `like` of `it's like, how did you do it`: what follows its comma is what was said. */
  readonly introducesSpeech?: string;
  /** Where most adjectives stand. Default: before the noun. */
  readonly adjectivesFollow?: boolean;
  /** Every noun has a capital (German), so capitals say less about names. */
  readonly capitalisedNouns?: boolean;
  /** Contractions and other forms that a list cannot hold. */
  readonly forms?: readonly { readonly pattern: RegExp; readonly wordClass: WordClass }[];
}

const classOrder: readonly WordClass[] = [
  'article',
  'determiner',
  'preposition',
  'clingingPreposition',
  'postposition',
  'coordinator',
  'clauseOpener',
  'auxiliary',
  'verb',
  'negation',
  'subjectPronoun',
  'pronoun',
  'objectPronoun',
  'proclitic',
  'degree',
  'adjective',
  'particle',
  'number',
  'unit',
  'month',
  'time',
  'title',
  'nameParticle',
  'abbreviation',
  'pair',
];

/** The bit of each class in a word's class mask. */
export const classBit = Object.fromEntries(classOrder.map((name, index) => [name, 1 << index])) as Readonly<
  Record<WordClass, number>
>;

/** A table made ready for look-ups: word to class mask. */
export interface Lexicon {
  readonly table: LanguageTable;
  /** Class mask of a lower-case word, or of a pair joined by `_`; 0 when it is in no list. */
  classesOf(word: string): number;
  /** Whether a content word behind this one is a verb. */
  leadsVerb(word: string): boolean;
  /** `as`, `as`: whether the second needs the first, with a word or two between them. */
  correlates(first: string, second: string): boolean;
  introducesSpeech(word: string): boolean;
  opensThought(word: string): boolean;
}

export function compileLexicon(table: LanguageTable): Lexicon {
  const masks = new Map<string, number>();
  for (const name of classOrder) {
    for (const word of (table.words[name] ?? '').split(/\s+/)) {
      if (word !== '') masks.set(word, (masks.get(word) ?? 0) | classBit[name]);
    }
  }
  const forms = table.forms ?? [];
  const beforeVerb = wordsOf(table.beforeVerb);
  const correlatives = wordsOf(table.correlatives);
  const thinking = wordsOf(table.opensThought);
  const introducing = wordsOf(table.introducesSpeech);
  return {
    table,
    classesOf: (word) => masks.get(word) ?? maskOfForms(word, forms),
    leadsVerb: (word) => beforeVerb.has(word),
    correlates: (first, second) => correlatives.has(`${first}_${second}`),
    opensThought: (word) => thinking.has(word),
    introducesSpeech: (word) => introducing.has(word),
  };
}

function wordsOf(list: string | undefined): ReadonlySet<string> {
  return new Set((list ?? '').split(/\s+/).filter((word) => word !== ''));
}

function maskOfForms(word: string, forms: NonNullable<LanguageTable['forms']>): number {
  let mask = 0;
  for (const form of forms) if (form.pattern.test(word)) mask |= classBit[form.wordClass];
  return mask;
}
