// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frameRate } from '../../../core/time/frame-rate.ts';
import { playhead } from '../../player/playhead.ts';
import { PlayerEngine } from './player-engine.ts';
import { changePlayer, playerStore } from './player-store.ts';

const media = { durationMs: 10_000, frameRate: frameRate(30000, 1001), offsetMs: 0 };
let looped: { startMs: number; endMs: number } | null = null;

/** jsdom plays nothing: an element that seeks when told to. */
function fakeElement() {
  const element = document.createElement('video');
  let time = 0;
  let isSeeking = false;
  const sought: number[] = [];
  Object.defineProperties(element, {
    readyState: { value: 4 },
    seeking: { get: () => isSeeking },
    currentTime: {
      get: () => time,
      set: (value: number) => {
        time = value;
        sought.push(value);
        isSeeking = true;
      },
    },
    play: { value: vi.fn(() => Promise.resolve()) },
    pause: { value: vi.fn() },
    load: { value: vi.fn() },
  });
  return {
    element,
    sought,
    seeked: () => {
      isSeeking = false;
      element.dispatchEvent(new Event('seeked'));
    },
    playTo: (seconds: number) => (time = seconds),
  };
}

describe('the player engine', () => {
  let engine: PlayerEngine;
  let fake: ReturnType<typeof fakeElement>;
  let frames: FrameRequestCallback[] = [];
  const nextFrame = (now = performance.now()): void => {
    const due = frames;
    frames = [];
    for (const frame of due) frame(now);
  };

  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
    looped = null;
    changePlayer({ speed: 1, isLooping: false, failure: null });
    playhead.update({ timeMs: 0, playing: false, rate: 1 });
    fake = fakeElement();
    engine = new PlayerEngine(media, { loopedCue: () => looped });
    engine.attach(fake.element);
    fake.seeked();
    fake.sought.length = 0;
  });
  afterEach(() => vi.unstubAllGlobals());

  it('shows a sought time at once and keeps only the last wish while the element seeks', () => {
    engine.seek(1000);
    engine.seek(2000);
    engine.seek(3000);
    expect(playhead.get().timeMs).toBe(3000);
    expect(fake.sought).toEqual([1.001]);
    fake.seeked();
    expect(fake.sought).toEqual([1.001, 3.001]);
  });

  it('clamps to the film', () => {
    engine.seek(-5);
    expect(playhead.get().timeMs).toBe(0);
    engine.seek(Infinity);
    expect(playhead.get().timeMs).toBe(10_000);
  });

  it('steps by the exact frame rate and comes back to where it was', () => {
    engine.seek(5000);
    engine.stepFrames(0);
    const from = playhead.get().timeMs;
    for (let i = 0; i < 90; i += 1) engine.stepFrames(1);
    expect(playhead.get().timeMs - from).toBeCloseTo(3003, 0);
    for (let i = 0; i < 90; i += 1) engine.stepFrames(-1);
    expect(playhead.get().timeMs).toBe(from);
  });

  it('follows the element while it plays and stops at the end of a range', () => {
    engine.playRange(2000, 3000, false);
    fake.seeked();
    fake.playTo(2.5);
    nextFrame();
    expect(playhead.get()).toMatchObject({ timeMs: 2500, playing: true });
    fake.playTo(3.01);
    nextFrame();
    expect(playhead.get()).toMatchObject({ timeMs: 3000, playing: false });
  });

  it('loops the current cue with its times as they are edited', () => {
    looped = { startMs: 2000, endMs: 3000 };
    changePlayer({ isLooping: true });
    engine.play();
    fake.seeked();
    looped = { startMs: 1800, endMs: 2600 };
    fake.playTo(2.7);
    nextFrame();
    expect(playhead.get()).toMatchObject({ timeMs: 1800, playing: true });
  });

  it('runs backwards by seeking and stops at the beginning', () => {
    engine.seek(500);
    fake.seeked();
    engine.shuttle(-1);
    const start = performance.now();
    nextFrame(start + 200);
    expect(playhead.get().timeMs).toBeLessThan(400);
    expect(playhead.get().rate).toBe(-1);
    engine.shuttle(-1);
    expect(playhead.get().rate).toBe(-2);
    nextFrame(start + 2000);
    expect(playhead.get()).toMatchObject({ timeMs: 0, playing: false });
  });

  it('keeps the pitch and changes the speed while playing', () => {
    engine.play();
    engine.setRate(1.5);
    expect(fake.element.playbackRate).toBe(1.5);
    expect(fake.element.preservesPitch).toBe(true);
    expect(playhead.get().rate).toBe(1.5);
    engine.shuttle(1);
    expect(playhead.get().rate).toBe(2);
    engine.pause();
    expect(playhead.get().rate).toBe(1.5);
  });

  it('moves the playhead without a picture, too', () => {
    engine.detach();
    engine.seek(4000);
    engine.stepFrames(1);
    expect(playhead.get().timeMs).toBeGreaterThan(4000);
    engine.play();
    expect(playhead.get().playing).toBe(false);
  });

  it('says what failed', () => {
    Object.defineProperty(fake.element, 'error', { value: { code: 3 } });
    vi.stubGlobal('MediaError', { MEDIA_ERR_NETWORK: 2, MEDIA_ERR_DECODE: 3 });
    engine.play();
    fake.element.dispatchEvent(new Event('error'));
    expect(playerStore.get().failure).toBe('decode');
    expect(playhead.get().playing).toBe(false);
  });
});
