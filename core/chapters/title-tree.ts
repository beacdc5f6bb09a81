/**
 * Titles of all segments of a tree, by what their phrases are worth (`title-worth.ts`): at any number of chapters no two are
 * alike. A segment that is divided gives its title back, so that one of its halves may have it.
 */
import { capitalised } from '../edit/capitalised.ts';
import type { ChapterText } from './chapter-text.ts';
import { firstFrom } from './near-times.ts';
import type { TreeSegment } from './ranked-segments.ts';
import { createStemmer } from '../language/stemmers.ts';
import { isTitle, keyOf, particularity, wholeKey, worthOf } from './title-worth.ts';
import { phrasesIn } from './title-phrases.ts';
import type { TitlePhrase } from './title-phrases.ts';

interface Said {
  readonly phrase: TitlePhrase;
  /** Which sentences have it, in order. */
  readonly sentences: number[];
  /** How each of them has it: in another form, with another capital. */
  readonly texts: string[];
  /** In how many of them it is a predicate. */
  predicates: number;
}

interface Candidate {
  readonly said: Said;
  readonly worth: number;
}

/** Of a segment; those of a longer one are among those of its halves. */
const maxCandidates = 40;

/** One for each; undefined where nothing particular is said. */
export function titleTree(
  text: ChapterText,
  segments: readonly TreeSegment[],
): readonly (string | undefined)[] {
  const index = indexPhrases(text);
  const candidates: (readonly Candidate[])[] = Array.from(segments, () => []);
  // Halves stand behind what they are halves of.
  for (let at = segments.length - 1; at >= 0; at--) {
    const segment = segments[at]!;
    const { division } = segment;
    const said =
      division === null
        ? index.within(segment)
        : new Set(
            [division.first, division.second].flatMap((half) => candidates[half]!.map((one) => one.said)),
          );
    candidates[at] = best(said, segment, index);
  }
  return give(segments, candidates).map((said, at) => said && writtenTitle(said, segments[at]!));
}

type PhraseIndex = ReturnType<typeof indexPhrases>;

function indexPhrases({ sentences }: ChapterText) {
  const stem = createStemmer();
  const phrases = new Map<string, Said>();
  const bySentence = sentences.map((sentence, at) => {
    const own = new Map(phrasesIn(sentence, stem).map((phrase) => [wholeKey(phrase), phrase]));
    return Array.from(own, ([key, phrase]) => {
      const known = phrases.get(key) ?? { phrase, sentences: [], texts: [], predicates: 0 };
      known.sentences.push(at);
      known.texts.push(phrase.text);
      if (phrase.isPredicate) known.predicates += 1;
      phrases.set(key, known);
      return known;
    });
  });
  return {
    sentenceCount: sentences.length,
    within: ({ fromSentence, toSentence }: TreeSegment) =>
      new Set(bySentence.slice(fromSentence, toSentence).flat()),
    /** Of a stem; a term of one word has it as its key. */
    sentencesWith: (stemmed: string): readonly number[] => phrases.get(stemmed)?.sentences ?? [],
  };
}

function best(said: ReadonlySet<Said>, segment: TreeSegment, index: PhraseIndex): readonly Candidate[] {
  const size = Math.max(1, segment.toSentence - segment.fromSentence);
  const known = new Map<string, number>();
  const particular = (stem: string): number => {
    let worth = known.get(stem);
    if (worth === undefined) {
      const all = index.sentencesWith(stem);
      worth = particularity(countIn(all, segment), all.length, size, index.sentenceCount);
      known.set(stem, worth);
    }
    return worth;
  };
  const candidates: Candidate[] = [];
  for (const one of said) {
    if (!isTitle(one.phrase)) continue;
    const isName = 2 * one.predicates < one.sentences.length;
    const worth = worthOf(one.phrase, { count: countIn(one.sentences, segment), isName }, particular);
    if (worth > 0) candidates.push({ said: one, worth });
  }
  return candidates.sort((a, b) => b.worth - a.worth).slice(0, maxCandidates);
}

/** As it is written most in the segment: a name has its capital mostly, though not whenever somebody wrote it. */
function writtenTitle({ phrase: { language }, sentences, texts }: Said, segment: TreeSegment): string {
  const counts = new Map<string, number>();
  const [from, to] = [firstFrom(sentences, segment.fromSentence), firstFrom(sentences, segment.toSentence)];
  for (const text of texts.slice(from, to)) {
    const title = capitalised(text, language);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best))[0];
}

function countIn(sentences: readonly number[], { fromSentence, toSentence }: TreeSegment): number {
  return firstFrom(sentences, toSentence) - firstFrom(sentences, fromSentence);
}

/** As the number of chapters grows: at each only what no other one has. */
function give(
  segments: readonly TreeSegment[],
  candidates: readonly (readonly Candidate[])[],
): readonly (Said | undefined)[] {
  const titles: (Said | undefined)[] = Array.from(segments, () => undefined);
  const taken = new Set<string>();
  const take = (at: number): void => {
    const found = candidates[at]!.find(({ said }) => !taken.has(keyOf(said.phrase)));
    if (found === undefined) return;
    titles[at] = found.said;
    taken.add(keyOf(found.said.phrase));
  };
  take(0);
  const divided = segments.flatMap(({ division }, at) => (division === null ? [] : [{ at, ...division }]));
  for (const { at, first, second } of divided.sort((a, b) => a.order - b.order)) {
    const own = titles[at];
    if (own !== undefined) taken.delete(keyOf(own.phrase));
    const halves = [first, second].sort((a, b) => worthOfBest(candidates[b]!) - worthOfBest(candidates[a]!));
    for (const half of halves) take(half);
  }
  return titles;
}

function worthOfBest([first]: readonly Candidate[]): number {
  return first?.worth ?? 0;
}
