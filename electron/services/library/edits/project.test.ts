import { describe, expect, it } from 'vitest';
import type { Change, Edit } from '../../../../core/project/project.ts';
import {
  insertCues,
  sampleCue,
  sampleEdit,
  sampleMedia,
  sampleTrack,
  shiftCue,
} from '../testing/sample-project.ts';
import { explainDatabaseError } from '../database-errors.ts';
import { applyEdit, applyMachine, contentOf, cuesOf } from '../testing/project-steps.ts';
import { testPlace, testRepositories } from '../testing/test-library.ts';

const [first, second, third] = [sampleCue(1), sampleCue(2), sampleCue(3)];

/** A video with one transcribed track of three cues, at revision 1. */
function project(place = testPlace()) {
  const repositories = testRepositories(place);
  repositories.media.add(sampleMedia());
  applyMachine(repositories, 'talk', [
    { kind: 'track', before: null, after: sampleTrack() },
    ...insertCues('track', [first, second, third]),
  ]);
  return repositories;
}

function changeText(text: string, before = first, key = 'edit.setText'): Edit {
  const after = { ...before, text, origin: 'person' as const };
  const changes: readonly Change[] = [{ kind: 'cue', trackId: 'track', before, after }];
  return { id: `to ${text}`, name: { key, values: { number: 1 } }, changes };
}

const edited = (edit: Edit) => (edit.changes[0] as Change & { kind: 'cue' }).after!;

