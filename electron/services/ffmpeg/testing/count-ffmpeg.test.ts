import { describe, expect, it } from 'vitest';
import { tools } from '../../media/testing/media-files.ts';
import { searchFfmpeg } from '../locate-ffmpeg.ts';
import { runProgram } from '../spawn-ffmpeg.ts';
import { countingFfmpeg, countStarts } from './count-ffmpeg.ts';

const silence = ['-nostdin', '-f', 'lavfi', '-i', 'anullsrc=d=0.1', '-f', 'null', '-'];

describe('counting ffmpeg', () => {
  it('sees each start through counted tools', async () => {
    const { tools: counted, starts } = countStarts(tools);
    expect((await runProgram(counted.ffmpeg, silence)).exitCode).toBe(0);
    expect(starts).toEqual([silence]);
  });

  it.skipIf(process.platform === 'win32')(
    'sees each start of an ffmpeg that the environment names (a shell script: not on Windows)',
    async () => {
      const { path, starts } = countingFfmpeg(tools);
      const environment = { FFMPEG_PATH: path, FFPROBE_PATH: tools.ffprobe.path };
      const found = await searchFfmpeg({ environment, npmPath: () => Promise.resolve(null) });
      expect(starts()).toEqual([]);
      expect((await runProgram(found.ffmpeg, silence)).exitCode).toBe(0);
      expect(starts()).toHaveLength(1);
    },
  );
});
