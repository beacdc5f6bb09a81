/** The app in process, with an ffmpeg that writes down how it is called. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { sampleFile } from '../sample-file.ts';
import { connectInProcess } from './connect-in-process.ts';
import { createApp } from './create-app.ts';

it.skipIf(process.platform === 'win32')(
  'import and transcription of a film decode the sound once and the picture once',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sidecut-one-decoding-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    // The beginning of the sample, with three cuts.
    const film = join(folder, 'film.mp4');
    const ffmpeg = await pathOfFfmpeg();
    await promisify(execFile)(ffmpeg, ['-nostdin', '-i', sampleFile, '-c', 'copy', '-t', '40', film]);
    const log = join(folder, 'calls');
    const wrapper = join(folder, 'ffmpeg');
    await writeFile(wrapper, `#!/bin/sh\necho "$*" >> '${log}'\nexec '${ffmpeg}' "$@"\n`);
    await chmod(wrapper, 0o755);
    vi.stubEnv('FFMPEG_PATH', wrapper);
    const app = await createApp({
      ...{ dataFolder: join(folder, 'home'), host: 'in-process', capabilities: [], chooserFolders: [] },
    });
    const connection = connectInProcess(app);
    const { calls } = connection;
    onTestFinished(async () => {
      vi.unstubAllEnvs();
      connection.close();
      await app.close();
    });
    const { added } = await calls['media.add']({ sources: [app.sources.idFor(film)] });
    const mediaId = added[0]!.id;
    const options = {
      ...{ model: 'starter-whisper', language: 'en', task: 'transcribe', profile: 'netflix' },
      // How carefully it listens is no subject here.
      ...{ accuracy: 'fast', device: 'cpu', audioTrack: 0 },
    };
    await calls['jobs.start']({ kind: 'transcribe', mediaId, options });
    await vi.waitFor(
      async () => {
        const { jobs } = await calls['jobs.list']({});
        expect(jobs.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
          'prepare done',
          'transcribe done',
        ]);
      },
      { timeout: 120_000, interval: 100 },
    );
    const decodings = (await readFile(log, 'utf8')).split('\n').filter((call) => call.includes(' -i '));
    const sound = decodings.filter((call) => call.includes('pcm_s16le'));
    // One seek to one place for the picture that stands for the video; it decodes a second of it.
    const poster = decodings.filter((call) => call.includes('poster.jpg'));
    const picture = decodings.filter((call) => !sound.includes(call) && !poster.includes(call));
    expect([sound.length, picture.length, poster.length]).toEqual([1, 1, 1]);
    const { analyses, missing, running } = await calls['analyses.list']({ mediaId });
    expect(analyses.map(({ kind, state, isOutOfDate }) => `${kind} ${state} ${isOutOfDate}`)).toEqual([
      ...['pictures done false', 'shots done false', 'speech done false', 'transcript done false'],
      'waveform done false',
    ]);
    expect([missing, running]).toEqual([[], []]);
    const { value } = await calls['analyses.read']({ mediaId, kind: 'shots', options: {} });
    expect((value as unknown[]).length).toBeGreaterThan(2);
  },
  150_000,
);

/** By another process: this one remembers the first that it finds. */
async function pathOfFfmpeg(): Promise<string> {
  const module = new URL('../../services/ffmpeg/locate-ffmpeg.ts', import.meta.url).href;
  const script = `import { locateFfmpeg } from '${module}';
    process.stdout.write((await locateFfmpeg()).ffmpeg.path);`;
  const found = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return found.stdout;
}
