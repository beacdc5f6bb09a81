// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { runCommand } from '../../commands/command.ts';
import type { CommandId } from '../../commands/command.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { listenToKeys } from '../../keys/key-listener.ts';
import { announcementStore } from '../../notices/announce.ts';
import { openPanel } from '../../workspace/panels.ts';
import { typeText } from '../../editing/typing.ts';
import { openProject } from '../../project/project-store.ts';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import '../cues/register.ts';
import './register.ts';
import { ReviewQueue } from './ReviewQueue.tsx';
import { reviewStore } from './review-store.ts';

/** A good cue but for its third word. */
function spoken(
  id: string,
  startMs: number,
  wrong: string,
  alternatives: NonNullable<TrackCue['words']>[number]['alternatives'] = [],
): TrackCue {
  const words = ['I', 'met', wrong, 'in', 'town.'].map((text, i) => ({
    ...{ startMs: startMs + i * 500, endMs: startMs + i * 500 + 400, text: ` ${text}` },
    ...(text === wrong ? { confidence: 0.3, alternatives } : { confidence: 1 }),
  }));
  const text = words.map((word) => word.text).join('').trim(); // prettier-ignore
  return { id, startMs, endMs: startMs + 2600, text, origin: 'machine', words, confidence: 0.9 };
}

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const sizes = { clientHeight: 600, clientWidth: 600, offsetHeight: 100, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
});

const pause = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));

it('a wrong word is corrected in the row of the review by two keys beside the text', async () => {
  openTestProject([[testTrack('one'), [spoken('a', 0, 'Hommy'), spoken('b', 5000, 'Pawl')]]]);
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <TooltipProvider>
        <ReviewQueue />
      </TooltipProvider>,
    ),
  );
  for (let turn = 0; turn < 200 && reviewStore.get().status !== 'done'; turn += 1) await pause();
  let keys = 0;
  const press = async (command: CommandId): Promise<void> => {
    keys += 1;
    act(() => runCommand(command));
    await pause();
  };
  for (const [cueId, right] of [
    ['a', 'Hommie'],
    ['b', 'Paul'],
  ] as const) {
    // prettier-ignore
    await press('review.next');
    await press('cue.edit');
    const field = page.querySelector<HTMLTextAreaElement>('[data-cue-text]')!;
    expect(document.activeElement).toBe(field);
    const { value, selectionStart, selectionEnd } = field;
    expect(value.slice(selectionStart, selectionEnd)).toBe(cueId === 'a' ? 'Hommy' : 'Pawl');
    act(() => typeText('one', cueId, value.slice(0, selectionStart) + right + value.slice(selectionEnd)));
  }
  await press('review.next');
  expect(
    openProject()!
      .cues.get('one')!
      .map(({ text }) => text),
  ).toEqual(['I met Hommie in town.', 'I met Paul in town.']);
  expect(keys).toBe(5);
  act(() => root.unmount());
});

it('a doubtful word with an alternative is corrected by two keys: to it, and its number', async () => {
  const others = ['Tommy', 'Tom'].map((text, i) => ({ text, confidence: 0.2 - i / 10 }));
  openTestProject([[testTrack('one'), [spoken('a', 0, 'Hommy', others), spoken('b', 5000, 'Pawl', others)]]]);
  reviewStore.set((state) => ({ ...state, currentId: null }));
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() =>
    root.render(
      <TooltipProvider>
        <ReviewQueue />
      </TooltipProvider>,
    ),
  );
  const stop = listenToKeys(window);
  openPanel('review');
  for (let turn = 0; turn < 200 && reviewStore.get().problems.length < 2; turn += 1) await pause();
  const press = async (key: string): Promise<void> => {
    act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
    await pause();
  };
  await press('F8');
  const offered = page.querySelectorAll('[role="group"] button');
  expect([...offered].map(({ textContent }) => textContent)).toEqual(['1Tommy', '2Tom']);
  expect(announcementStore.get()?.text).toContain('Hommy or: 1 Tommy, 2 Tom');
  await press('2');
  const [first, second] = openProject()!.cues.get('one')!;
  expect(first!.text).toBe('I met Tom in town.');
  expect(first!.words!.map(({ startMs, endMs }) => [startMs, endMs])[2]).toEqual([1000, 1400]);
  expect(announcementStore.get()?.text).toBe('“Tom” in place of “Hommy”');
  for (let turn = 0; turn < 200 && reviewStore.get().problems.length > 1; turn += 1) await pause();
  // The next doubt is one key away; nothing else has changed.
  await press('F8');
  expect(openProject()!.currentCueId).toBe(second!.id);
  expect(second!.text).toBe('I met Pawl in town.');
  stop();
  act(() => root.unmount());
});
