// @vitest-environment jsdom
import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { TooltipProvider } from '../../components/Tooltip.tsx';
import { stopEditing } from '../../editing/editing-store.ts';
import { typeText } from '../../editing/typing.ts';
import { listenToKeys } from '../../keys/key-listener.ts';
import { playerControls, playhead, registerPlayer } from '../../player/playhead.ts';
import { openProject, selectCue } from '../../project/project-store.ts';
import { openTestProject, testTrack } from '../../project/testing/test-project.ts';
import '../cues/register.ts';
import '../player/commands.ts';
import '../review/register.ts';
import { chaptersStore } from '../../analyses/chapters-store.ts';
import { ConnectionProvider } from '../../connection/use-connection.tsx';
import { StoryPanel } from './StoryPanel.tsx';
import { fakeConnection } from '../../connection/testing/fake-connection.ts';

/** `*` before a word: it is doubtful, and may be the word with an e behind. */
function spoken(id: string, startMs: number, text: string): TrackCue {
  const words = text.split(' ').map((word, i) => ({
    ...{ startMs: startMs + i * 500, endMs: startMs + i * 500 + 400, text: ` ${word.replace('*', '')}` },
    ...(word.startsWith('*')
      ? { confidence: 0.2, alternatives: [{ text: `${word.slice(1)}e`, confidence: 0.1 }] }
      : { confidence: 1 }),
  }));
  return { ...{ id, startMs, endMs: startMs + 2600, origin: 'machine', words }, text: text.replace('*', '') };
}

let root: Root;
let page: HTMLElement;
let stop: () => void;

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const sizes = { clientHeight: 600, clientWidth: 600, offsetHeight: 100, offsetWidth: 600 };
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
  }
  // As newer browsers do: it is no cleanup of an effect.
  HTMLElement.prototype.scrollIntoView = () => Promise.resolve() as unknown as undefined;
});

beforeEach(async () => {
  chaptersStore.set({ mediaId: null, trackId: null, last: null, shown: null, value: null });
  openTestProject([
    [testTrack('one'), [spoken('a', 0, 'I met *Paul in town.'), spoken('b', 3000, 'He was well.')]],
  ]);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  await act(async () => {
    root.render(
      <TooltipProvider>
        <ConnectionProvider connection={fakeConnection().connection}>
          <StoryPanel />
        </ConnectionProvider>
      </TooltipProvider>,
    );
    await Promise.resolve();
  });
  stop = listenToKeys(window);
});
afterEach(() => {
  stop();
  act(stopEditing);
  act(() => root.unmount());
  page.remove();
});

const pause = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)));
const field = () => page.querySelector<HTMLTextAreaElement>('[data-cue-text]');
const region = () => page.querySelector<HTMLElement>('[data-transcript]')!;
const texts = () =>
  openProject()!
    .cues.get('one')!
    .map(({ text }) => text);
const marked = () => field()!.value.slice(field()!.selectionStart, field()!.selectionEnd);

async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more });
  act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  await pause();
}

async function open(cueId: string, timeMs: number): Promise<void> {
  act(() => {
    selectCue(cueId);
    playhead.update({ timeMs });
    region().focus();
  });
  await press('Enter');
}

describe('Enter in the transcript', () => {
  it('opens the text where it stands, with the doubtful word marked, and Esc keeps what was typed', async () => {
    await open('a', 0);
    expect(document.activeElement).toBe(field());
    expect(marked()).toBe('Paul');
    act(() => typeText('one', 'a', 'I met Paula in town.'));
    await press('Escape');
    expect(field()).toBeNull();
    expect(document.activeElement).toBe(region());
    expect(texts()[0]).toBe('I met Paula in town.');
  });

  it('puts the caret on the word that was clicked, or that is heard', async () => {
    await open('b', 3500);
    expect(field()!.selectionStart).toBe('He '.length);
    await press('Escape');
    await open('b', 4100);
    expect(field()!.selectionStart).toBe('He was '.length);
  });

  it('goes on to the next cue, and ends behind the last', async () => {
    await open('a', 0);
    await press('Enter');
    expect(field()!.value).toBe('He was well.');
    await press('Enter');
    expect(field()).toBeNull();
  });

  it('takes an alternative of the word at the caret by Alt and its number, and keeps the field open', async () => {
    await open('a', 0);
    expect(page.querySelector('[role="group"]')!.textContent).toContain('Paule');
    await press('1', { altKey: true });
    expect(texts()[0]).toBe('I met Paule in town.');
    expect(field()!.value).toBe('I met Paule in town.');
    expect(document.activeElement).toBe(field());
    expect(page.querySelector('[role="group"]')).toBeNull();
  });

  it('leaves Space and numbers to the text while one types, and Space to the film elsewhere', async () => {
    const toggle = vi.fn<() => void>();
    const unregister = registerPlayer({ ...playerControls(), toggle });
    await open('a', 0);
    await press('1');
    expect(texts()[0]).toBe('I met Paul in town.');
    await press(' ', { code: 'Space' });
    expect(toggle).not.toHaveBeenCalled();
    await press('Escape');
    await press(' ', { code: 'Space' });
    expect(toggle).toHaveBeenCalledOnce();
    unregister();
  });
});
