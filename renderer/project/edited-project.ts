import type { AppEvents } from '../../core/contract/events.ts';
import { invertEdit } from '../../core/edit/invert-edit.ts';
import { isSidecutError } from '../../core/errors.ts';
import type { Edit, UndoState } from '../../core/project/project.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { addLostEdits } from './lost-edits.ts';
import { putEditsOn, standingOf } from './pending-edits.ts';
import { applyChanges, keepSelected, selectChanged } from './project-changes.ts';
import {
  changeProject,
  openProject,
  projectStore,
  type EditSink,
  type OpenProject,
} from './project-store.ts';
import { readProject } from './read-project.ts';
import { clearUnsaved, isStorageFailure, setUnsaved } from './unsaved-edits.ts';

type ProjectChanged = AppEvents['project.changed'];

interface Answer {
  readonly revision: number;
  readonly undoState: UndoState;
}

type Operation =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | {
      readonly kind: 'undo' | 'redo';
      readonly resolve: () => void;
      readonly reject: (error: unknown) => void;
    };

const firstRetryMs = 2000;
const maxRetryMs = 15_000;

/** Every answer and event is further on. */
const unknownRevision = -1;

/**
 * [Note: One call at a time] What the page shows is the library's project with the pending edits on top. Edits, undo
 * and redo are sent in order, each after the answer to the one before, so the answer's revision says which event is
 * the echo of our own change. Events that come while a call is on its way are held until then.
 */
export class EditedProject implements EditSink {
  readonly mediaId: string;
  readonly #connection: AppConnection;
  readonly #pending: Operation[] = [];
  #held: ProjectChanged[] = [];
  #revision: number;
  /** What an undo in the library would take back. */
  #storedUndo: UndoState['undo'];
  #busy = false;
  #disconnected = false;
  /** See [Note: Unsaved edits]: why nothing is sent now, and when it is tried again. */
  #blocked: { readonly error: unknown; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #retryMs = firstRetryMs;
  /** What was undone before it was ever stored, the latest last. */
  #undoneUnsaved: readonly (readonly Edit[])[] = [];

  constructor(connection: AppConnection, mediaId: string, { revision, undoState }: Answer) {
    this.#connection = connection;
    this.mediaId = mediaId;
    this.#revision = revision;
    this.#storedUndo = undoState.undo;
  }

  apply(edit: Edit): void {
    this.#undoneUnsaved = [];
    this.#put(edit);
  }

