import { describe, expect, it } from 'vitest';
import type { AppEvents } from '../../../core/contract/events.ts';
import type { Change } from '../../../core/project/project.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
  shiftCue,
} from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { createProjectService } from './project-service.ts';

type Event = AppEvents['project.changed'];

async function projectWith(cueCount: number) {
  const library = await testLibrary();
  await library.media.add(sampleMedia());
  const events: Event[] = [];
  const service = createProjectService(library, (name, event) => {
    expect(name).toBe('project.changed');
    events.push(event as Event);
  });
  const cues = Array.from({ length: cueCount }, (_, number) => sampleCue(number));
  await service.applyMachineChanges('talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', cues),
  ]);
  return { library, service, events, cues };
}

const shiftAll = (cues: readonly ReturnType<typeof sampleCue>[], byMs = 40) =>
  cues.map((cue) => shiftCue('track', cue, byMs));

describe('the project service', () => {
  it('opens a project with its tracks, chapters and what undo would do', async () => {
    const { service } = await projectWith(3);
    const chapter = { id: 'chapter', startMs: 0, title: 'Beginning' };
    const edit = sampleEdit('chapter', [{ kind: 'chapter', before: null, after: chapter }]);
    await service.apply('talk', edit);
    expect(await service.open('talk')).toEqual({
      revision: 2,
      tracks: [{ ...sampleTrack(), cueCount: 3 }],
      chapters: [chapter],
      undoState: { undo: edit.name, redo: null },
    });
    await expect(service.open('walk')).rejects.toMatchObject({ code: 'media-unknown' });
  });

  it('announces every change with its revision, as it was stored', async () => {
    const { service, events, cues } = await projectWith(2);
    const edit = sampleEdit('shift', shiftAll(cues));
    await service.apply('talk', edit);
    const undone = await service.undo('talk');
    const redone = await service.redo('talk');
    expect(events.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    expect(events.map(({ changes }) => changes.length)).toEqual([3, 2, 2, 2]);
    expect(undone).toEqual({
      revision: 3,
      undoState: { undo: null, redo: edit.name },
      edit,
      readAgain: false,
    });
    expect(redone).toEqual({
      revision: 4,
      undoState: { undo: edit.name, redo: null },
      edit,
      readAgain: false,
    });
    expect(events[1]?.changes).toEqual(edit.changes);
    expect(events[2]?.changes.toReversed()).toEqual(
      edit.changes.map((change) => ({ ...change, before: change.after, after: change.before })),
    );
    expect(events[3]?.changes).toEqual(edit.changes);
  });

  it('announces nothing when nothing was changed', async () => {
    const { service, events, cues } = await projectWith(2);
    await service.undo('talk');
    const stale = { ...cues[0]!, text: 'stale' };
    await expect(service.apply('talk', sampleEdit('shift', shiftAll([stale])))).rejects.toMatchObject({
      code: 'edit-conflict',
    });
    expect(await service.applyMachineChanges('talk', shiftAll([stale]))).toEqual([]);
    expect(events).toHaveLength(1);
  });

  it('leaves long lists out of events and answers', async () => {
    const { service, events, cues } = await projectWith(1001);
    const edit = sampleEdit('shift', shiftAll(cues));
    await service.apply('talk', edit);
    const undoState = { undo: null, redo: edit.name };
    expect(await service.undo('talk')).toEqual({ revision: 3, undoState, edit: null, readAgain: true });
    expect(await service.undo('talk')).toEqual({ revision: 3, undoState, edit: null, readAgain: false });
    expect(events.map(({ changes }) => changes.length)).toEqual([0, 0, 0]);
  });

  it('keeps the order of edits that are asked for at once, however long they are', async () => {
    const { service, cues, library } = await projectWith(2000);
    const all = sampleEdit('all', shiftAll(cues));
    const moved = all.changes.map((change) => change.after as ReturnType<typeof sampleCue>);
    const next = sampleEdit('next', shiftAll(moved.slice(0, 1)));
    const answers = await Promise.all([
      service.apply('talk', all),
      service.apply('talk', next),
      service.undo('talk'),
      service.applyMachineChanges('talk', insertCues('track', [sampleCue(9000)])),
    ]);
    expect(answers[2].edit?.id).toBe('next');
    expect(await library.projects.revision('talk')).toBe(5);
  });

  it('goes on after an edit that was refused', async () => {
    const { service, cues } = await projectWith(1);
    const [refused, applied] = await Promise.allSettled([
      service.apply('talk', sampleEdit('stale', shiftAll([{ ...cues[0]!, text: 'stale' }]))),
      service.apply('talk', sampleEdit('fits', shiftAll(cues))),
    ]);
    expect([refused.status, applied.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('tells a job what was stored of its changes', async () => {
    const { service, cues } = await projectWith(2);
    const [first, second] = shiftAll(cues) as [Change, Change];
    await service.apply('talk', sampleEdit('shift', [first]));
    expect(
      await service.applyMachineChanges('talk', [{ ...first, before: first.after } as Change, second]),
    ).toEqual([second]);
  });

  it('imports a track behind the others, which undo takes away whole', async () => {
    const { service } = await projectWith(1);
    const cues = [
      sampleCue(9, { id: 'later', origin: 'file' }),
      sampleCue(7, { id: 'sooner', origin: 'file' }),
    ];
    const described = { name: 'talk.de.srt', language: 'de', profile: 'bbc' } as const;
    const track = await service.addTrackFromImport('talk', { ...described, cues });
    expect(track).toMatchObject({ ...described, source: 'import', state: 'complete', position: 1 });
    expect(await service.readTrack(track.id)).toEqual({ mediaId: 'talk', track, cues: cues.toReversed() });
    const { edit } = await service.undo('talk');
    expect(edit?.name).toEqual({ key: 'edit.addTrack', values: { track: 'talk.de.srt' } });
    expect((await service.open('talk')).tracks.map(({ id }) => id)).toEqual(['track']);
    await expect(service.readTrack(track.id)).rejects.toMatchObject({ code: 'track-unknown' });
  });

  it('stores 20,000 changes in one edit; how long that took is printed', async () => {
    const { service, cues } = await projectWith(20_000);
    const changes = shiftAll(cues);
    const lines: string[] = [];
    const timed = async (name: string, work: () => Promise<unknown>) => {
      const stop = longestBlock();
      const started = performance.now();
      await work();
      const took = performance.now() - started;
      lines.push(
        `${name} ${took.toFixed(0)} ms, longest block of this thread ${(await stop()).toFixed(0)} ms`,
      );
    };
    await timed('apply', () => service.apply('talk', sampleEdit('shift', changes)));
    await timed('undo', () => service.undo('talk'));
    await timed('redo', () => service.redo('talk'));
    await timed('read', () => service.readTrack('track'));
    process.stdout.write(`20,000 cues of nine words: ${lines.join('; ')}\n`);
    expect((await service.cues('track')).cues[19_999]).toEqual(changes[19_999]?.after);
  });
});

/**
 * Measures until it is asked: the most processor time that this thread spent between two turns of its loop, which
 * other programs on the machine do not lengthen.
 */
function longestBlock(): () => Promise<number> {
  let longest = 0;
  let last = threadMs();
  const timer = setInterval(() => {
    const now = threadMs();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    clearInterval(timer);
    return longest;
  };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
