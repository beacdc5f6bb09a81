// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { settingsStore } from '../settings/settings-store.ts';
import { followRoom } from './follow-room.ts';
import { workspaceStore } from './workspace-store.ts';

const before = settingsStore.get();
afterEach(() => {
  settingsStore.set(before);
});

it.each([
  [900, 900, 1, { hasDock: false, isShort: false }],
  [900, 900, 2, { hasDock: false, isShort: true }],
  [1440, 900, 1, { hasDock: true, isShort: false }],
  [1440, 900, 2, { hasDock: false, isShort: true }],
  [1440, 500, 1, { hasDock: true, isShort: true }],
])(
  'what fits in %i x %i pixels goes by the size of the text, %d times the usual',
  (width, height, textScale, room) => {
    const page = Object.assign(new EventTarget(), { innerWidth: width, innerHeight: height });
    const stop = followRoom(page as unknown as Window);
    settingsStore.set({ ...settingsStore.get(), textScale });
    expect(workspaceStore.get()).toMatchObject(room);
    stop();
  },
);
