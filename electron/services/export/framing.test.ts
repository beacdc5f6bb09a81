import { expect, it } from 'vitest';
import { defaultPicture } from '../../../core/contract/export.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import { planFraming } from './framing.ts';

const track = (change: Partial<VideoTrack> = {}): VideoTrack => ({
  ...{ kind: 'video', streamIndex: 0, codec: 'h264', isDefault: true, isVariableFrameRate: false },
  ...{ width: 1920, height: 1080, displayWidth: 1920, displayHeight: 1080, rotation: 0 },
  sampleAspectRatio: { numerator: 1, denominator: 1 },
  ...change,
});

it('leaves the frame alone unless something else was asked for', () => {
  const odd = track({ width: 321, height: 181, displayWidth: 321, displayHeight: 181 });
  expect(planFraming(odd, defaultPicture)).toMatchObject({
    filters: [],
    canvas: { frame: { width: 322, height: 182 }, shown: { width: 321, height: 181 } },
  });
  expect(planFraming(track(), { ...defaultPicture, shape: '16:9', shortSide: 1080 }).filters).toEqual([]);
});

it('cuts a vertical picture out of the middle of a lying one, or out of a side', () => {
  const vertical = { ...defaultPicture, shape: '9:16' as const };
  const middle = planFraming(track(), vertical);
  expect(middle.filters).toEqual(['crop=608:1080:656:0', 'scale=608:1080:flags=lanczos', 'setsar=1']);
  expect(middle.canvas).toEqual({
    ...{ frame: { width: 608, height: 1080 }, shown: { width: 608, height: 1080 } },
    hasSquarePixels: true,
  });
  expect(planFraming(track(), { ...vertical, keep: 'start' }).filters[0]).toBe('crop=608:1080:0:0');
  expect(planFraming(track(), { ...vertical, keep: 'end' }).filters[0]).toBe('crop=608:1080:1312:0');
});

it('cuts where the frame was moved to, to an even pixel', () => {
  const at = (offset: number) =>
    planFraming(track(), { ...defaultPicture, shape: '9:16', offset }).filters[0];
  expect(at(0.25)).toBe('crop=608:1080:328:0');
  expect(at(0.333)).toBe('crop=608:1080:436:0');
  expect(at(1)).toBe('crop=608:1080:1312:0');
  const upright = track({ rotation: 90, displayWidth: 1080, displayHeight: 1920 });
  expect(planFraming(upright, { ...defaultPicture, shape: '1:1', offset: 0.1 }).filters[0]).toBe(
    'crop=1080:1080:0:84',
  );
});

it('cuts what is high from a picture that a telephone turned', () => {
  const turned = track({ rotation: 90, displayWidth: 1080, displayHeight: 1920 });
  expect(planFraming(turned, { ...defaultPicture, shape: '1:1', shortSide: 720 }).filters).toEqual([
    ...['crop=1080:1080:0:420', 'scale=720:720:flags=lanczos', 'setsar=1'],
  ]);
});

it('makes pixels square when it makes a picture smaller, and never makes one larger', () => {
  const wide = track({
    ...{ width: 720, height: 576, displayWidth: 1024, displayHeight: 576 },
    sampleAspectRatio: { numerator: 64, denominator: 45 },
  });
  expect(planFraming(wide, { ...defaultPicture, shortSide: 480 }).filters).toEqual([
    ...['scale=854:480:flags=lanczos', 'setsar=1'],
  ]);
  expect(planFraming(wide, { ...defaultPicture, shortSide: 1080 }).filters).toEqual([]);
});
