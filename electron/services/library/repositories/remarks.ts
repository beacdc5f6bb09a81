import type { Database } from 'better-sqlite3';
import { note } from '../../../../core/notes.ts';
import type { LibraryRemarks } from '../mending/library-remarks.ts';
import type { RemarkRepository } from '../library.ts';
import { readMediaInfo } from './stored-media-info.ts';

/** More names fill no sentence. */
const maxNames = 5;

export function remarkRepository(db: Database, { opened }: LibraryRemarks): RemarkRepository {
  const media = db.prepare<[], { readonly name: string; readonly info: string }>(
    'SELECT name, info FROM media ORDER BY name',
  );
  return {
    list() {
      const leftOut = media.all().filter(({ info }) => readMediaInfo(info) === null);
      if (leftOut.length === 0) return opened;
      const names = leftOut.slice(0, maxNames).map(({ name }) => name);
      return [...opened, note('videos-left-out', { names, more: leftOut.length - names.length })];
    },
  };
}