describe('an edit', () => {
  it('is stored and counted, and names what undo would take back', () => {
    const repositories = project();
    const edit = changeText('better');
    expect(applyEdit(repositories, 'talk', edit)).toEqual({
      revision: 2,
      undoState: { undo: edit.name, redo: null },
      skipped: [],
      replaced: [],
    });
    expect(cuesOf(repositories)).toEqual([edited(edit), second, third]);
  });

  it('keeps every field of a cue, and which are absent', () => {
    const repositories = project();
    const full = sampleCue(4, {
      text: '<i>Zeile</i> & 字幕\u0000 🎬',
      confidence: 0.123456789,
      speaker: 'Ada',
      language: 'zh',
      label: 'intro',
      settings: 'line:0 position:20%',
      words: [
        { startMs: 0, endMs: 1, text: '字', speaker: 'Ada', language: 'zh' },
        { endMs: 3, startMs: 2, text: '"\n', timing: 'given', confidence: 0 },
      ],
    });
    const bare = { id: 'bare', startMs: 9_000_000, endMs: 9_000_001, text: '', origin: 'file' as const };
    applyEdit(repositories, 'talk', sampleEdit('insert', insertCues('track', [full, bare])));
    expect(cuesOf(repositories).slice(3)).toEqual([full, bare]);
    const gone = [full, bare].map((before): Change => ({
      kind: 'cue',
      trackId: 'track',
      before,
      after: null,
    }));
    applyEdit(repositories, 'talk', sampleEdit('delete', gone));
    expect(cuesOf(repositories)).toEqual([first, second, third]);
  });

  it('takes half a surrogate for the replacement character that is stored', () => {
    const repositories = project();
    const torn = changeText('torn \ud83c');
    applyEdit(repositories, 'talk', torn);
    expect(cuesOf(repositories)[0]?.text).toBe('torn \ufffd');
    applyEdit(repositories, 'talk', changeText('mended', edited(torn)));
    expect(cuesOf(repositories)[0]?.text).toBe('mended');
  });

  const stale = { ...second, text: 'what the page believes' };
  const impossible: Record<string, readonly Change[]> = {
    'of a cue that is different by now': [shiftCue('track', stale, 5)],
    'of a cue that is gone': [shiftCue('track', sampleCue(7), 5)],
    'of a cue in another track': [{ kind: 'cue', trackId: 'other', before: second, after: null }],
    'that inserts an id that is taken': insertCues('track', [{ ...sampleCue(8), id: second.id }]),
    'that inserts into no track': insertCues('nowhere', [sampleCue(8)]),
    "that inserts into another video's track": insertCues('track of walk', [sampleCue(8)]),
    'that deletes a track with cues in it': [{ kind: 'track', before: sampleTrack(), after: null }],
    "that renames another video's track": [
      {
        kind: 'track',
        before: sampleTrack({ id: 'track of walk' }),
        after: sampleTrack({ id: 'track of walk', name: 'Mine' }),
      },
    ],
  };
  for (const [what, changes] of Object.entries(impossible)) {
    it(`${what} is refused and changes nothing`, () => {
      const repositories = project();
      repositories.media.add(sampleMedia('walk'));
      applyMachine(repositories, 'walk', [
        { kind: 'track', before: null, after: sampleTrack({ id: 'track of walk' }) },
      ]);
      const before = contentOf(repositories, 'talk');
      const edit = sampleEdit('impossible', [shiftCue('track', first, 40), ...changes]);
      expect(() => applyEdit(repositories, 'talk', edit)).toThrow(
        expect.objectContaining({ code: 'edit-conflict' }) as Error,
      );
      expect(contentOf(repositories, 'talk')).toEqual(before);
      expect(repositories.projects.revision('talk')).toBe(1);
      expect(repositories.journal.undoState('talk')).toEqual({ undo: null, redo: null });
    });
  }

  it('of a video that is not there says so', () => {
    const repositories = project();
    expect(() => applyEdit(repositories, 'walk', changeText('better'))).toThrow(
      expect.objectContaining({ code: 'media-unknown', facts: { mediaId: 'walk' } }) as Error,
    );
  });

  it('that finds the disk full is taken back whole', () => {
    const repositories = project();
    const before = contentOf(repositories, 'talk');
    const pages = repositories.db.pragma('page_count', { simple: true }) as number;
    repositories.db.pragma(`max_page_count = ${pages + 2}`);
    const many = Array.from({ length: 50 }, (_, number) => sampleCue(100 + number));
    const edit = sampleEdit('insert', insertCues('track', many));
    const explained = () => {
      try {
        applyEdit(repositories, 'talk', edit);
      } catch (error) {
        throw explainDatabaseError(error, 'library.sqlite');
      }
    };
    expect(explained).toThrow(expect.objectContaining({ code: 'disk-full', retryable: true }) as Error);
    expect(contentOf(repositories, 'talk')).toEqual(before);
    repositories.db.pragma(`max_page_count = ${pages + 1000}`);
    expect(applyEdit(repositories, 'talk', edit).revision).toBe(2);
  });

  it('that names nothing, or turns one cue into another, is refused', () => {
    const repositories = project();
    const nothing: Change = { kind: 'cue', trackId: 'track', before: null, after: null };
    const swap: Change = { kind: 'cue', trackId: 'track', before: first, after: sampleCue(8) };
    for (const change of [nothing, swap])
      expect(() => applyEdit(repositories, 'talk', sampleEdit('odd', [change]))).toThrow(
        expect.objectContaining({
          code: 'usage',
          facts: { reason: 'senseless-change', number: 1 },
        }) as Error,
      );
  });
});

