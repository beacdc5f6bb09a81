import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../core/project/project.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
  shiftCue,
} from '../testing/sample-project.ts';
import { applyEdit, applyMachine, contentOf, cuesOf } from '../testing/project-steps.ts';
import { testRepositories } from '../testing/test-library.ts';

const growing = sampleTrack({ state: 'growing' });
const complete = sampleTrack();
const [first, second, third] = [sampleCue(1), sampleCue(2), sampleCue(3)];

/** A track that a job writes, with two cues so far. */
function growingProject() {
  const repositories = testRepositories();
  repositories.media.add(sampleMedia());
  repositories.jobs.add({
    id: 'job',
    kind: 'transcribe',
    mediaId: 'talk',
    title: 'talk.mp4',
    options: {},
    state: 'running',
    fraction: 0.5,
    stage: null,
    error: null,
    trackId: 'track',
    outputPath: null,
    notes: [],
    createdAt: '2026-11-24T02:00:00.000Z',
  });
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: growing },
    ...insertCues('track', [first, second]),
  ]);
  return repositories;
}

const replace = (before: typeof first, text: string): Change => ({
  kind: 'cue',
  trackId: 'track',
  before,
  after: { ...before, text },
});

describe('changes of a job', () => {
  it('are stored without an undo', () => {
    const repositories = growingProject();
    const outcome = applyMachine(repositories, 'talk', [
      ...insertCues('track', [third]),
      replace(second, 'heard again'),
    ]);
    expect(outcome).toMatchObject({ revision: 2, skipped: [], replaced: [] });
    expect(outcome.undoState).toEqual({ undo: null, redo: null });
    expect(cuesOf(repositories).map(({ text }) => text)).toEqual([first.text, 'heard again', third.text]);
  });

  it('leave alone what a person edited, deleted, or did and took back', () => {
    const repositories = growingProject();
    const shift = shiftCue('track', first, 40) as Change & { kind: 'cue' };
    applyEdit(repositories, 'talk', sampleEdit('shift', [shift]));
    applyEdit(
      repositories,
      'talk',
      sampleEdit('delete', [{ kind: 'cue', trackId: 'track', before: second, after: null }]),
    );
    repositories.projects.undo('talk');
    const outcome = applyMachine(repositories, 'talk', [
      replace(shift.after!, 'by the machine'),
      replace(second, 'by the machine'),
      ...insertCues('track', [third]),
    ]);
    expect(outcome.skipped).toEqual([0, 1]);
    expect(cuesOf(repositories)).toEqual([shift.after, second, third]);
    expect(repositories.projects.redo('talk').edit?.id).toBe('delete');
    expect(
      applyMachine(repositories, 'talk', insertCues('track', [{ ...second, text: 'again' }])).skipped,
    ).toEqual([0]);
  });

  it('that fit nothing are skipped and not counted', () => {
    const repositories = growingProject();
    const outcome = applyMachine(repositories, 'talk', [
      replace({ ...first, text: 'an older state' }, 'x'),
      ...insertCues('nowhere', [third]),
      ...insertCues('track', [first]),
    ]);
    expect(outcome).toMatchObject({ revision: 1, skipped: [0, 1, 2] });
  });

  it('complete a track that a person renamed meanwhile; undo gives the old name and keeps the state', () => {
    const repositories = growingProject();
    const renamed = { ...growing, name: 'Mine' };
    applyEdit(
      repositories,
      'talk',
      sampleEdit('rename', [{ kind: 'track', before: growing, after: renamed }]),
    );
    const outcome = applyMachine(repositories, 'talk', [
      { kind: 'track', before: growing, after: { ...complete, language: 'fr' } },
    ]);
    const stored = { ...renamed, state: 'complete' };
    expect(outcome.replaced).toEqual([
      { index: 0, change: { kind: 'track', before: renamed, after: stored } },
    ]);
    expect(repositories.tracks.find('track')?.track).toEqual(stored);
    const { edit } = repositories.projects.undo('talk');
    expect(repositories.tracks.find('track')?.track).toEqual(complete);
    expect(edit?.changes).toEqual([{ kind: 'track', before: complete, after: stored }]);
  });

  it('do not go into a track that a person deleted; undo brings it back as the job left it', () => {
    const repositories = growingProject();
    const start = contentOf(repositories, 'talk');
    const cues = [first, second].map((before): Change => ({
      kind: 'cue',
      trackId: 'track',
      before,
      after: null,
    }));
    const deletion = [...cues, { kind: 'track', before: growing, after: null } as const];
    applyEdit(repositories, 'talk', sampleEdit('delete', deletion));
    expect(applyMachine(repositories, 'talk', insertCues('track', [third])).skipped).toEqual([0]);

    repositories.projects.undo('talk');
    expect(contentOf(repositories, 'talk')).toEqual(start);
    repositories.projects.redo('talk');
    repositories.jobs.update('job', { state: 'done' });
    repositories.projects.undo('talk');
    expect(repositories.tracks.find('track')?.track.state).toBe('complete');
  });

  it('remove an empty track only when no edit may bring cues back into it', () => {
    const repositories = growingProject();
    const removal: Change = { kind: 'track', before: growing, after: null };
    expect(applyMachine(repositories, 'talk', [removal]).skipped).toEqual([0]);
    const both = [first, second].map((before): Change => ({
      kind: 'cue',
      trackId: 'track',
      before,
      after: null,
    }));
    applyEdit(repositories, 'talk', sampleEdit('delete', both));
    expect(applyMachine(repositories, 'talk', [removal]).skipped).toEqual([0]);

    const untouched = growingProject();
    applyMachine(untouched, 'talk', both);
    expect(applyMachine(untouched, 'talk', [removal]).skipped).toEqual([]);
    expect(untouched.tracks.list('talk')).toEqual([]);
  });
});
