import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeMedia, source, temporaryFolder } from '../../services/media/testing/media-files.ts';
import { listen, regions } from './testing/listen.ts';

const entry = fileURLToPath(new URL('testing/listening-process.ts', import.meta.url));
const folder = temporaryFolder();
const sound = join(folder, 'talk.wav');

beforeAll(async () => {
  // The odd turns are louder; between them nobody speaks.
  const volume = 'if(lt(mod(t,12),10),if(lt(mod(t,24),12),.1,.8),0)';
  await makeMedia(sound, source(`aevalsrc='(${volume})*sin(900*t)':d=96:s=16000`), '-c:a pcm_s16le');
});

describe('finding speakers', () => {
  it('goes on where a killed process stopped, and finds what it would have found', async () => {
    const killed = { folder: join(folder, 'killed'), sound };
    const child = fork(entry, [killed.folder, sound], { execArgv: [] });
    let windows = 0;
    child.on('message', (count) => {
      windows = Number(count);
      // Two turns of 31 windows are kept, the third is in work.
      if (windows > 62) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    expect(windows).toBeGreaterThan(62);
    let again = 0;
    let all = 0;
    const resumed = await listen({ ...killed, onWindows: (count) => (again += count) });
    const whole = await listen({
      ...{ folder: join(folder, 'whole'), sound },
      onWindows: (count) => (all += count),
    });
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThanOrEqual(all - 62);
    expect(resumed).toEqual(whole);
    expect(whole.value.speakers.length).toBe(2);
    expect(whole.value.sameVoiceAbove).toBe(0.9);
    expect(whole.value.turns.map(({ speaker }) => speaker)).toEqual(regions.map((_, i) => i % 2));
    expect(await readdir(join(killed.folder, 'voices'))).toEqual([]);
  }, 20_000);

  it('tells where two speak at once, when a model hears that', async () => {
    const own = { folder: join(folder, 'at-once'), sound, segmentationModel: 'two' };
    const { value } = await listen(own);
    expect(value.findsOverlap).toBe(true);
    const { turns } = value;
    const overlaps = turns.filter(({ startMs }, i) => i > 0 && startMs < turns[i - 1]!.endMs);
    expect(overlaps.length).toBeGreaterThan(0);
  });

  it('stops when it is asked to, and keeps what it heard', async () => {
    const controller = new AbortController();
    const own = { folder: join(folder, 'cancelled'), sound };
    const finding = listen({ ...own, onWindows: () => controller.abort() }, { signal: controller.signal });
    await expect(finding).rejects.toThrow();
    expect(await readdir(join(own.folder, 'voices'))).toHaveLength(1);
  });
});