  #put(edit: Edit): void {
    this.#change((project) => ({
      ...applyChanges(project, edit.changes),
      undoState: { undo: edit.name, redo: null },
    }));
    this.#enqueue({ kind: 'edit', edit });
    if (this.#blocked !== null) this.#tellUnsaved(this.#blocked.error);
  }

  undo(): Promise<void> {
    return this.#undoUnsaved() ? Promise.resolve() : this.#ask('undo');
  }

  redo(): Promise<void> {
    const edits = this.#undoneUnsaved.at(-1);
    if (edits === undefined) return this.#ask('redo');
    this.#undoneUnsaved = this.#undoneUnsaved.slice(0, -1);
    for (const edit of edits) this.#put(edit);
    this.#nameRedo();
    return Promise.resolve();
  }

  get hasUnsaved(): boolean {
    return this.#blocked !== null && this.#pending.length > 0;
  }

  /** There may be room by now. */
  tryAgain(): void {
    if (this.#blocked === null) return;
    clearTimeout(this.#blocked.timer);
    this.#blocked = null;
    void this.#send();
  }

  /** The project is on the page again: what is still unsaved stands on top of what was read. */
  showAgain(revision: number): void {
    this.#revision = revision;
    this.#change((project) => this.#putPendingOn(project));
    this.#nameRedo();
  }

  /** Tries edits again that were refused; those that no longer fit stay lost. */
  retry(edits: readonly Edit[], error: unknown): void {
    for (const edit of edits) {
      const project = this.#project();
      if (project !== null && standingOf(project, edit) === 'fits') this.apply(edit);
      else addLostEdits({ mediaId: this.mediaId, error, edits: [edit] });
    }
  }

  /** The host says that something changed: by a job, another page, or as the echo of our own call. */
  take(event: ProjectChanged): void {
    if (this.#busy) this.#held.push(event);
    else if (!this.#takeNow(event)) void this.#readAgain();
  }

  /** After the line was lost: nobody knows what was missed, nor whether the call on its way arrived. */
  async reconnected(): Promise<void> {
    this.#disconnected = false;
    if (!this.#busy) await this.#readAgain();
  }

  #ask(kind: 'undo' | 'redo'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#enqueue({ kind, resolve, reject });
    });
  }

  #enqueue(operation: Operation): void {
    this.#pending.push(operation);
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#busy || this.#disconnected || this.#blocked !== null) return;
    this.#busy = true;
    for (let next = this.#next(); next !== null; next = this.#next()) await this.#sendOne(next);
    this.#busy = false;
    if (this.#pending.length === 0) clearUnsaved(this.mediaId);
  }

  #next(): Operation | null {
    return this.#disconnected || this.#blocked !== null ? null : (this.#pending[0] ?? null);
  }

  /** Waits longer each time: a disk that is full stays so for a while. */
  #block(error: unknown): void {
    const timer = setTimeout(() => this.tryAgain(), this.#retryMs);
    this.#retryMs = Math.min(maxRetryMs, this.#retryMs * 2);
    this.#blocked = { error, timer };
    this.#tellUnsaved(error);
    this.#undoWaiting();
  }

  /** What was to be undone while an edit was on its way that could not be stored is undone on the page alone. */
  #undoWaiting(): void {
    const waiting: Operation[] = [];
    while (this.#pending.at(-1)?.kind === 'undo') waiting.push(this.#pending.pop()!);
    for (const operation of waiting) {
      if (operation.kind === 'undo' && this.#undoUnsaved()) operation.resolve();
      else this.#pending.push(operation);
    }
  }

  #tellUnsaved(error: unknown): void {
    const edits = this.#pending.flatMap((operation) => (operation.kind === 'edit' ? [operation.edit] : []));
    if (edits.length === 0) clearUnsaved(this.mediaId);
    else setUnsaved({ mediaId: this.mediaId, error, edits });
  }

  /** What the library never had is taken back on the page alone. False: there is nothing. */
  #undoUnsaved(): boolean {
    if (this.#blocked === null) return false;
    const undone: Edit[] = [];
    for (let last = this.#pending.at(-1); last?.kind === 'edit'; last = this.#pending.at(-1)) {
      // The library would make one of edits that go on from one another, such as typing.
      const goesOn = undone[0]?.mergeKey !== undefined && undone[0].mergeKey === last.edit.mergeKey;
      if (undone.length > 0 && !goesOn) break;
      this.#pending.pop();
      undone.unshift(last.edit);
      const { changes } = invertEdit(last.edit, () => crypto.randomUUID());
      this.#change((project) => selectChanged(applyChanges(project, changes), changes));
    }
    if (undone.length === 0) return false;
    this.#undoneUnsaved = [...this.#undoneUnsaved, undone];
    this.#nameUndo();
    this.#nameRedo();
    this.#tellUnsaved(this.#blocked.error);
    return true;
  }

  /** What is undone next: an unsaved edit, or the last one that the library has. */
  #nameUndo(): void {
    const last = this.#pending.findLast((operation) => operation.kind === 'edit');
    const undo = last?.kind === 'edit' ? last.edit.name : this.#storedUndo;
    this.#change((project) => ({ ...project, undoState: { ...project.undoState, undo } }));
  }

  #nameRedo(): void {
    const redo = this.#undoneUnsaved.at(-1)?.at(-1)?.name ?? null;
    if (redo === null) return;
    this.#change((project) => ({ ...project, undoState: { ...project.undoState, redo } }));
  }

  async #sendOne(operation: Operation): Promise<void> {
    try {
      const answer = await this.#call(operation);
      this.#pending.shift();
      this.#retryMs = firstRetryMs;
      await this.#settle(answer);
      if (operation.kind !== 'edit') operation.resolve();
    } catch (error) {
      if (isSidecutError(error, 'disconnected') && operation.kind === 'edit') this.#disconnected = true;
      else if (isStorageFailure(error) && operation.kind === 'edit') this.#block(error);
      else await this.#fail(operation, error);
    }
  }

  async #call(operation: Operation): Promise<Answer> {
    const { calls } = this.#connection;
    const { mediaId } = this;
    if (operation.kind === 'edit') return calls['project.apply']({ mediaId, edit: operation.edit });
    const answer = await calls[`project.${operation.kind}`]({ mediaId });
    // Settling finds out that the page does not know this revision, and reads the project.
    if (answer.readAgain) this.#revision = unknownRevision;
    if (answer.edit !== null) {
      const { changes } =
        operation.kind === 'redo' ? answer.edit : invertEdit(answer.edit, () => crypto.randomUUID());
      this.#change((project) => selectChanged(applyChanges(project, changes), changes));
    }
    return answer;
  }

  /** Brings the held events in line with the answer: those before our change, our own echo, those after. */
  async #settle({ revision, undoState }: Answer): Promise<void> {
    const held = this.#held.splice(0).sort((a, b) => a.revision - b.revision);
    const before = held.filter((event) => event.revision < revision);
    const after = held.filter((event) => event.revision > revision);
    if (!before.every((event) => this.#takeNow(event)) || revision > this.#revision + 1) {
      await this.#read();
      return;
    }
    this.#advance(revision, undoState);
    if (!after.every((event) => this.#takeNow(event))) await this.#read();
  }

  #advance(revision: number, undoState: UndoState): void {
    this.#revision = Math.max(this.#revision, revision);
    this.#storedUndo = undoState.undo;
    this.#change((project) => ({
      ...project,
      revision: this.#revision,
      // With more on the way, the names on the page are the newer ones.
      undoState: this.#pending.length === 0 ? undoState : project.undoState,
    }));
    this.#nameRedo();
  }

  /** False when an event is missing before this one. */
  #takeNow(event: ProjectChanged): boolean {
    if (event.revision <= this.#revision) return true;
    const isLong = event.changes.length === 0;
    if (event.revision > this.#revision + 1 || isLong) return false;
    this.#change((project) => applyChanges(project, event.changes));
    this.#advance(event.revision, event.undoState);
    return true;
  }

  async #fail(operation: Operation, error: unknown): Promise<void> {
    this.#pending.splice(this.#pending.indexOf(operation), 1);
    if (operation.kind === 'edit') {
      addLostEdits({ mediaId: this.mediaId, error, edits: [operation.edit] });
      await this.#read();
    } else {
      operation.reject(error);
    }
  }

  async #readAgain(): Promise<void> {
    this.#busy = true;
    await this.#read();
    this.#busy = false;
    await this.#send();
  }

  /** See [Note: Pending edits]. */
  async #read(): Promise<void> {
    try {
      const content = await readProject(this.#connection.calls, this.mediaId);
      const current = this.#project();
      if (current === null) return;
      this.#revision = content.revision;
      this.#storedUndo = content.undoState.undo;
      const base = applyChanges({ ...current, ...content }, []);
      const project = this.#putPendingOn(base);
      this.#change(() => keepSelected(current, project));
      const held = this.#held.splice(0).sort((a, b) => a.revision - b.revision);
      if (!held.every((event) => this.#takeNow(event))) await this.#read();
    } catch (error) {
      if (isSidecutError(error, 'disconnected')) this.#disconnected = true;
      // What is on the page stays readable; the next change reads again.
      else if (!isStorageFailure(error) && this.#project() !== null) {
        projectStore.set({ status: 'failed', mediaId: this.mediaId, error });
      }
    }
  }

  #putPendingOn(base: OpenProject): OpenProject {
    const edits = this.#pending.flatMap((operation) => (operation.kind === 'edit' ? [operation.edit] : []));
    const { project, stored, conflicting } = putEditsOn(base, edits);
    const settled = new Set([...stored, ...conflicting]);
    const left = this.#pending.filter(
      (operation) => operation.kind !== 'edit' || !settled.has(operation.edit),
    );
    this.#pending.splice(0, this.#pending.length, ...left);
    for (const edit of conflicting) {
      addLostEdits({ mediaId: this.mediaId, error: { code: 'edit-conflict' }, edits: [edit] });
    }
    return project;
  }

  #project(): OpenProject | null {
    const project = openProject();
    return project?.media.id === this.mediaId ? project : null;
  }

  /** Nothing when another project is on the page by now; what is pending is sent all the same. */
  #change(change: (project: OpenProject) => OpenProject): void {
    if (this.#project() !== null) changeProject(change);
  }
}
