import type { Database } from 'better-sqlite3';
import { primaryLanguage } from '../../../../../core/language/language-tag.ts';
import { foldText } from '../../../../../core/language/same-text.ts';
import type { Passage } from '../../../../../core/search/passage.ts';
import type { IndexScope, VectorSpace } from '../search-index.ts';
import type { AllowedFacets } from '../vectors/vector-store.ts';

/** Where a scope leaves no more rows than this, all of them are compared exactly. */
const maxNarrow = 3000;

/** What of a video's frames is told apart from its passages. */
export const frameSource = 'frame';

export type PassageFacet = Pick<Passage, 'source' | 'trackId' | 'language' | 'speakers'>;

export interface Facets {
  readonly ofPassage: (video: number, facet: PassageFacet) => number;
  readonly ofFrames: (video: number) => number;
  /** Null: everything is allowed. */
  readonly allowed: (scope: IndexScope, kind: VectorSpace['of']) => AllowedFacets;
  /** After facets were removed, or a change was taken back. */
  readonly forget: () => void;
}

/** Scopes whose facets are kept until facets change: while a person types, the scope stays. */
const maxKept = 16;

export function facetsOf(db: Database): Facets {
  const find = db
    .prepare<[number, string, string, string, string], number>(
      'SELECT id FROM facets WHERE video = ? AND source = ? AND trackId = ? AND language = ? AND speakers = ?',
    )
    .pluck();
  const add = db.prepare<[number, string, string, string, string, string, string]>(
    `INSERT INTO facets (video, source, trackId, language, speakers, mainLanguage, foldedSpeakers)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const idsOf = {
    passages: db.prepare<[string, number], number>(rowsSql('passages')).pluck(),
    frames: db.prepare<[string, number], number>(rowsSql('frames')).pluck(),
  };
  const sizeOf = {
    passages: db.prepare<[], number>(`SELECT count(*) FROM facets WHERE source <> '${frameSource}'`).pluck(),
    frames: db.prepare<[], number>(`SELECT count(*) FROM facets WHERE source = '${frameSource}'`).pluck(),
  };
  const lastFacet = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM facets').pluck();

  const kept = new Map<string, AllowedFacets>();
  let seenVersion = 0;

  function idOf(video: number, { source, trackId, language, speakers }: Named): number {
    const key = [video, source, trackId ?? '', language, JSON.stringify(speakers)] as const;
    const known = find.get(...key);
    if (known !== undefined) return known;
    const folded = JSON.stringify(speakers.map(foldText));
    kept.clear();
    return Number(add.run(...key, primaryLanguage(language), folded).lastInsertRowid);
  }

  function list(scope: IndexScope, kind: VectorSpace['of']): readonly number[] | null {
    const { mediaIds, languages, speakers, sources } =
      kind === 'passages' ? scope : { ...scope, languages: null, speakers: null, sources: null };
    const conditions = [
      mediaIds && [
        'video IN (SELECT id FROM videos WHERE mediaId IN (SELECT value FROM json_each(?)))',
        mediaIds,
      ],
      languages && [
        'mainLanguage IN (SELECT value FROM json_each(?))',
        languages.map((tag) => primaryLanguage(tag)),
      ],
      sources && ['source IN (SELECT value FROM json_each(?))', sources],
      speakers && [
        `EXISTS (SELECT 1 FROM json_each(foldedSpeakers) AS own, json_each(?) AS asked
                  WHERE instr(own.value, asked.value) > 0)`,
        speakers,
      ],
    ].filter((condition) => condition !== null) as [string, readonly string[]][];
    if (conditions.length === 0) return null;
    const own = kind === 'frames' ? `source = '${frameSource}'` : `source <> '${frameSource}'`;
    return db
      .prepare<string[], number>(
        `SELECT id FROM facets WHERE ${[own, ...conditions.map(([sql]) => sql)].join(' AND ')}`,
      )
      .pluck()
      .all(...conditions.map(([, values]) => JSON.stringify(values)));
  }

  function allow(scope: IndexScope, kind: VectorSpace['of']): AllowedFacets {
    const facets = list(scope, kind);
    if (facets === null || facets.length === sizeOf[kind].get()) return null;
    const has = new Uint8Array(lastFacet.get()! + 1);
    for (const facet of facets) has[facet] = 1;
    const asJson = JSON.stringify(facets);
    const isNarrow = facets.length <= maxNarrow;
    return {
      has,
      rows: () => {
        const rows = isNarrow ? idsOf[kind].all(asJson, maxNarrow + 1) : [];
        return isNarrow && rows.length <= maxNarrow ? rows : null;
      },
      facets: asJson,
    };
  }

  return {
    ofPassage: idOf,
    ofFrames: (video) => idOf(video, { source: frameSource, trackId: null, language: 'und', speakers: [] }),
    allowed: (scope, kind) => {
      const version = db.pragma('data_version', { simple: true }) as number;
      if (version !== seenVersion || kept.size >= maxKept) kept.clear();
      seenVersion = version;
      const key = JSON.stringify([kind, scope]);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const allowed = allow(scope, kind);
      kept.set(key, allowed);
      return allowed;
    },
    forget: () => kept.clear(),
  };
}

interface Named extends Omit<PassageFacet, 'source'> {
  readonly source: string;
}

function rowsSql(table: VectorSpace['of']): string {
  return `SELECT id FROM ${table} WHERE facet IN (SELECT value FROM json_each(?)) LIMIT ?`;
}
