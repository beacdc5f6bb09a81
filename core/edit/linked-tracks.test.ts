import { beforeEach, describe, expect, it } from 'vitest';
import { resolveProfile } from '../profiles/profiles.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { translatedState } from '../translation/translated-state.ts';
import { applyCueChanges } from './apply-changes.ts';
import { deleteCues } from './delete.ts';
import type { EditContext } from './edit-context.ts';
import { insertCue } from './insert.ts';
import { invertEdit } from './invert-edit.ts';
import { withLinkedTracks } from './linked-tracks.ts';
import { mergeCues } from './merge.ts';
import { moveCues } from './move.ts';
import { replaceAllEdit, replaceInTexts } from '../find/replace.ts';
import { splitCue, splitCueAtText } from './split.ts';
import { trimCue } from './trim.ts';
import { linkedTrack } from './testing/linked-track.ts';

const tracks = [linkedTrack('en'), linkedTrack('es', 'en'), linkedTrack('ja', 'en')];
const said = ['The bees sleep,', 'they do not freeze.', 'Two hives stand here.'];
const spanish = ['Las abejas duermen,', 'no se congelan.', 'Aquí hay dos colmenas.'];
const japanese = ['ミツバチは眠り、', '凍りません。', 'ここに巣箱が二つあります。'];
const cuesOf = (texts: readonly string[], id: string): readonly TrackCue[] =>
  texts.map((text, i) => ({
    ...{ id: `${id}${i}`, startMs: i * 4000, endMs: i * 4000 + 3000, text, origin: 'machine' as const },
    ...(id === 'en' ? {} : { translation: { of: `en${i}`, from: said[i]! } }),
  }));
const start = new Map([
  ['en', cuesOf(said, 'en')],
  ['es', cuesOf(spanish, 'es')],
  ['ja', cuesOf(japanese, 'ja')],
]);
let cues: ReadonlyMap<string, readonly TrackCue[]> = start;
let ids = 0;

const newId = (): string => {
  ids += 1;
  return `new${ids}`;
};
const context = (): EditContext => ({
  ...{ track: tracks[0]!, cues: cues.get('en')!, profile: resolveProfile('netflix', { language: 'en' }) },
  ...{ frameRate: { numerator: 25, denominator: 1 }, durationMs: 60_000, newId },
});

/** Of the English track; what follows is checked as it must be after every edit. */
function edited(edit: Edit | null): Edit {
  const whole = edit === null ? null : withLinkedTracks({ tracks, cues }, edit, newId);
  if (whole === null) throw new Error('There is nothing to do.');
  const changed = (of: Edit): ReadonlyMap<string, readonly TrackCue[]> =>
    new Map([...cues].map(([id, list]) => [id, applyCueChanges(list, id, of.changes)]));
  const before = cues;
  cues = changed(whole);
  const times = (id: string) => cues.get(id)!.map(({ startMs, endMs }) => [startMs, endMs]);
  for (const id of ['es', 'ja']) {
    expect(times(id)).toEqual(times('en'));
    expect(cues.get(id)!.map(({ translation }) => translation?.of)).toEqual(
      cues.get('en')!.map((cue) => cue.id),
    );
  }
  const after = cues;
  expect(
    new Map(
      [...after].map(([id, list]) => [id, applyCueChanges(list, id, invertEdit(whole, newId).changes)]),
    ),
  ).toEqual(before);
  return whole;
}

const texts = (id: string) => cues.get(id)!.map(({ text }) => text);
const states = (id: string) => cues.get(id)!.map((cue, i) => translatedState(cue, cues.get('en')![i]));

beforeEach(() => {
  cues = start;
});

