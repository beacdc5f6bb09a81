import type { Database } from 'better-sqlite3';

/**
 * [Note: Frequent words]
 * Ranking costs FTS5 a microsecond for each passage that has any of the words. In a large library a frequent word is in
 * tens of thousands of them, and says little beside rarer ones; so the rarest words are looked for, as many as may be
 * ranked in the time that a person waits.
 */
const maxRanked = 20_000;
/** Fewer are no list to choose from: the next word is looked for too, however frequent it is. */
const minRanked = 1000;

const oneWord = /^(words|stems) : "([^" ]+)"$/;

export interface RarestWords {
  /** Of alternatives as `matchExpression` makes them; whatever else is asked stays as it is. */
  readonly of: (match: string) => string;
}

export function rarestWords(db: Database, max = maxRanked, min = minRanked): RarestWords {
  db.pragma('temp_store = MEMORY');
  db.exec("CREATE VIRTUAL TABLE temp.passageVocabulary USING fts5vocab('main', 'passageWords', 'col')");
  const passagesWith = db
    .prepare<[string, string], number>('SELECT doc FROM temp.passageVocabulary WHERE term = ? AND col = ?')
    .pluck();
  const lastRow = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM passages').pluck();

  function countOf(alternative: string): number {
    const [, column, word] = oneWord.exec(alternative) ?? [];
    return column === undefined || word === undefined ? 0 : (passagesWith.get(word, column) ?? 0);
  }

  return {
    of: (match) => {
      if (
        lastRow.get()! <= max ||
        !match.startsWith('(') ||
        match.includes(') ') ||
        match.includes(' AND ')
      ) {
        return match;
      }
      const counted = match
        .slice(1, -1)
        .split(' OR ')
        .map((alternative) => ({ alternative, count: countOf(alternative) }))
        .toSorted((a, b) => a.count - b.count);
      const sumBefore = (at: number): number =>
        counted.slice(0, at).reduce((sum, { count }) => sum + count, 0);
      const rare = counted.filter(({ count }, at) => sumBefore(at) < min || sumBefore(at) + count <= max);
      return `(${rare.map(({ alternative }) => alternative).join(' OR ')})`;
    },
  };
}
