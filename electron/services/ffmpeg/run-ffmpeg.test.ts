import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, tools } from '../media/testing/media-files.ts';
import { parseProgressTime, runFfmpeg } from './run-ffmpeg.ts';

const folder = temporaryFolder();
const makes = { kind: 'file', name: 'tone.wav' } as const;
const tone = (seconds: number) => ['-nostdin', '-f', 'lavfi', '-i', `sine=d=${seconds}`];

describe('running ffmpeg to its end', () => {
  it('tells how far the output is', async () => {
    const times: number[] = [];
    const onTime = (timeMs: number) => void times.push(timeMs);
    await runFfmpeg(tools, [...tone(2), join(folder, 'tone.wav')], { makes, onTime });
    expect(times.at(-1)).toBeCloseTo(2000, -2);
  });

  it('tells what ffmpeg said when it failed', async () => {
    const facts = { reason: 'file', name: 'tone.wav', said: expect.any(String) as string };
    await expect(runFfmpeg(tools, ['-i', join(folder, 'none.wav')], { makes })).rejects.toMatchObject({
      code: 'ffmpeg-failed',
      facts,
    });
  });

  it('reads the time of the output in microseconds, whatever they are called', () => {
    expect(parseProgressTime('out_time_us=1500000')).toBe(1500);
    expect(parseProgressTime('out_time_ms=1500000')).toBe(1500);
    expect(parseProgressTime('out_time_us=N/A')).toBeNull();
    expect(parseProgressTime('progress=continue')).toBeNull();
  });
});
