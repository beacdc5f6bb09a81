import { createHash } from 'node:crypto';

export { readThrough, sha256OfFile } from '../../../system/sha256-of-file.ts';

/**
 * A file's hash as a hub declares it: SHA-256 of the content for files in LFS, else git's blob hash
 * (SHA-1 of `blob <size>\0` and the content).
 */
export type DeclaredHash =
  | { readonly algorithm: 'sha256'; readonly value: string }
  | { readonly algorithm: 'git-sha1'; readonly value: string };

/** Hashes content as it passes: SHA-256 always, git's blob hash where that is what the hub declares. */
export interface ContentHasher {
  update(chunk: Uint8Array): void;
  finish(): { readonly sha256: string; readonly matches: boolean };
}

export function contentHasher(declared: DeclaredHash, size: number): ContentHasher {
  const sha256 = createHash('sha256');
  // Git hashes a header before the content: git-scm.com, "Git Internals - Git Objects".
  const gitSha1 = declared.algorithm === 'git-sha1' ? createHash('sha1').update(`blob ${size}\0`) : undefined;
  return {
    update(chunk) {
      sha256.update(chunk);
      gitSha1?.update(chunk);
    },
    finish() {
      const value = sha256.digest('hex');
      return { sha256: value, matches: (gitSha1 ? gitSha1.digest('hex') : value) === declared.value };
    },
  };
}
