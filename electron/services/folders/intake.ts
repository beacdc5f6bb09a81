import { basename, join } from 'node:path';
import type { FailureCode } from '../../../core/failures.ts';
import { isCancellation } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import type { PassedFile } from '../library/folder-record.ts';
import type { AddedMedia } from '../media/media-parts.ts';
import type { SeenFile } from './still-files.ts';

export interface IntakeParts {
  readonly add: (path: string, signal: AbortSignal) => Promise<AddedMedia>;
  /** Takes what lies where this video was, which has no captions yet, as its content. */
  readonly renew: (mediaId: string, signal: AbortSignal) => Promise<void>;
  readonly passOver: (file: PassedFile) => Promise<void>;
  /** Whether Sidecut wrote this file: an export is no new video. */
  readonly isOwn: (path: string) => boolean;
  readonly onChange: () => void;
}

export interface Refused {
  readonly path: string;
  readonly name: string;
  readonly error: Failure;
}

export interface Intake {
  /** `renews`: the video whose content this file is now. */
  take(file: SeenFile, renews?: string): void;
  forget(path: string): void;
  has(path: string): boolean;
  paths(): Iterable<string>;
  refused(): readonly Refused[];
  close(): Promise<void>;
}

/** They will not be another time what they are not now. */
const lasting: ReadonlySet<string> = new Set<FailureCode>([
  ...(['not-media', 'media-damaged', 'media-protected', 'file-empty'] as const),
]);

const maxRefused = 100;

/** Files that come into the library one after the other, so that whoever opens a video does not wait for a thousand. */
export function createIntake({ add, renew, passOver, isOwn, onChange }: IntakeParts): Intake {
  const waiting = new Map<string, { readonly file: SeenFile; readonly renews: string | undefined }>();
  const refused = new Map<string, Refused>();
  const ending = new AbortController();
  let working: Promise<void> | undefined;

  function start(): void {
    if (ending.signal.aborted || waiting.size === 0) return;
    working ??= work().finally(() => {
      working = undefined;
      start();
    });
  }

  async function work(): Promise<void> {
    for (const [path, { file, renews }] of waiting) {
      if (ending.signal.aborted) return;
      try {
        if (renews === undefined) await takeFile(file);
        else await renew(renews, ending.signal);
      } catch (error) {
        if (isCancellation(error)) return;
        refuse(path, toFailure(error));
      }
      waiting.delete(path);
      onChange();
    }
  }

  async function takeFile(file: SeenFile): Promise<void> {
    const { path } = file;
    if (isOwn(path)) return passOver({ ...file, why: 'made' });
    const { known, refused: notTaken } = await add(path, ending.signal);
    const [there] = known;
    if (there !== undefined && join(there.folder, there.name) !== path) {
      return passOver({ ...file, why: 'copy' });
    }
    const [one] = notTaken;
    if (one === undefined) refused.delete(path);
    else {
      refuse(path, one.error);
      if (lasting.has(one.error.code)) await passOver({ ...file, why: 'refused' });
    }
  }

  function refuse(path: string, error: Failure): void {
    refused.delete(path);
    refused.set(path, { path, name: basename(path), error });
    const oldest = refused.keys().next();
    if (refused.size > maxRefused && !oldest.done) refused.delete(oldest.value);
  }

  return {
    take(file, renews) {
      if (ending.signal.aborted) return;
      waiting.set(file.path, { file, renews });
      onChange();
      start();
    },
    forget: (path) => void waiting.delete(path),
    has: (path) => waiting.has(path),
    paths: () => waiting.keys(),
    refused: () => [...refused.values()],
    async close() {
      ending.abort();
      await working?.catch(() => undefined);
    },
  };
}
