import { describe, expect, it } from 'vitest';
import type { EditContext } from '../../../core/edit/edit-context.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { hasMessage } from '../../i18n/i18n.ts';
import { testCues, testTrack } from '../../project/testing/test-project.ts';
import { bulkStore } from './bulk-store.ts';
import { previewOf } from '../../editing/edit-preview.ts';
import './messages.ts';
import type { BulkEnvironment, BulkSettings } from './operations.ts';
import { bulkEdit, operations, parseShift } from './operations.ts';

const settings = (patch: Partial<BulkSettings>): BulkSettings => ({ ...bulkStore.get(), ...patch });
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
    const shift = settings({ operation: 'shift', shiftBy: '+1', scope: 'selection' });
    expect(bulkEdit(context(cues), shift, environment({ selection }))?.changes).toHaveLength(1);
    expect(bulkEdit(context(cues), { ...shift, scope: 'track' }, environment())?.changes).toHaveLength(3);
  });

  it('is nothing while a setting is missing', () => {
    expect(bulkEdit(context(cues), settings({ operation: 'shift', shiftBy: 'x' }), environment())).toBeNull();
    expect(bulkEdit(context(cues), settings({ operation: 'stretch' }), environment())).toBeNull();
    expect(bulkEdit(context(cues), settings({ operation: 'duplicate' }), environment())).toBeNull();
  });

  it('changes the frame rate of the whole track, whatever is selected', () => {
    const rate = settings({ operation: 'frameRate', rateFrom: '25', rateTo: '23.976', scope: 'selection' });
    const edit = bulkEdit(context(cues), rate, environment({ selection: new Set(['one-1']) }));
    // The first start is 0 and stays, but its end moves.
    expect(edit?.changes).toHaveLength(3);
  });

  it('is shown before it is made, the first cues before and after', () => {
    const edit = bulkEdit(
      context(cues),
      settings({ operation: 'merge' }),
      environment({ selection: new Set(['one-0', 'one-1']) }),
    );
    const preview = previewOf(edit!, 1);
    expect(preview).toMatchObject({ changed: 1, added: 0, removed: 1 });
    expect(preview.first).toHaveLength(1);
    expect(preview.first[0]?.after?.text).toBe('one two');
  });

  it.each(operations)('%s has its words in both languages', (operation) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      expect(hasMessage(locale, `command.bulk.${operation}`)).toBe(true);
      expect(hasMessage(locale, `bulk.about.${operation}`)).toBe(true);
    }
  });
});
