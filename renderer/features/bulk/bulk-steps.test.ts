import { describe, expect, it } from 'vitest';
import { applyCueChanges } from '../../../core/edit/apply-changes.ts';
import type { EditContext } from '../../../core/edit/edit-context.ts';
import { resolveProfile } from '../../../core/profiles/profiles.ts';
import { testCues, testTrack } from '../../project/testing/test-project.ts';
import { bulkSteps } from './bulk-steps.ts';

let ids = 0;
const context = (texts: readonly string[]): EditContext => ({
  track: testTrack('one'),
  cues: testCues(texts),
  profile: resolveProfile('netflix', { language: 'en' }),
  frameRate: { numerator: 25, denominator: 1 },
  durationMs: 6_000_000,
  newId: () => `new-${(ids += 1)}`,
});
const resplit = { operation: 'resplit', scope: 'track' } as const;
const environment = { selection: new Set<string>(), shotChanges: [], targets: new Map() };

describe('re-splitting many cues', () => {
  it('goes in steps and comes out as one edit that loses no word and makes no overlap', () => {
    const texts = Array.from(
      { length: 400 },
      (_, i) => `This is sentence ${i} and it goes on, for a while. So`,
    );
    const c = context(texts);
    const steps = bulkSteps(c, resplit, environment);
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(count).toBeGreaterThan(5);
    const cues = applyCueChanges(c.cues, 'one', step.value?.changes ?? []);
    const words = (list: typeof cues) => list.map(({ text }) => text.replaceAll('\n', ' ')).join(' ');
    expect(words(cues)).toBe(words(c.cues));
    for (const [index, cue] of cues.entries()) {
      expect(cue.startMs).toBeGreaterThanOrEqual(cues[index - 1]?.endMs ?? 0);
    }
  });

  it('leaves cues that are not selected alone', () => {
    const c = context(['One two three four five six seven eight nine ten eleven twelve', 'b', 'c']);
    const selection = new Set(['one-0']);
    const steps = bulkSteps(c, { ...resplit, scope: 'selection' }, { ...environment, selection });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const touched = step.value?.changes.flatMap((change) =>
      change.kind === 'cue' ? [change.before?.id] : [],
    );
    expect(touched).not.toContain('one-1');
    expect(touched).toContain('one-0');
  });
});
