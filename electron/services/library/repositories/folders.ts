import type { Database } from 'better-sqlite3';
import type { FolderRecord, PassedFile } from '../folder-record.ts';
import type { FolderRepository } from '../library.ts';

export function folderRepository(db: Database): FolderRepository {
  const list = db.prepare<[], FolderRecord>('SELECT id, path, addedAt FROM folders ORDER BY addedAt, rowid');
  const insert = db.prepare<[FolderRecord]>(
    'INSERT INTO folders (id, path, addedAt) VALUES (@id, @path, @addedAt)',
  );
  const move = db.prepare<[string, string]>('UPDATE OR IGNORE folders SET path = ? WHERE id = ?');
  const remove = db.prepare<[string]>('DELETE FROM folders WHERE id = ?');
  const passed = db.prepare<[], PassedFile>('SELECT path, bytes, modifiedMs, why FROM passedFiles');
  const passOver = db.prepare<[PassedFile]>(
    'INSERT OR REPLACE INTO passedFiles (path, bytes, modifiedMs, why) VALUES (@path, @bytes, @modifiedMs, @why)',
  );
  const takeAgain = db.prepare<[string]>('DELETE FROM passedFiles WHERE path = ?');
  return {
    list: () => list.all(),
    add: db.transaction((folder: FolderRecord, inPlaceOf: readonly string[]) => {
      for (const id of inPlaceOf) remove.run(id);
      insert.run(folder);
    }),
    move: (id, path) => void move.run(path, id),
    remove: (id) => void remove.run(id),
    passed: () => passed.all(),
    passOver: db.transaction((files: readonly PassedFile[]) => {
      for (const file of files) passOver.run({ ...file, modifiedMs: Math.round(file.modifiedMs) });
    }),
    takeAgain: db.transaction((paths: readonly string[]) => {
      for (const path of paths) takeAgain.run(path);
    }),
  };
}