describe('a translation follows its source', () => {
  it('in time, saying what it said, by whom it was said', () => {
    edited(moveCues(context(), ['en1'], 500, { ripple: true }));
    edited(trimCue(context(), 'en0', 'end', 2000, { ripple: false }));
    expect(texts('es')).toEqual(spanish);
    expect(states('es')).toEqual(['machine', 'machine', 'machine']);
    expect(cues.get('es')!.map(({ origin }) => origin)).toEqual(['machine', 'machine', 'machine']);
  });

  it('when cues are merged: the texts are joined, and stand for the whole', () => {
    edited(mergeCues(context(), ['en0', 'en1']));
    expect(texts('es')[0]?.replace('\n', ' ')).toBe('Las abejas duermen, no se congelan.');
    expect(texts('ja')[0]?.replace('\n', '')).toBe('ミツバチは眠り、凍りません。');
    expect(states('es')).toEqual(['machine', 'machine']);
    expect(cues.get('es')![0]!.id).toBe('es0');
  });

  it('when a cue is split: the text is divided at a word, and both parts are to be looked at', () => {
    edited(splitCueAtText(context(), 'en2', 'Two hives'.length));
    expect(texts('es')).toEqual([...spanish.slice(0, 2), 'Aquí hay', 'dos colmenas.']);
    expect(texts('ja').slice(2).join('')).toBe(japanese[2]);
    expect(states('es')).toEqual(['machine', 'machine', 'changed', 'changed']);
  });

  it('when one word is split: nothing is lost, and what is left over is still to be translated', () => {
    cues = new Map([...start, ['es', cuesOf(['Sí.', 'No.', 'Colmenas.'], 'es')]]);
    edited(splitCue(context(), 'en2', 9500));
    expect(texts('es').slice(2).toSorted()).toEqual(['', 'Colmenas.']);
    expect(states('es').slice(2).toSorted()).toEqual(['changed', 'missing']);
  });

  it('when cues are deleted, with and without the gap', () => {
    edited(deleteCues(context(), ['en0'], { ripple: true }));
    expect(texts('es')).toEqual(spanish.slice(1));
    edited(deleteCues(context(), ['en1', 'en2'], { ripple: false }));
    expect(texts('ja')).toEqual([]);
  });

  it('when a cue is inserted: it is there, and to be translated', () => {
    edited(insertCue(context(), 3000, 4000, 'In winter'));
    expect(texts('es')[1]).toBe('');
    expect(states('es')[1]).toBe('missing');
  });

  it('when texts are replaced, also of cues that overlap: the source has changed, nothing else', () => {
    cues = new Map(
      [...cues].map(([id, list]) => [id, list.map((cue) => ({ ...cue, endMs: cue.endMs + 2000 }))]),
    );
    const query = { text: 'e', regex: false, matchCase: true, wholeWord: false };
    const whole = edited(
      replaceAllEdit(context(), replaceInTexts(context().cues, query, 'x', { kind: 'all' })),
    );
    expect(whole.changes).toHaveLength(3);
    expect(states('es')).toEqual(['changed', 'changed', 'changed']);
  });
});

it('what a person wrote stays a person’s when it is merged', () => {
  cues = new Map([
    ...start,
    ['es', start.get('es')!.map((cue, i) => (i === 1 ? { ...cue, origin: 'person' as const } : cue))],
  ]);
  edited(mergeCues(context(), ['en0', 'en1']));
  expect(cues.get('es')![0]!.origin).toBe('person');
});

it('whoever moves a cue of a translation moves its source and every other language, in one step', () => {
  const [cue] = start.get('es')!;
  const after: TrackCue = { ...cue!, startMs: 200, endMs: 3200, origin: 'person' };
  const name = { key: 'edit.setTimes', values: { number: 1 } };
  edited({ id: 'e', name, changes: [{ kind: 'cue', trackId: 'es', before: cue!, after }] });
  expect(cues.get('ja')![0]).toMatchObject({ startMs: 200, endMs: 3200 });
  expect(states('es')[0]).toBe('machine');
});

it('cues that are not translated yet bring forth nothing', () => {
  cues = new Map([...start, ['es', []], ['ja', []]]);
  const edit = mergeCues(context(), ['en0', 'en1'])!;
  expect(withLinkedTracks({ tracks, cues }, edit, newId)).toBe(edit);
});

it('a source that is deleted leaves its translations', () => {
  const changes = start
    .get('en')!
    .map((before) => ({ kind: 'cue', trackId: 'en', before, after: null }) as const);
  const edit: Edit = {
    ...{ id: 'e', name: { key: 'edit.deleteTrack', values: {} } },
    changes: [...changes, { kind: 'track', before: tracks[0]!, after: null }],
  };
  expect(withLinkedTracks({ tracks, cues: start }, edit, newId)).toBe(edit);
});
