/** What pages and jobs do to the project of a video; every change is announced as `project.changed`. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { createKeyedTurns } from '../../../core/async/turns.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import { maxChangesPerAnswer } from '../../../core/contract/project.ts';
import type { projectOperations } from '../../../core/contract/project.ts';
import { addTrack } from '../../../core/edit/tracks.ts';
import type { Change, Edit, SubtitleTrack, UndoState } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { EditOutcome } from '../library/edit-outcome.ts';
import type { Library, TrackCues } from '../library/library.ts';
import type { TrackExtras } from '../library/track-extras.ts';
import { isStorageFailure } from '../library/where-there-is-room.ts';
import { unknownTrack } from '../library/unknown.ts';

type Output<Name extends keyof typeof projectOperations> = z.output<
  (typeof projectOperations)[Name]['output']
>;

export interface ProjectService {
  open(mediaId: string): Promise<Output<'project.open'>>;
  cues(trackId: string): Promise<TrackCues>;
  /** A person's edit. `edit-conflict` when a `before` is not what is stored; then nothing is changed. */
  apply(mediaId: string, edit: Edit): Promise<Output<'project.apply'>>;
  undo(mediaId: string): Promise<Output<'project.undo'>>;
  redo(mediaId: string): Promise<Output<'project.redo'>>;
  /**
   * What a job found: no undo, and whatever the journal of edits names is left as it is. Answers with what was
   * stored.
   */
  applyMachineChanges(mediaId: string, changes: readonly Change[]): Promise<readonly Change[]>;
  /** A new track behind the others, as an edit that can be undone. */
  addTrackFromImport(mediaId: string, imported: ImportedTrack): Promise<SubtitleTrack>;
  /** How many videos have edits on a page that could not be stored, as with a full disk: what quitting would lose. */
  countUnstored(): number;
  /** A track with its cues, for exports. */
  readTrack(trackId: string): Promise<WholeTrack>;
}

export interface WholeTrack {
  readonly mediaId: string;
  readonly track: SubtitleTrack;
  readonly cues: readonly TrackCue[];
}

export interface ImportedTrack extends Pick<SubtitleTrack, 'name' | 'language' | 'profile' | 'style'> {
  /** With ids of their own, in any order. */
  readonly cues: readonly TrackCue[];
  /** What the file held beside its cues. */
  readonly extras?: TrackExtras | null;
}

export function createProjectService(library: Library, emit: EmitEvent): ProjectService {
  // Edits are checked against what is stored: the second must not overtake the first while that is being sent.
  const inTurn = createKeyedTurns();
  /** Videos whose pages hold edits that could not be stored. */
  const unstored = new Set<string>();

  function announce(
    mediaId: string,
    { revision, undoState }: { readonly revision: number; readonly undoState: UndoState },
    changes: readonly Change[],
  ): void {
    const isLong = changes.length > maxChangesPerAnswer;
    emit('project.changed', { mediaId, revision, undoState, changes: isLong ? [] : [...changes] });
  }

  function apply(mediaId: string, edit: Edit) {
    return inTurn(mediaId, async () => {
      const outcome = await library.projects.apply(mediaId, edit).catch((error: unknown) => {
        if (isStorageFailure(error)) unstored.add(mediaId);
        throw error;
      });
      unstored.delete(mediaId);
      announce(mediaId, outcome, storedChanges(edit.changes, outcome));
      return { revision: outcome.revision, undoState: outcome.undoState };
    });
  }

  function step(mediaId: string, direction: 'undo' | 'redo') {
    return inTurn(mediaId, async () => {
      const stepped = await library.projects[direction](mediaId);
      const { edit, readAgain } = stepped;
      const changes = edit?.changes ?? [];
      if (edit !== null || readAgain) {
        announce(mediaId, stepped, direction === 'undo' ? inverse(changes) : changes);
      }
      return stepped;
    });
  }

  return {
    async open(mediaId) {
      // Asked for at once, they are answered one after the other with no edit between them.
      const [revision, tracks, chapters, undoState] = await Promise.all([
        library.projects.revision(mediaId),
        library.tracks.list(mediaId),
        library.chapters.listAll(mediaId),
        library.journal.undoState(mediaId),
      ]);
      return {
        revision,
        tracks: tracks.map(({ track, cueCount }) => ({ ...track, cueCount })),
        chapters: [...chapters],
        undoState,
      };
    },
    countUnstored: () => unstored.size,
    cues: (trackId) => library.cues.list(trackId),
    apply,
    undo: (mediaId) => step(mediaId, 'undo'),
    redo: (mediaId) => step(mediaId, 'redo'),
    applyMachineChanges: (mediaId, changes) =>
      inTurn(mediaId, async () => {
        const outcome = await library.projects.applyMachineChanges(mediaId, changes);
        const stored = storedChanges(changes, outcome);
        if (stored.length > 0) announce(mediaId, outcome, stored);
        return stored;
      }),
    async addTrackFromImport(mediaId, { cues, extras = null, ...described }) {
      const tracks = await library.tracks.list(mediaId);
      const position = Math.max(-1, ...tracks.map(({ track }) => track.position)) + 1;
      const id = randomUUID();
      const track: SubtitleTrack = {
        ...{ id, ...described, source: 'import', state: 'complete', position },
        ...(extras === null ? {} : { extras: id }),
      };
      if (extras !== null) await library.extras.save(mediaId, id, extras);
      await apply(mediaId, addTrack(track, randomUUID, cues)!);
      return track;
    },
    async readTrack(trackId) {
      // Asked for at once, they are of one moment.
      const [stored, { cues }] = await Promise.all([
        library.tracks.find(trackId),
        library.cues.list(trackId),
      ]);
      if (stored === null) throw unknownTrack(trackId);
      return { mediaId: stored.mediaId, track: stored.track, cues };
    },
  };
}

function storedChanges(changes: readonly Change[], { skipped, replaced }: EditOutcome): readonly Change[] {
  if (skipped.length === 0 && replaced.length === 0) return changes;
  const stored: (Change | null)[] = [...changes];
  for (const { index, change } of replaced) stored[index] = change;
  for (const index of skipped) stored[index] = null;
  return stored.filter((change) => change !== null);
}

function inverse(changes: readonly Change[]): readonly Change[] {
  return changes
    .map((change) => ({ ...change, before: change.after, after: change.before }) as Change)
    .reverse();
}
