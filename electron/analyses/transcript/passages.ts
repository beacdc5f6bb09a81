import type { LanguageScore } from '../../inference/kinds/whisper/contract.ts';
import type { SpeechSpan } from './speech-span.ts';

/**
 * [Note: Languages of passages]
 * A recogniser hears a window in one language. Where it is not quite sure of it, each stretch of speech in the window is
 * asked for its own language, among those that the window may be in; the likeliest run of languages over all of them
 * decides, in which every change has to be worth its price, so that a stretch in doubt goes with its neighbours.
 */

/** A passage of a window in one language, with the stretches of speech that it consists of. */
export interface Passage extends SpeechSpan {
  readonly language: string;
}

/** Stretches with a shorter pause between them are asked as one... */
const minPauseMs = 50;
/** ...up to this length. */
const maxStretchMs = 6000;
/** A shorter one says little of its language: it goes with the one that it lies nearer to. */
const minStretchMs = 700;
/** Natural logarithm of how many times likelier two languages have to make what is heard than one. */
const priceOfChange = 1;
const minProbability = 0.01;

/** What is asked for its language at once: regions that lie close together. */
export function stretchesOfSpeech(speech: readonly SpeechSpan[]): readonly SpeechSpan[] {
  const joined: SpeechSpan[] = [];
  for (const span of speech) {
    const last = joined.at(-1);
    const isNear = last !== undefined && span.startMs - last.endMs < minPauseMs;
    if (isNear && span.endMs - last.startMs <= maxStretchMs) joined[joined.length - 1] = spanOf(last, span);
    else joined.push(span);
  }
  return joined.reduce<SpeechSpan[]>((stretches, span, i) => {
    const last = stretches.at(-1);
    const isShort = (one: SpeechSpan) => one.endMs - one.startMs < minStretchMs;
    const next = joined[i + 1];
    const goesBack =
      last !== undefined &&
      (isShort(last) ||
        (isShort(span) && (next === undefined || span.startMs - last.endMs <= next.startMs - span.endMs)));
    if (goesBack) stretches[stretches.length - 1] = spanOf(last, span);
    else stretches.push(span);
    return stretches;
  }, []);
}

/** Neighbours in one language are one passage. `scores`: for each stretch. */
export function choosePassages(
  stretches: readonly SpeechSpan[],
  scores: readonly (readonly LanguageScore[])[],
): readonly Passage[] {
  const passages: Passage[] = [];
  chooseLanguages(scores).forEach((language, i) => {
    const stretch = stretches[i]!;
    const last = passages.at(-1);
    if (last?.language === language) passages[passages.length - 1] = { ...spanOf(last, stretch), language };
    else passages.push({ ...stretch, language });
  });
  return passages;
}

interface Path {
  readonly cost: number;
  readonly languages: readonly string[];
}

/** Viterbi's search over the languages of the stretches. */
function chooseLanguages(scores: readonly (readonly LanguageScore[])[]): readonly string[] {
  const languages = [...new Set(scores.flatMap((some) => some.map(({ language }) => language)))];
  let paths: readonly Path[] = languages.map(() => ({ cost: 0, languages: [] }));
  for (const some of scores) {
    const cheapest = cheapestOf(paths);
    paths = languages.map((language, i) => {
      const stays = paths[i]!;
      const changes = { ...cheapest, cost: cheapest.cost + priceOfChange };
      const before = some === scores[0] || stays.cost <= changes.cost ? stays : changes;
      const probability = some.find((one) => one.language === language)?.probability ?? 0;
      const cost = before.cost - Math.log(Math.max(minProbability, probability));
      return { cost, languages: [...before.languages, language] };
    });
  }
  return cheapestOf(paths).languages;
}

function cheapestOf(paths: readonly Path[]): Path {
  return paths.reduce((best, path) => (path.cost < best.cost ? path : best));
}

function spanOf(first: SpeechSpan, last: SpeechSpan): SpeechSpan {
  return { startMs: first.startMs, endMs: last.endMs };
}
