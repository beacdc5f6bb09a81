import { describe, expect, it } from 'vitest';
import type { EditContext } from '../../../core/edit/edit-context.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { hasMessage } from '../../i18n/i18n.ts';
import { testCues, testTrack } from '../../project/testing/test-project.ts';
import {
  bulkStore,
  changeSettings,
  chooseOperation,
  chooseScope,
  chosenSettings,
  openBulk,
} from './bulk-store.ts';
import { previewOf } from '../../editing/edit-preview.ts';
import './messages.ts';
import type { BulkEnvironment, BulkSettings, Operation } from './operations.ts';
import { bulkEdit, operations, parseShift } from './operations.ts';

/** As they are before anybody types. */
const untouched = (operation: Operation): BulkSettings => chosenSettings({ ...bulkStore.get(), operation });
const environment = (patch: Partial<BulkEnvironment> = {}): BulkEnvironment => ({
  selection: new Set(),
  shotChanges: [],
  targets: new Map(),
  ...patch,
});
let ids = 0;
const context = (cues: readonly TrackCue[]): EditContext => ({
  track: testTrack('one'),
  cues,
  profile: resolveProfile('netflix', { language: 'en' }),
  frameRate: { numerator: 25, denominator: 1 },
  durationMs: 600_000,
  newId: () => `new-${(ids += 1)}`,
});

describe('a shift as people type it', () => {
  it.each([
    ['+0.5', 500],
    ['-1,2', -1200],
    ['0.5', 500],
    ['-3f', -120],
    ['2f', 80],
    ['1:02', 62_000],
    ['-1:02.5', -62_500],
    ['\u2212200ms', -200],
    ['＋１', 1000],
  ])('reads %j', (text, ms) => {
    expect(parseShift(context([]), text)).toBe(ms);
  });

  it.each(['', 'later', '+', '1:2:3:4:5'])('reads none from %j', (text) => {
    expect(parseShift(context([]), text)).toBeNull();
  });
});

describe('a bulk operation', () => {
  const cues = testCues(['one', 'two', 'three']);

  it('works on the selection or on the whole track, as one edit', () => {
    const selection = new Set(['one-1']);
    const shift = { operation: 'shift', by: '+1', scope: 'selection' } as const;
    expect(bulkEdit(context(cues), shift, environment({ selection }))?.changes).toHaveLength(1);
    expect(bulkEdit(context(cues), { ...shift, scope: 'track' }, environment())?.changes).toHaveLength(3);
  });

  it('is nothing while a setting is missing', () => {
    expect(
      bulkEdit(context(cues), { operation: 'shift', by: 'x', scope: 'track' }, environment()),
    ).toBeNull();
    expect(bulkEdit(context(cues), untouched('stretch'), environment())).toBeNull();
    expect(bulkEdit(context(cues), untouched('duplicate'), environment())).toBeNull();
  });

  it('changes the frame rate of the whole track, whatever is selected', () => {
    const rate = { operation: 'frameRate', from: '25', to: '23.976', scope: 'selection' } as const;
    const edit = bulkEdit(context(cues), rate, environment({ selection: new Set(['one-1']) }));
    // The first start is 0 and stays, but its end moves.
    expect(edit?.changes).toHaveLength(3);
  });

  it('is shown before it is made, the first cues before and after', () => {
    const edit = bulkEdit(
      context(cues),
      untouched('merge'),
      environment({ selection: new Set(['one-0', 'one-1']) }),
    );
    const preview = previewOf(edit!, 1);
    expect(preview).toMatchObject({ changed: 1, added: 0, removed: 1 });
    expect(preview.first).toHaveLength(1);
    expect(preview.first[0]?.after?.text).toBe('one two');
  });

  it('are harmless as they are opened: no shift, and what is selected before the whole track', () => {
    expect(untouched('shift')).toMatchObject({ by: '0', scope: 'track' });
    expect(bulkEdit(context(testCues(['a', 'b'])), untouched('shift'), environment())).toBeNull();
    expect(chosenSettings(bulkStore.get(), 3)).toMatchObject({ scope: 'selection' });
    expect(chosenSettings(bulkStore.get(), 1)).toMatchObject({ scope: 'track' });
    chooseScope('track');
    expect(chosenSettings(bulkStore.get(), 3)).toMatchObject({ scope: 'track' });
    openBulk('shift');
    expect(chosenSettings(bulkStore.get(), 3)).toMatchObject({ scope: 'selection' });
  });

  it('keeps what was typed for another one', () => {
    changeSettings('shift', { by: '+7' });
    chooseOperation('changeCase');
    expect(chosenSettings(bulkStore.get())).toEqual({
      ...{ operation: 'changeCase', scope: 'track', letterCase: 'sentence' },
    });
    chooseOperation('shift');
    expect(chosenSettings(bulkStore.get())).toMatchObject({ operation: 'shift', by: '+7' });
  });

  it('leave fillers out, and bring Chinese into a script once its tables are there', () => {
    const c = context(testCues(['Uh, 你好吗']));
    const texts = (settings: BulkSettings) =>
      bulkEdit(c, settings, environment())?.changes.map(
        (change) => change.kind === 'cue' && change.after?.text,
      );
    expect(texts(untouched('leaveOutFillers'))).toEqual(['你好吗']);
    expect(texts(untouched('chineseScript'))).toBeUndefined();
    const chinese = { ...c, track: { ...c.track, language: 'zh' } };
    const edit = bulkEdit(
      chinese,
      untouched('chineseScript'),
      environment({ convertChinese: (text) => text.replace('吗', '嗎') }),
    );
    expect(previewOf(edit!, 1)).toMatchObject({ changed: 1, added: 0 });
  });

  it.each(operations)('%s has its words in both languages', (operation) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      expect(hasMessage(locale, `command.bulk.${operation}`)).toBe(true);
      expect(hasMessage(locale, `bulk.about.${operation}`)).toBe(true);
    }
  });
});
