import { randomUUID } from 'node:crypto';
import { isSidecutError } from '../../../core/errors.ts';
import type { Change, Edit } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { makeTranslatedCue } from '../../../core/translation/make-translated-cue.ts';
import type { CueTranslation } from '../../../core/translation/translation-work.ts';
import type { ProjectService } from '../../services/project/project-service.ts';
import { trackGone } from './linked-track.ts';

export interface LinkedWriterParts {
  readonly project: Pick<ProjectService, 'apply' | 'applyMachineChanges' | 'readTrack'>;
}

export interface LinkedWriting {
  readonly mediaId: string;
  readonly trackId: string;
  /** Edits of one work are undone at once. */
  readonly workId: string;
  /** Cues of the source. */
  readonly sources: readonly TrackCue[];
  /** Also what a person wrote is written over. */
  readonly overPersons: boolean;
}

/**
 * Stores translations as they come. What is new, or was written by no person, changes without an undo, as all that jobs
 * find; a cue that an edit has touched (one that moved with its source, say) changes by an edit that can be undone.
 */
export class LinkedWriter {
  readonly #parts: LinkedWriterParts;
  readonly #writing: LinkedWriting;
  readonly #sources: ReadonlyMap<string, TrackCue>;

  constructor(parts: LinkedWriterParts, writing: LinkedWriting) {
    this.#parts = parts;
    this.#writing = writing;
    this.#sources = new Map(writing.sources.map((cue) => [cue.id, cue]));
  }

  /** Cues that stand elsewhere than their source, or whose source is gone. */
  async mend(changes: readonly Change[]): Promise<void> {
    if (changes.length > 0) await this.#store(changes);
  }

  async write(translations: readonly CueTranslation[]): Promise<void> {
    if (translations.length === 0) return;
    const stored = await this.#read();
    const changes = translations.flatMap((translation): Change[] => {
      const before = stored.get(translation.of) ?? null;
      if (before?.origin === 'person' && !this.#writing.overPersons) return [];
      const after = makeTranslatedCue(
        this.#sources.get(translation.of)!,
        translation,
        before?.id ?? randomUUID(),
      );
      return [{ kind: 'cue', trackId: this.#writing.trackId, before, after }];
    });
    if (changes.length > 0) await this.#store(changes);
  }

  /** By id of their source. Fails where a person has deleted the track. */
  async #read(): Promise<ReadonlyMap<string, TrackCue>> {
    const { trackId } = this.#writing;
    const { cues } = await this.#parts.project.readTrack(trackId).catch((error: unknown) => {
      throw isSidecutError(error, 'track-unknown') ? trackGone(trackId) : error;
    });
    return new Map(cues.flatMap((cue) => (cue.translation === undefined ? [] : [[cue.translation.of, cue]])));
  }

  async #store(changes: readonly Change[]): Promise<void> {
    const { mediaId } = this.#writing;
    const stored = new Set((await this.#parts.project.applyMachineChanges(mediaId, changes)).map(subjectOf));
    const touched = changes.filter((change) => !stored.has(subjectOf(change)) && beforeOf(change) !== null);
    if (touched.length === 0) return;
    try {
      await this.#parts.project.apply(mediaId, this.#edit(touched));
    } catch (error) {
      // Somebody was faster: it is the person's now, and the next run sees what is left.
      if (!isSidecutError(error, 'edit-conflict')) throw error;
    }
  }

  #edit(changes: readonly Change[]): Edit {
    return {
      id: randomUUID(),
      name: { key: 'edit.translate', values: { count: changes.length } },
      changes,
      mergeKey: `translate ${this.#writing.workId}`,
    };
  }
}

function subjectOf(change: Change): string | undefined {
  return (change.after ?? change.before)?.id;
}

function beforeOf({ before }: Change): unknown {
  return before;
}