describe('undo and redo', () => {
  it('go through all edits, also after the library was closed', () => {
    const place = testPlace();
    const repositories = project(place);
    const start = contentOf(repositories, 'talk');
    const edits = [changeText('one')];
    for (const text of ['two', 'three']) edits.push(changeText(text, edited(edits.at(-1)!)));
    for (const edit of edits) applyEdit(repositories, 'talk', edit);
    const end = contentOf(repositories, 'talk');
    repositories.db.close();

    const again = testRepositories(place);
    for (const { id } of edits.toReversed()) expect(again.projects.undo('talk').edit?.id).toBe(id);
    expect(again.projects.undo('talk')).toMatchObject({ edit: null, revision: 7 });
    expect(contentOf(again, 'talk')).toEqual(start);
    expect(again.journal.undoState('talk')).toEqual({ undo: null, redo: edits[0]!.name });
    for (const { id } of edits) expect(again.projects.redo('talk').edit?.id).toBe(id);
    expect(again.projects.redo('talk').edit).toBe(null);
    expect(contentOf(again, 'talk')).toEqual(end);
  });

  it('tell the edit with its changes in order, unless it is long', () => {
    const repositories = project();
    const many = Array.from({ length: 1000 }, (_, number) => sampleCue(100 + number));
    const edit = sampleEdit('insert', insertCues('track', many));
    applyEdit(repositories, 'talk', edit);
    expect(repositories.projects.undo('talk')).toMatchObject({ edit, readAgain: false });
    const more = sampleEdit('more', insertCues('track', [...many, sampleCue(9000)]));
    applyEdit(repositories, 'talk', more);
    expect(repositories.projects.undo('talk')).toMatchObject({ edit: null, readAgain: true });
    expect(repositories.projects.redo('talk')).toMatchObject({ edit: null, readAgain: true });
  });

  it('a new edit drops what was undone', () => {
    const repositories = project();
    applyEdit(repositories, 'talk', changeText('one'));
    repositories.projects.undo('talk');
    applyEdit(repositories, 'talk', changeText('other'));
    expect(repositories.journal.undoState('talk').redo).toBe(null);
    expect(repositories.projects.redo('talk').edit).toBe(null);
    expect(cuesOf(repositories)[0]?.text).toBe('other');
  });

  it('bring a deleted track back with its cues, whatever the order of the changes', () => {
    const repositories = project();
    const start = contentOf(repositories, 'talk');
    const track = sampleTrack();
    applyEdit(repositories, 'talk', {
      ...changeText('', first, 'edit.deleteTrack'),
      changes: [
        { kind: 'track', before: track, after: null },
        ...[first, second, third].map((before): Change => ({
          kind: 'cue',
          trackId: 'track',
          before,
          after: null,
        })),
      ],
    });
    expect(repositories.tracks.list('talk')).toEqual([]);
    repositories.projects.undo('talk');
    expect(contentOf(repositories, 'talk')).toEqual(start);
    repositories.projects.redo('talk');
    expect(repositories.tracks.list('talk')).toEqual([]);
  });
});

describe('edits with the same merge key', () => {
  it('are undone together', () => {
    const repositories = project();
    const steps = [changeText('h')];
    for (const text of ['he', 'hey']) steps.push(changeText(text, edited(steps.at(-1)!)));
    for (const step of steps) applyEdit(repositories, 'talk', { ...step, mergeKey: 'typing' });
    const { edit } = repositories.projects.undo('talk');
    expect(edit?.changes).toEqual([
      { kind: 'cue', trackId: 'track', before: first, after: edited(steps[2]!) },
    ]);
    expect(cuesOf(repositories)[0]).toEqual(first);
    expect(repositories.journal.undoState('talk').undo).toBe(null);
  });

  it('stay apart when another edit or an undo lies between them', () => {
    const repositories = project();
    const one = { ...changeText('one'), mergeKey: 'typing' };
    applyEdit(repositories, 'talk', one);
    applyEdit(repositories, 'talk', sampleEdit('other', [shiftCue('track', second, 40)]));
    const two = { ...changeText('two', edited(one)), mergeKey: 'typing' };
    applyEdit(repositories, 'talk', two);
    repositories.projects.undo('talk');
    expect(cuesOf(repositories)[0]?.text).toBe('one');
    repositories.projects.undo('talk');
    applyEdit(repositories, 'talk', two);
    repositories.projects.undo('talk');
    expect(cuesOf(repositories)[0]?.text).toBe('one');
  });

  it('leave no trace when the last one takes the first back', () => {
    const repositories = project();
    const there = changeText('there');
    applyEdit(repositories, 'talk', { ...there, mergeKey: 'drag' });
    applyEdit(repositories, 'talk', {
      ...sampleEdit('back', [{ kind: 'cue', trackId: 'track', before: edited(there), after: first }]),
      mergeKey: 'drag',
    });
    expect(repositories.journal.undoState('talk')).toEqual({ undo: null, redo: null });
    expect(repositories.projects.revision('talk')).toBe(3);
  });
});
