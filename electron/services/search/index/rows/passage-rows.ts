import type { Database } from 'better-sqlite3';
import { columnWeights, indexedWords } from '../../../../../core/search/index-words.ts';
import type { Passage, SentencePlace } from '../../../../../core/search/passage.ts';
import type { IndexedPassage, IndexScope, WordHitRow } from '../search-index.ts';
import type { RowCounters } from './row-counters.ts';
import type { AllowedFacets } from '../vectors/vector-store.ts';
import type { Facets } from './facets.ts';
import { rarestWords } from './rarest-words.ts';

/** So many times as many are looked at for those that are allowed. */
const maxPassedOver = 3;

interface PassageRow {
  readonly id: number;
  readonly facet: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly sentences: string;
}

const columns = 'passages.id, facet, startMs, endMs, text, sentences';

export interface PassageRows {
  /** Returns those whose rows are gone. What reads as before keeps its row, wherever it has moved to. */
  readonly put: (video: number, passages: readonly Passage[]) => readonly number[];
  readonly find: (ids: readonly number[]) => readonly IndexedPassage[];
  readonly between: (mediaId: string, startMs: number, endMs: number) => readonly IndexedPassage[];
  readonly findWords: (match: string, scope: IndexScope, limit: number) => readonly WordHitRow[];
}

export function passageRows(db: Database, facets: Facets, counters: RowCounters): PassageRows {
  const rarest = rarestWords(db);
  const ofVideo = db.prepare<
    [number],
    { readonly id: number; readonly facet: number; readonly text: string }
  >(
    `SELECT passages.id, facet, text FROM facets CROSS JOIN passages ON facet = facets.id
      WHERE video = ? ORDER BY startMs, passages.id`,
  );
  const add = db.prepare<[number, number, number, number, string, string]>(
    'INSERT INTO passages (id, facet, startMs, endMs, text, sentences) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const place = db.prepare<[number, number, string, number]>(
    'UPDATE passages SET startMs = ?, endMs = ?, sentences = ? WHERE id = ?',
  );
  const drop = db.prepare<[number]>('DELETE FROM passages WHERE id = ?');
  const addWords = db.prepare<[number, string, string]>(
    'INSERT INTO passageWords (rowid, words, stems) VALUES (?, ?, ?)',
  );
  const dropWords = db.prepare<[number]>('DELETE FROM passageWords WHERE rowid = ?');
  const facetOf = db.prepare<[number], number>('SELECT facet FROM passages WHERE id = ?').pluck();
  const one = db.prepare<[number], PassageRow>(`SELECT ${columns} FROM passages WHERE id = ?`);
  const between = db.prepare<[string, number, number], PassageRow>(
    `SELECT ${columns} FROM videos JOIN facets ON video = videos.id CROSS JOIN passages ON facet = facets.id
      WHERE mediaId = ? AND startMs < ? AND endMs > ? ORDER BY startMs, passages.id`,
  );
  const weights = `${columnWeights.words}, ${columnWeights.stems}`;
  const anywhere = db.prepare<[string, number], Scored>(
    `SELECT rowid AS id, -bm25(passageWords, ${weights}) AS score FROM passageWords WHERE passageWords MATCH ?
      ORDER BY score DESC, id LIMIT ?`,
  );
  const within = db.prepare<[string, string, number], Scored>(
    `SELECT passageWords.rowid AS id, -bm25(passageWords, ${weights}) AS score FROM passageWords CROSS JOIN passages
        ON passages.id = passageWords.rowid
      WHERE passageWords MATCH ? AND facet IN (SELECT value FROM json_each(?))
      ORDER BY score DESC, passageWords.rowid LIMIT ?`,
  );

  /** Where most are allowed, most of the best are: all others are looked through only where too few of those are. */
  function scored(match: string, allowed: AllowedFacets, limit: number): readonly Scored[] {
    if (allowed === null) return anywhere.all(rarest.of(match), limit);
    if (allowed.rows() === null) {
      const some = limit * maxPassedOver;
      const best = anywhere.all(rarest.of(match), some);
      const found = best.filter(({ id }) => allowed.has[facetOf.get(id)!] === 1);
      if (found.length >= limit) return found.slice(0, limit);
    }
    return within.all(match, allowed.facets, limit);
  }

  function passageOf({ facet, sentences, ...row }: PassageRow): IndexedPassage {
    return { ...row, ...facets.describe(facet), sentences: unpackSentences(sentences) };
  }

  function insert(facet: number, passage: Passage): void {
    const id = counters.nextRow();
    const { words, stems } = indexedWords(passage.text, passage.language, passage.speakers);
    add.run(id, facet, passage.startMs, passage.endMs, passage.text, packSentences(passage.sentences));
    addWords.run(id, words, stems);
  }

  return {
    put: (video, passages) => {
      const known = new Map<string, number[]>();
      for (const { id, facet, text } of ofVideo.all(video)) {
        const key = `${facet} ${text}`;
        known.set(key, [...(known.get(key) ?? []), id]);
      }
      for (const passage of passages) {
        const facet = facets.ofPassage(video, passage);
        const id = known.get(`${facet} ${passage.text}`)?.shift();
        if (id === undefined) insert(facet, passage);
        else place.run(passage.startMs, passage.endMs, packSentences(passage.sentences), id);
      }
      const gone = [...known.values()].flat();
      for (const id of gone) {
        drop.run(id);
        dropWords.run(id);
      }
      return gone;
    },
    find: (ids) =>
      ids.flatMap((id) => {
        const row = one.get(id);
        return row === undefined ? [] : [passageOf(row)];
      }),
    between: (mediaId, startMs, endMs) => between.all(mediaId, endMs, startMs).map(passageOf),
    findWords: (match, scope, limit) => {
      const found = scored(match, facets.allowed(scope, 'passages'), limit);
      return found.map(({ id, score }) => ({ passage: passageOf(one.get(id)!), score }));
    },
  };
}

interface Scored {
  readonly id: number;
  readonly score: number;
}

/** Three numbers a sentence. */
function packSentences(sentences: readonly SentencePlace[]): string {
  return sentences.flatMap(({ from, startMs, endMs }) => [from, startMs, endMs]).join(' ');
}

function unpackSentences(packed: string): readonly SentencePlace[] {
  if (packed === '') return [];
  const numbers = packed.split(' ').map(Number);
  return Array.from({ length: numbers.length / 3 }, (_, i) => ({
    from: numbers[i * 3]!,
    startMs: numbers[i * 3 + 1]!,
    endMs: numbers[i * 3 + 2]!,
  }));
}
