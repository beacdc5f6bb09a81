import { expect, it } from 'vitest';
import { containerOf, muxerArguments } from './containers.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';

const track = (codec: string): VideoTrack => ({
  ...{ kind: 'video', streamIndex: 0, codec, isDefault: false, isVariableFrameRate: false },
  ...{ width: 16, height: 16, displayWidth: 16, displayHeight: 16, rotation: 0 },
  sampleAspectRatio: { numerator: 1, denominator: 1 },
});

it('gives the tag of Apple to every HEVC track, whichever of several it is', () => {
  const tags = (path: string, ...codecs: readonly string[]): readonly string[] =>
    muxerArguments(containerOf(path), codecs.map(track), path).slice(0, -3);
  expect(tags('a.mp4', 'h264', 'hevc')).toEqual(['-tag:v:1', 'hvc1']);
  expect(tags('a.mov', 'hevc', 'h264', 'hevc')).toEqual(['-tag:v:0', 'hvc1', '-tag:v:2', 'hvc1']);
  expect(tags('a.mkv', 'hevc')).toEqual([]);
  expect(tags('a.mp4', 'h264')).toEqual([]);
});
