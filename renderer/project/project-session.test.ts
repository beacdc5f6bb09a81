import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SidecutError } from '../../core/errors.ts';
import { lostEditsStore } from './lost-edits.ts';
import { createProjectSession, type ProjectSession } from './project-session.ts';
import { activeCues, applyEdit, openProject, projectStore, redo, selectCue, undo } from './project-store.ts';
import { unsavedChanges, unsavedStore } from './unsaved-edits.ts';
import { cue, cueChange, edit, FakeHost } from './testing/fake-host.ts';

const one = cue('c1', 0);
const two = cue('c2', 1000);
const three = cue('c3', 2000);
const renamed = (original: typeof one, text: string): typeof one => ({ ...original, text });

let host: FakeHost;
let session: ProjectSession;

beforeEach(async () => {
  host = new FakeHost([one, two, three]);
  session = createProjectSession(host.connection);
  await session.open('m1');
});
afterEach(() => {
  session.end();
  session.close();
  lostEditsStore.set(null);
});

/** Until every promise that can go on has gone on. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function texts(): readonly string[] {
  const project = openProject();
  return project === null ? [] : activeCues(project).map(({ text }) => text);
}

describe('opening a project', () => {
  it('reads all cues of a track in one call', async () => {
    const many = Array.from({ length: 4100 }, (_, index) => cue(`c${index}`, index * 1000));
    const large = new FakeHost(many);
    const other = createProjectSession(large.connection);
    await other.open('m1');
    expect(texts()).toHaveLength(4100);
    expect(large.called.filter((name) => name === 'project.cues')).toHaveLength(1);
    other.end();
  });

  it('takes events that come while it is read', async () => {
    host.hold();
    const opening = session.open('m1');
    await settle();
    host.release(1);
    await settle();
    host.release(1);
    await settle();
    host.release();
    host.changeElsewhere(cueChange(null, cue('c4', 3000)));
    await opening;
    await settle();
    expect(texts()).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('ignores an answer that comes after the project was closed', async () => {
    host.hold();
    const opening = session.open('m1');
    session.close();
    host.release();
    await opening;
    expect(projectStore.get().status).toBe('closed');
  });

  it('says why a project could not be opened', async () => {
    host.failNext('media.get', new SidecutError('media-unknown', { mediaId: 'talk' }));
    await session.open('m1');
    expect(projectStore.get()).toMatchObject({ status: 'failed', mediaId: 'm1' });
  });
});

describe('editing', () => {
  it('shows an edit at once and sends edits one after the other', async () => {
    host.hold();
    applyEdit(edit(cueChange(one, renamed(one, 'first'))));
    applyEdit(edit(cueChange(two, renamed(two, 'second'))));
    expect(texts()).toEqual(['first', 'second', 'c3']);
    await settle();
    expect(host.called.filter((name) => name === 'project.apply')).toHaveLength(1);
    host.release(1);
    await settle();
    expect(host.called.filter((name) => name === 'project.apply')).toHaveLength(2);
    host.release();
    await settle();
    expect(host.cues.map(({ text }) => text)).toEqual(['first', 'second', 'c3']);
    expect(openProject()?.revision).toBe(host.revision);
  });

  it('sends a long edit in one call', async () => {
    const before = host.called.length;
    const added = Array.from({ length: 600 }, (_, index) => cue(`n${index}`, 5000 + index));
    applyEdit(edit(...added.map((each) => cueChange(null, each))));
    await settle();
    expect(host.called.slice(before)).toEqual(['project.apply']);
    expect(host.cues).toHaveLength(603);
  });

  it('takes a change by a job that comes while an edit is on its way', async () => {
    host.hold();
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    await settle();
    host.changeElsewhere(cueChange(null, cue('c4', 3000, 'machine')));
    host.release();
    await settle();
    expect(texts()).toEqual(['mine', 'c2', 'c3', 'machine']);
    expect(host.called.filter((name) => name === 'project.open')).toHaveLength(1);
  });

  it('reads the project again when an event is missing', async () => {
    host.revision += 1;
    host.cues = [renamed(one, 'unseen'), two, three];
    host.changeElsewhere(cueChange(three, null));
    await settle();
    expect(texts()).toEqual(['unseen', 'c2']);
  });

  it('names undo and redo, and takes them in turn with edits', async () => {
    applyEdit(edit(cueChange(one, renamed(one, 'first'))));
    expect(openProject()?.undoState.undo?.key).toBe('edit.setText');
    await undo();
    expect(texts()).toEqual(['c1', 'c2', 'c3']);
    expect(openProject()?.undoState).toMatchObject({ undo: null, redo: { key: 'edit.setText' } });
    await redo();
    expect(texts()).toEqual(['first', 'c2', 'c3']);
    expect([...(openProject()?.selection ?? [])]).toEqual(['c1']);
  });

  it('makes the cue current that takes the place of a deleted one', () => {
    selectCue('c2');
    applyEdit(edit(cueChange(two, null)));
    expect(openProject()?.currentCueId).toBe('c3');
  });
});

describe('when an edit is refused', () => {
  it('reads the project again, keeps the others, and shows the lost one with its text', async () => {
    host.hold();
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    applyEdit(edit(cueChange(two, renamed(two, 'kept'))));
    await settle();
    host.changeElsewhere(cueChange(one, renamed(one, 'theirs')));
    host.release();
    await settle();
    expect(texts()).toEqual(['theirs', 'kept', 'c3']);
    expect(host.cues.map(({ text }) => text)).toEqual(['theirs', 'kept', 'c3']);
    expect(lostEditsStore.get()?.edits).toHaveLength(1);
  });

  it('tries it again when the user wants it, and leaves one lost that no longer fits', async () => {
    host.hold();
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    await settle();
    host.changeElsewhere(cueChange(one, renamed(one, 'theirs')));
    host.release();
    await settle();
    session.retryLost();
    expect(lostEditsStore.get()?.edits).toHaveLength(1);
    host.changeElsewhere(cueChange(renamed(one, 'theirs'), one));
    session.retryLost();
    await settle();
    expect(lostEditsStore.get()).toBeNull();
    expect(host.cues[0]?.text).toBe('mine');
  });

  it('rejects an undo that fails without losing the queue', async () => {
    host.failNext('project.undo', new SidecutError('internal', { message: 'It broke.', stack: '' }));
    await expect(undo()).rejects.toThrow('It broke.');
    applyEdit(edit(cueChange(one, renamed(one, 'after'))));
    await settle();
    expect(host.cues[0]?.text).toBe('after');
  });
});

describe('while the disk is full', () => {
  const full = new SidecutError('disk-full', { reason: 'library' }, { retryable: true });
  const unsaved = () =>
    unsavedStore.get().flatMap(({ edits }) => edits.map(({ name }) => name.values['number']));

  beforeEach(() => host.failAll('project.apply', full));
  afterEach(() => {
    host.failAll('project.apply', null);
    session.saveAgain();
  });

  it('an edit stays on the page with a mark, and is stored as soon as there is room', async () => {
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    await settle();
    applyEdit(edit(cueChange(two, renamed(two, 'also mine'))));
    await settle();
    expect(projectStore.get().status).toBe('open');
    expect(texts()).toEqual(['mine', 'also mine', 'c3']);
    expect(unsavedStore.get()).toMatchObject([{ mediaId: 'm1', error: full, edits: [{}, {}] }]);
    expect(unsavedChanges(unsavedStore.get(), 'm1')).toHaveLength(2);
    expect(host.cues.map(({ text }) => text)).toEqual(['c1', 'c2', 'c3']);
    session.saveAgain();
    await settle();
    expect(unsavedStore.get()).toHaveLength(1);
    host.failAll('project.apply', null);
    session.saveAgain();
    await settle();
    expect(unsavedStore.get()).toEqual([]);
    expect(host.cues.map(({ text }) => text)).toEqual(['mine', 'also mine', 'c3']);
    expect(lostEditsStore.get()).toBeNull();
  });

  it('is tried again by itself', async () => {
    vi.useFakeTimers();
    try {
      applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
      await vi.advanceTimersByTimeAsync(2500);
      expect(unsavedStore.get()).toHaveLength(1);
      host.failAll('project.apply', null);
      await vi.advanceTimersByTimeAsync(5000);
      expect(unsavedStore.get()).toEqual([]);
      expect(host.cues[0]?.text).toBe('mine');
    } finally {
      vi.useRealTimers();
    }
  });

  it('unsaved edits are undone and made again one by one, typing as a whole', async () => {
    const first = edit(cueChange(one, renamed(one, 'mine')));
    applyEdit(first);
    const typed = [renamed(two, 'al'), renamed(two, 'also')];
    applyEdit({ ...edit(cueChange(two, typed[0]!)), mergeKey: 'typing' });
    applyEdit({ ...edit(cueChange(typed[0]!, typed[1]!)), mergeKey: 'typing' });
    await settle();
    await undo();
    expect(texts()).toEqual(['mine', 'c2', 'c3']);
    expect(openProject()?.undoState).toMatchObject({ undo: first.name, redo: { key: 'edit.setText' } });
    await redo();
    expect(texts()).toEqual(['mine', 'also', 'c3']);
    await undo();
    await undo();
    expect(texts()).toEqual(['c1', 'c2', 'c3']);
    expect(unsavedStore.get()).toEqual([]);
    expect(openProject()?.undoState.undo).toBeNull();
    await redo();
    host.failAll('project.apply', null);
    session.saveAgain();
    await settle();
    expect(host.cues[0]?.text).toBe('mine');
    expect(openProject()?.undoState).toMatchObject({ undo: first.name, redo: { key: 'edit.setText' } });
    await redo();
    await settle();
    expect(host.cues.map(({ text }) => text)).toEqual(['mine', 'also', 'c3']);
    expect(unsaved()).toEqual([]);
  });

  it('what is undone while storing is tried again is undone at once when there is still no room', async () => {
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    applyEdit(edit(cueChange(two, renamed(two, 'also mine'))));
    await settle();
    host.hold();
    session.saveAgain();
    await settle();
    const undone = undo();
    host.release();
    await undone;
    expect(texts()).toEqual(['mine', 'c2', 'c3']);
    expect(unsavedChanges(unsavedStore.get(), 'm1')).toHaveLength(1);
    host.failAll('project.apply', null);
    session.saveAgain();
    await settle();
    expect(host.cues.map(({ text }) => text)).toEqual(['mine', 'c2', 'c3']);
  });

  it('what was left unsaved is there when the project is opened again, and is still stored', async () => {
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    await settle();
    session.close();
    expect(unsavedStore.get()).toHaveLength(1);
    await session.open('m1');
    expect(texts()).toEqual(['mine', 'c2', 'c3']);
    session.close();
    host.failAll('project.apply', null);
    session.saveAgain();
    await settle();
    expect(unsavedStore.get()).toEqual([]);
    await session.open('m1');
    expect(texts()).toEqual(['mine', 'c2', 'c3']);
    expect(host.called.filter((name) => name === 'project.apply').length).toBeLessThan(6);
  });
});

describe('when the connection is lost', () => {
  const gone = new SidecutError(
    'disconnected',
    { reason: 'lost', operation: 'project.apply' },
    { retryable: true },
  );

  it('keeps edits and sends them when it is back', async () => {
    host.failNext('project.apply', gone);
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    await settle();
    applyEdit(edit(cueChange(two, renamed(two, 'also mine'))));
    expect(texts()).toEqual(['mine', 'also mine', 'c3']);
    host.tellState('lost');
    host.tellState('connected');
    await settle();
    expect(host.cues.map(({ text }) => text)).toEqual(['mine', 'also mine', 'c3']);
    expect(lostEditsStore.get()).toBeNull();
  });

  it('does not send an edit twice that had arrived', async () => {
    host.failNext('project.apply', gone, true);
    applyEdit(edit(cueChange(one, renamed(one, 'mine'))));
    await settle();
    host.tellState('lost');
    host.tellState('connected');
    await settle();
    expect(host.called.filter((name) => name === 'project.apply')).toHaveLength(1);
    expect(texts()).toEqual(['mine', 'c2', 'c3']);
    expect(lostEditsStore.get()).toBeNull();
  });
});
