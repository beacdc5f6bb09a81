/** A host in memory: it keeps one project as the library does, and answers when the test says so. */
import { applyCueChanges } from '../../../core/edit/apply-changes.ts';
import { invertEdit } from '../../../core/edit/invert-edit.ts';
import type { AppEventName, AppEvents } from '../../../core/contract/events.ts';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { Change, Edit, SubtitleTrack } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { AppConnection, ConnectionState } from '../../connection/app-connection.ts';
import { createListeners } from '../../connection/listeners.ts';

export const track: SubtitleTrack = {
  id: 't1',
  name: 'English',
  language: 'en',
  source: 'import',
  profile: 'netflix',
  state: 'complete',
  position: 0,
};

export function cue(id: string, startMs: number, text = id): TrackCue {
  return { id, startMs, endMs: startMs + 900, text, origin: 'file' };
}

export function cueChange(before: TrackCue | null, after: TrackCue | null): Change {
  return { kind: 'cue', trackId: track.id, before, after };
}

let edits = 0;

export function edit(...changes: readonly Change[]): Edit {
  edits += 1;
  return { id: `e${edits}`, name: { key: 'edit.setText', values: { number: edits } }, changes };
}

export class FakeHost {
  cues: readonly TrackCue[];
  revision = 7;
  /** Names of the calls in the order in which they came. */
  readonly called: string[] = [];
  readonly connection: AppConnection;
  readonly #listeners = createListeners();
  readonly #journal: Edit[] = [];
  readonly #undone: Edit[] = [];
  /** Calls that wait for `release`. */
  #held: (() => void)[] | null = null;
  /** The next call of this name fails. */
  #failure: { readonly name: string; readonly error: SidecutError; readonly isStored: boolean } | null = null;

  readonly #failing = new Map<string, SidecutError>();

  constructor(cues: readonly TrackCue[]) {
    this.cues = cues;
    const calls = {
      'media.get': () => ({ id: 'm1', name: 'talk.mp4' }) as MediaDetail,
      'project.open': () => ({
        revision: this.revision,
        tracks: [{ ...track, cueCount: this.cues.length }],
        chapters: [],
        undoState: this.#undoState(),
      }),
      'project.cues': () => ({ cues: this.cues, revision: this.revision }),
      'project.apply': (input: { edit: Edit }) => this.#apply(input.edit),
      'project.undo': () => this.#step(this.#journal, this.#undone, true),
      'project.redo': () => this.#step(this.#undone, this.#journal, false),
    };
    this.connection = {
      calls: Object.fromEntries(
        Object.entries(calls).map(([name, answer]) => [
          name,
          (input: never) => this.#call(name, () => answer(input)),
        ]),
      ) as never,
      shell: null,
      on: this.#listeners.on,
      onState: this.#listeners.onState,
      sourcesOfDrop: null,
    };
  }

  /** Calls wait from now on. */
  hold(): void {
    this.#held = [];
  }

  /** Lets the next call that waits go on; all of them and those to come without a number. */
  release(count?: number): void {
    const held = this.#held ?? [];
    for (const go of held.splice(0, count ?? held.length)) go();
    if (count === undefined) this.#held = null;
  }

  failNext(name: string, error: SidecutError, isStored = false): void {
    this.#failure = { name, error, isStored };
  }

  /** Every call of this name fails from now on; null: no more. */
  failAll(name: string, error: SidecutError | null): void {
    if (error === null) this.#failing.delete(name);
    else this.#failing.set(name, error);
  }

  emit<Name extends AppEventName>(name: Name, value: AppEvents[Name]): void {
    this.#listeners.deliver(name, value);
  }

  tellState(state: ConnectionState): void {
    this.#listeners.tellState(state);
  }

  /** A job or another page changes the project. */
  changeElsewhere(...changes: readonly Change[]): void {
    this.#store(changes);
  }

  async #call<Value>(name: string, answer: () => Value): Promise<Value> {
    this.called.push(name);
    const held = this.#held;
    if (held !== null) await new Promise<undefined>((resolve) => held.push(() => resolve(undefined)));
    const failure = this.#failure;
    if (failure?.name === name) {
      this.#failure = null;
      if (failure.isStored) answer();
      throw failure.error;
    }
    const failing = this.#failing.get(name);
    if (failing !== undefined) throw failing;
    return answer();
  }

  #store(changes: readonly Change[]): void {
    this.cues = applyCueChanges(this.cues, track.id, changes);
    this.revision += 1;
    this.emit('project.changed', {
      mediaId: 'm1',
      revision: this.revision,
      changes: [...changes],
      undoState: this.#undoState(),
    });
  }

  #apply(applied: Edit): { revision: number; undoState: unknown } {
    for (const change of applied.changes) {
      const now = this.cues.find(({ id }) => id === (change.before ?? change.after)?.id) ?? null;
      if (JSON.stringify(now) !== JSON.stringify(change.before)) {
        const id = (change.before ?? change.after)?.id ?? '';
        throw new SidecutError('edit-conflict', { mediaId: 'm1', kind: change.kind, id });
      }
    }
    this.#journal.push(applied);
    this.#undone.length = 0;
    this.#store(applied.changes);
    return { revision: this.revision, undoState: this.#undoState() };
  }

  #step(from: Edit[], to: Edit[], isUndo: boolean): unknown {
    const stepped = from.pop();
    if (stepped !== undefined) {
      to.push(stepped);
      this.#store(isUndo ? invertEdit(stepped, () => 'inverse').changes : stepped.changes);
    }
    return {
      revision: this.revision,
      undoState: this.#undoState(),
      edit: stepped ?? null,
      readAgain: false,
    };
  }

  #undoState(): { undo: Edit['name'] | null; redo: Edit['name'] | null } {
    return { undo: this.#journal.at(-1)?.name ?? null, redo: this.#undone.at(-1)?.name ?? null };
  }
}
