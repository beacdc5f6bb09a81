/** What pages and jobs do to the project of a video; every change is announced as `project.changed`. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { createKeyedTurns } from '../../../core/async/turns.ts';
import type { AppEventName, AppEvents } from '../../../core/contract/events.ts';
import { mostChangesPerAnswer } from '../../../core/contract/project.ts';
import type { projectOperations } from '../../../core/contract/project.ts';
import { addTrack } from '../../../core/edit/tracks.ts';
import type { Change, Edit, SubtitleTrack, UndoState } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { EditOutcome, Step } from '../library/edits/edit-outcome.ts';
import type { CuePage, Library, Staged } from '../library/library.ts';
import { readCues, readJournalledChanges, readTrack } from './read-in-slices.ts';
import type { WholeTrack } from './read-in-slices.ts';
import { withStagedChanges } from './stage-changes.ts';

type Output<Name extends keyof typeof projectOperations> = z.output<
  (typeof projectOperations)[Name]['output']
>;

export interface ProjectService {
  open(mediaId: string): Promise<Output<'project.open'>>;
  /** In the order of the track. */
  cues(trackId: string, offset: number, limit: number): Promise<CuePage>;
  /** The first parts of a long edit, see [Note: Long edits]. */
  stage(stageId: string, changes: readonly Change[]): Promise<void>;
  /**
   * A person's edit; `staged`: what was sent ahead of it. `edit-conflict` when a `before` is not what is stored; then
   * nothing is changed.
   */
  apply(mediaId: string, edit: Edit, staged?: Staged): Promise<Output<'project.apply'>>;
  undo(mediaId: string): Promise<Output<'project.undo'>>;
  redo(mediaId: string): Promise<Output<'project.redo'>>;
  /**
   * What a job found: no undo, and whatever the journal of edits names is left as it is. Answers with what was
   * stored.
   */
  applyMachineChanges(mediaId: string, changes: readonly Change[]): Promise<readonly Change[]>;
  /** A new track behind the others, as an edit that can be undone. */
  addTrackFromImport(mediaId: string, imported: ImportedTrack): Promise<SubtitleTrack>;
  /** The whole track at one moment, for exports. */
  readTrack(trackId: string): Promise<WholeTrack>;
}

export interface ImportedTrack extends Pick<SubtitleTrack, 'name' | 'language' | 'profile'> {
  /** With ids of their own, in any order. */
  readonly cues: readonly TrackCue[];
}

export type EmitEvent = <Name extends AppEventName>(name: Name, event: AppEvents[Name]) => void;

export function createProjectService(library: Library, emit: EmitEvent): ProjectService {
  // Edits are checked against what is stored: the second must not overtake the first while that is being sent.
  const inTurn = createKeyedTurns();

  function announce(
    mediaId: string,
    { revision, undoState }: { readonly revision: number; readonly undoState: UndoState },
    changes: readonly Change[],
  ): void {
    const isLong = changes.length > mostChangesPerAnswer;
    emit('project.changed', { mediaId, revision, undoState, changes: isLong ? [] : [...changes] });
  }

  function apply(mediaId: string, { changes, ...head }: Edit, sentAhead?: Staged) {
    return inTurn(mediaId, async () => {
      const use = (staged: Staged) => library.projects.apply(mediaId, head, staged);
      const outcome = await withStagedChanges(library, changes, use, sentAhead);
      announce(mediaId, outcome, sentAhead === undefined ? storedChanges(changes, outcome) : []);
      return { revision: outcome.revision, undoState: outcome.undoState };
    });
  }

  function step(mediaId: string, direction: 'undo' | 'redo') {
    return inTurn(mediaId, async () => {
      const stepped: Step = await library.projects[direction](mediaId);
      const { revision, undoState } = stepped;
      if (stepped.edit === null) return { revision, undoState, edit: null, readAgain: false };
      if (stepped.edit.changeCount > mostChangesPerAnswer) {
        announce(mediaId, stepped, []);
        return { revision, undoState, edit: null, readAgain: true };
      }
      const changes = await readJournalledChanges(library, stepped.edit.seq);
      announce(mediaId, stepped, direction === 'undo' ? inverse(changes) : changes);
      return { revision, undoState, edit: { ...stepped.edit.head, changes }, readAgain: false };
    });
  }

  return {
    async open(mediaId) {
      // Asked for at once, they are answered one after the other with no edit between them.
      const [revision, tracks, chapters, undoState] = await Promise.all([
        library.projects.revision(mediaId),
        library.tracks.list(mediaId),
        library.chapters.list(mediaId),
        library.journal.undoState(mediaId),
      ]);
      return {
        revision,
        tracks: tracks.map(({ track, cueCount }) => ({ ...track, cueCount })),
        chapters: [...chapters],
        undoState,
      };
    },
    cues: (trackId, offset, limit) => readCues(library, trackId, offset, limit),
    stage: (stageId, changes) => library.projects.stage(stageId, changes),
    apply,
    undo: (mediaId) => step(mediaId, 'undo'),
    redo: (mediaId) => step(mediaId, 'redo'),
    applyMachineChanges: (mediaId, changes) =>
      inTurn(mediaId, async () => {
        const use = (staged: Staged) => library.projects.applyMachineChanges(mediaId, staged);
        const outcome = await withStagedChanges(library, changes, use);
        const stored = storedChanges(changes, outcome);
        if (stored.length > 0) announce(mediaId, outcome, stored);
        return stored;
      }),
    async addTrackFromImport(mediaId, { cues, ...described }) {
      const tracks = await library.tracks.list(mediaId);
      const position = Math.max(-1, ...tracks.map(({ track }) => track.position)) + 1;
      const id = randomUUID();
      const track: SubtitleTrack = { id, ...described, source: 'import', state: 'complete', position };
      await apply(mediaId, addTrack(track, randomUUID, cues)!);
      return track;
    },
    readTrack: (trackId) => readTrack(library, trackId),
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
