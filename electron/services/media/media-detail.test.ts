import { expect, it } from 'vitest';
import type { AudioTrack } from '../../../core/media/media-info.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { toSummary } from './media-detail.ts';

const plain: AudioTrack = {
  ...{
    kind: 'audio',
    index: 0,
    streamIndex: 1,
    codec: 'aac',
    channels: 2,
    isDefault: true,
    sampleRate: 48_000,
  },
};

it.each([
  ['the first', [plain, { ...plain, index: 1, isDefault: false }], 0],
  [
    'one that can be decoded',
    [
      { ...plain, obstacle: 'no-decoder' },
      { ...plain, index: 1 },
    ],
    1,
  ],
  ['none', [], 0],
] as const)('tells lists which sound is transcribed: %s', (_, audio, main) => {
  const media = sampleMedia();
  const record = {
    ...{ ...media, info: { ...media.info, audio }, addedAt: '', openedAt: null },
    ...{
      hasPoster: false,
      trackCount: 0,
      languages: [],
      doubtCount: 0,
      speakers: [],
      tags: [],
      note: '',
      rating: 0,
    },
  };
  expect(toSummary(record, { presence: 'present', isUnplugged: false }, '/media').mainAudioTrack).toBe(main);
});
