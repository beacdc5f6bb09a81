import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import type { CaptionStrip } from '../../../core/contract/style.ts';
import type { MomentRow } from '../../player/moments.ts';
import { CaptionPictures } from './caption-pictures.ts';

const row = (text: string): MomentRow => ({
  ...{ captions: [{ text, from: 0, to: 1 }], count: 1 },
  ...{ startMs: 0, endMs: 1000 },
});

interface Call {
  readonly strip: CaptionStrip;
  readonly signal: AbortSignal;
  readonly answer: (pictures: readonly string[]) => void;
  readonly fail: (error: unknown) => void;
}

function setUp() {
  const calls: Call[] = [];
  const failures: unknown[] = [];
  let changes = 0;
  const pictures = new CaptionPictures<string>({
    load: (png) => Promise.resolve(png),
    onChange: () => (changes += 1),
    onFailure: (error) => failures.push(error),
  });
  const draw = (strip: CaptionStrip, signal: AbortSignal) =>
    new Promise<readonly string[]>((answer, fail) => {
      signal.addEventListener('abort', () => fail(new SidecutError('cancelled', {})));
      calls.push({ strip, signal, answer, fail });
    });
  return { pictures, draw, calls, failures, changes: () => changes };
}

const settle = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('pictures of captions', () => {
  it('are drawn once what is wanted has settled, and kept', async () => {
    const { pictures, draw, calls, changes } = setUp();
    for (const typed of ['H', 'He', 'Hel']) pictures.want('look', [row(typed), row('next')], draw);
    expect(pictures.get('look', row('Hel'))).toBeNull();
    await settle();
    expect(calls).toHaveLength(1);
    expect(calls[0]!.strip.captions.map(({ text }) => text)).toEqual(['Hel', 'next']);
    calls[0]!.answer(['png of Hel', 'png of next']);
    await settle();
    expect(pictures.get('look', row('Hel'))).toBe('png of Hel');
    expect(pictures.get('look', row('next'))).toBe('png of next');
    expect(pictures.get('other look', row('Hel'))).toBeNull();
    expect(changes()).toBe(1);
    pictures.want('look', [row('next'), row('Hel')], draw);
    await settle();
    expect(calls).toHaveLength(1);
  });

  it('are given up for what is seen now, and for nothing less', async () => {
    const { pictures, draw, calls } = setUp();
    pictures.want('look', [row('a'), row('b')], draw);
    await settle();
    pictures.want('look', [row('b'), row('c')], draw);
    await settle();
    expect(calls).toHaveLength(1);
    pictures.want('look', [row('far away')], draw);
    expect(calls[0]!.signal.aborted).toBe(true);
    await settle();
    expect(calls[1]!.strip.captions.map(({ text }) => text)).toEqual(['far away']);
  });

  it('are told of as failed once, and tried again later', async () => {
    const { pictures, draw, calls, failures } = setUp();
    pictures.want('look', [row('a')], draw);
    await settle();
    calls[0]!.fail(new SidecutError('ffmpeg-failed', { reason: 'no-libass' }));
    await settle();
    pictures.want('look', [row('b')], draw);
    await settle();
    expect(calls).toHaveLength(1);
    expect(failures).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls).toHaveLength(2);
  });

  it('do not grow without bound', async () => {
    const { pictures, draw, calls } = setUp();
    for (let i = 0; i < 200; i += 1) {
      pictures.want('look', [row(`cue ${i}`)], draw);
      await settle();
      calls.at(-1)!.answer(['png']);
      await settle();
    }
    expect(pictures.get('look', row('cue 0'))).toBeNull();
    expect(pictures.get('look', row('cue 199'))).toBe('png');
  });

  it('are no longer wanted when the player is gone', async () => {
    const { pictures, draw, calls } = setUp();
    pictures.want('look', [row('a')], draw);
    pictures.close();
    await settle();
    expect(calls).toHaveLength(0);
  });
});
