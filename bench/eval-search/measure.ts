import { groupMoments, isAnswered } from '../../core/search/group-moments.ts';
import { sameSaying } from '../../core/search/same-saying.ts';
import type { FusedRow } from '../../core/search/fuse-legs.ts';
import type { SearchLeg } from '../../core/search/search-leg.ts';
import type { AskedQuestion, Collection } from './collection.ts';
import { figuresOf, rankOf } from './measures.ts';
import type { Figures, Listed } from './measures.ts';
import { fuse, indexCollection } from './searched-library.ts';
import type { LibraryModels, SearchedLibrary } from './searched-library.ts';

export interface MeasuredWay extends Figures {
  /** One leg, or all of them. */
  readonly way: SearchLeg | 'fused';
  /** Share of the questions whose right place is first, but below the line. */
  readonly refusedRight: number;
  /** Share of the other collection's questions that have no answer here and get none. */
  readonly refusedOther: number | null;
}

export interface Measured {
  readonly name: string;
  readonly layout: Collection['layout'];
  readonly ways: readonly MeasuredWay[];
}

/** Moments that are looked at for the right one. */
const listedMoments = 50;
/** Of another collection's questions so many are put to this one. */
const otherQuestions = 100;

export async function measureCollection(
  collection: Collection,
  other: Collection | null,
  models: LibraryModels,
): Promise<Measured> {
  await using library = await indexCollection(collection, models);
  const { questions } = collection;
  const found = await library.ask(questions);
  const strange = other === null ? null : await library.ask(strangersOf(other));
  const legs = [...new Set(found.flatMap((one) => one.map(({ leg }) => leg)))];
  const used = legs.filter((leg) =>
    found.some((one) => one.some((rows) => rows.leg === leg && rows.rows.length > 0)),
  );
  const ways = [...used, ...(used.length > 1 ? ['fused' as const] : [])].map((way): MeasuredWay => {
    const only = way === 'fused' ? null : way;
    const fused = found.map((rows) => fuse(rows, only));
    const listed = fused.map((rows, at) => listedFor(library, rows, questions[at]!));
    const right = fused.filter((_, at) => rankOf(listed[at]!) === 1);
    const refused = strange?.map((rows) => !isAnswered(fuse(rows, only)));
    return {
      ...{ way, ...figuresOf(listed) },
      refusedRight: share(right.map((rows) => !isAnswered(rows))),
      refusedOther: refused === undefined ? null : share(refused),
    };
  });
  return { name: collection.name, layout: collection.layout, ways };
}

/** Asked in all of the library, spread over the collection. */
function strangersOf({ questions }: Collection): readonly AskedQuestion[] {
  const step = Math.max(1, questions.length / otherQuestions);
  return Array.from({ length: Math.min(otherQuestions, questions.length) }, (_, at) => ({
    ...questions[Math.floor(at * step)]!,
    within: null,
  }));
}

function listedFor(library: SearchedLibrary, rows: readonly FusedRow[], question: AskedQuestion): Listed {
  const isAlike = sameSaying();
  const moments = groupMoments(rows, {
    limit: listedMoments,
    withoutLine: true,
    isSame: (a, b) => {
      const [first, second] = [library.textOf(a.key), library.textOf(b.key)];
      return first !== null && second !== null && isAlike(first, second);
    },
  });
  const gains = new Map<string, number>();
  for (const { row, folded } of moments) {
    const place = question.placeOf(row);
    if (gains.has(place)) continue;
    gains.set(place, Math.max(...[row, ...folded].map((range) => question.gainOf(range))));
  }
  return { gains: [...gains.values()], ideal: question.ideal };
}

function share(holds: readonly boolean[]): number {
  return holds.length === 0 ? 0 : holds.filter(Boolean).length / holds.length;
}
