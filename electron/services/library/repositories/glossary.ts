import type { Database } from 'better-sqlite3';
import type { GlossaryTerm } from '../../../../core/glossary/term.ts';
import type { GlossaryRepository } from '../library.ts';
import { unknownMedia } from '../unknown.ts';
import { fromTermRow, toTermRow } from './glossary-row.ts';
import type { TermRow } from './glossary-row.ts';

export function glossaryRepository(db: Database): GlossaryRepository {
  const inScope = db.prepare<[string | null], TermRow>(
    `SELECT id, mediaId, term, folded, keep, translations FROM glossary WHERE mediaId IS NULL OR mediaId = ?
     ORDER BY mediaId IS NOT NULL, addedAt, rowid`,
  );
  const giveWay = db.prepare<[TermRow]>(
    'DELETE FROM glossary WHERE folded = @folded AND mediaId IS @mediaId AND id <> @id',
  );
  const put = db.prepare<[TermRow & { readonly addedAt: string }]>(
    `INSERT INTO glossary (id, mediaId, term, folded, keep, translations, addedAt)
     VALUES (@id, @mediaId, @term, @folded, @keep, @translations, @addedAt)
     ON CONFLICT (id) DO UPDATE SET mediaId = excluded.mediaId, term = excluded.term, folded = excluded.folded,
       keep = excluded.keep, translations = excluded.translations`,
  );
  const remove = db.prepare<[string]>('DELETE FROM glossary WHERE id = ?');
  const isKnown = db.prepare<[string], number>('SELECT 1 FROM media WHERE id = ?').pluck();
  return {
    list: (mediaId) => inScope.all(mediaId).map(fromTermRow),
    put: db.transaction((terms: readonly GlossaryTerm[]) => {
      const addedAt = new Date().toISOString();
      for (const term of terms) {
        const { mediaId } = term;
        if (mediaId !== null && isKnown.get(mediaId) === undefined) throw unknownMedia(mediaId);
        const row = toTermRow(term);
        giveWay.run(row);
        put.run({ ...row, addedAt });
      }
    }),
    remove: db.transaction((ids: readonly string[]) => {
      for (const id of ids) remove.run(id);
    }),
  };
}
