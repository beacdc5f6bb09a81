import { expect, it } from 'vitest';
import { gapsStore } from '../../analyses/gaps-store.ts';
import { activeTrack, openProject, selectCue } from '../../project/project-store.ts';
import { applyToPage, openTestProject, testCues, testTrack } from '../../project/testing/test-project.ts';
import { markNoWords } from './review-actions.ts';
import './review-session.ts';
import { reviewStore } from './review-store.ts';

/** What the review tells of speech without text, when it is done. */
async function found(): Promise<readonly number[]> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (let turn = 0; turn < 200 && reviewStore.get().status !== 'done'; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return reviewStore
    .get()
    .problems.flatMap(({ code, span }) => (code === 'speech-without-text' ? [span!.startMs] : []));
}

it('singing is answered with "no words here", in one step of undo, and asks again when it is heard otherwise', async () => {
  const edits = openTestProject([[testTrack('one'), testCues(['One', 'Two'])]]);
  const gap = { startMs: 20_000, endMs: 40_000, reason: 'no-words' } as const;
  gapsStore.set({ trackId: 'one', gaps: [gap] });
  selectCue('one-0');
  expect(await found()).toEqual([20_000]);
  markNoWords(reviewStore.get().problems.find(({ code }) => code === 'speech-without-text')!);
  expect(edits).toHaveLength(1);
  expect(edits[0]?.name).toEqual({ key: 'edit.noWords', values: { time: '0:20.000' } });
  expect(activeTrack(openProject()!)?.wordless).toEqual([
    { startMs: 20_000, endMs: 40_000, heard: [{ startMs: 20_000, endMs: 40_000 }] },
  ]);
  expect(await found()).toEqual([]);
  gapsStore.set({ trackId: 'one', gaps: [{ ...gap, startMs: 21_000 }] });
  expect(await found()).toEqual([21_000]);
  gapsStore.set({ trackId: 'one', gaps: [gap] });
  expect(await found()).toEqual([]);
  const { before, after } = edits[0]!.changes[0] as Extract<
    (typeof edits)[number]['changes'][number],
    { readonly kind: 'track' }
  >;
  applyToPage({ ...edits[0]!, changes: [{ kind: 'track', before: after, after: before }] });
  expect(await found()).toEqual([20_000]);
});
