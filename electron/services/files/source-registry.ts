import { randomBytes } from 'node:crypto';
import { SidecutError } from '../../../core/errors.ts';

/**
 * What pages may name: opaque ids for absolute paths. A page can only ask for what a chooser, a drop, the command
 * line or a folder's listing gave it; ids are random and last as long as the process.
 */
export interface SourceRegistry {
  /** The same id for the same path, as long as it is remembered. */
  idFor(path: string): string;
  /** Throws `source-unknown`. */
  pathOf(id: string): string;
}

/** Enough for every file of a large folder tree that a person clicks through; about 200 bytes each. */
const defaultLimit = 200_000;

/** Beyond `limit` the id that was used longest ago is forgotten. */
export function createSourceRegistry(limit = defaultLimit): SourceRegistry {
  const idOf = new Map<string, string>();
  /** In the order of last use. */
  const paths = new Map<string, string>();

  function touch(id: string, path: string): void {
    paths.delete(id);
    paths.set(id, path);
  }

  function forgetOldest(): void {
    const oldest = paths.entries().next();
    if (oldest.done) return;
    const [id, path] = oldest.value;
    paths.delete(id);
    idOf.delete(path);
  }

  return {
    idFor(path) {
      const id = idOf.get(path) ?? randomBytes(18).toString('base64url');
      idOf.set(path, id);
      touch(id, path);
      if (paths.size > limit) forgetOldest();
      return id;
    },
    pathOf(id) {
      const path = paths.get(id);
      if (path === undefined) throw new SidecutError('source-unknown', {});
      touch(id, path);
      return path;
    },
  };
}
