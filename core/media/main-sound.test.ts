import { expect, it } from 'vitest';
import { mainSound } from './main-sound.ts';
import type { AudioTrack } from './media-info.ts';

const track = (index: number, more: Partial<AudioTrack> = {}): AudioTrack => ({
  ...{
    kind: 'audio',
    index,
    streamIndex: index + 1,
    codec: 'aac',
    channels: 2,
    isDefault: false,
    sampleRate: 48_000,
  },
  ...more,
});
const indexOf = (...audio: readonly AudioTrack[]) => mainSound({ audio })?.index;

it('is of those that can be decoded the default, else the first', () => {
  expect(indexOf(track(0), track(1, { isDefault: true }))).toBe(1);
  expect(indexOf(track(0, { obstacle: 'no-decoder', isDefault: true }), track(1), track(2))).toBe(1);
  expect(indexOf(track(0, { obstacle: 'protected' }), track(1, { obstacle: 'no-decoder' }), track(2))).toBe(
    2,
  );
});

it('is the first where none can be decoded, so that it is said why', () => {
  expect(indexOf(track(0, { obstacle: 'protected' }))).toBe(0);
  expect(indexOf()).toBe(undefined);
});
