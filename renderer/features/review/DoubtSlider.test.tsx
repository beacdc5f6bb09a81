// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import './register.ts';
import { ReviewQueue } from './ReviewQueue.tsx';
import { reviewStore } from './review-store.ts';

/** A good cue but for one word of little confidence. */
const words = ['I', 'met', 'Hommy', 'in', 'town.'].map((text, i) => ({
  ...{ startMs: i * 500, endMs: i * 500 + 400, text: ` ${text}` },
  confidence: text === 'Hommy' ? 0.3 : 1,
}));
const cue: TrackCue = {
  ...{ id: 'a', startMs: 0, endMs: 2600, text: 'I met Hommy in town.' },
  ...{ origin: 'machine', words, confidence: 0.9 },
};

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});

const pause = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

async function choose(doubt: number): Promise<number> {
  act(() => settingsStore.set((settings) => ({ ...settings, doubt })));
  for (let turn = 0; turn < 200 && reviewStore.get().status !== 'done'; turn += 1) await pause();
  await pause();
  return reviewStore.get().problems.length;
}

it('the slider keeps the focus where its last step finds nothing, and where the next finds something again', async () => {
  openTestProject([[testTrack('one'), [cue]]]);
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <TooltipProvider>
        <ReviewQueue />
      </TooltipProvider>,
    ),
  );
  expect(await choose(0.5)).toBe(1);
  const slider = page.querySelector<HTMLInputElement>('input[type=range]')!;
  slider.focus();
  for (const [doubt, found] of [
    [0.2, 0],
    [0.25, 0],
    [0.5, 1],
  ] as const) {
    expect(await choose(doubt)).toBe(found);
    expect(page.querySelector('input[type=range]')).toBe(slider);
    expect(document.activeElement).toBe(slider);
  }
  act(() => root.unmount());
});
