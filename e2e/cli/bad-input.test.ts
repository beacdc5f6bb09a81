import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { runSidecut, runSidecutHere } from './sidecut-cli.ts';
import type { CommandEnd } from './sidecut-cli.ts';

const sample = fileURLToPath(new URL('../../sample/sample.mp4', import.meta.url));
const starter = fileURLToPath(new URL('../../models/starter/whisper', import.meta.url));

let folder: string;
let ffmpeg: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-bad-input-'));
  ffmpeg = (await locateFfmpeg()).ffmpeg.path;
  vi.stubEnv('SIDECUT_HOME', home());
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);
const home = () => at('home');

async function make(name: string, ...args: string[]): Promise<string> {
  await promisify(execFile)(ffmpeg, ['-v', 'error', '-y', ...args, at(name)]);
  return at(name);
}

/** What is heard is no subject here. */
const withStarter = ['--model', 'starter-whisper', '--accuracy', 'fast'];

function caption(file: string, ...args: string[]): Promise<CommandEnd> {
  return runSidecut(['caption', file, ...withStarter, '--out', at('out'), ...args], home());
}

/** Most of it without a process of its own, whose start would take longer than the rest. */
function captionHere(file: string, ...args: string[]): Promise<CommandEnd> {
  return runSidecutHere(['caption', file, ...withStarter, '--out', at('out'), ...args]);
}

/** One sentence, the status, nothing from inside Sidecut, and nothing half-written. */
async function expectRefusal(end: CommandEnd, status: number, sentence: RegExp): Promise<void> {
  expect(end.stderr).toMatch(sentence);
  expect(end.status).toBe(status);
  expect(end.stderr).not.toMatch(/^\s+at |node:internal|something went wrong inside/m);
  expect(end.stderr.split('\n').filter((line) => line.startsWith('sidecut:'))).toHaveLength(1);
  const left = await readdir(at('out')).catch(() => []);
  expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
}

describe('a recording that can not be captioned', () => {
  it('is missing', async () => {
    await expectRefusal(await caption(at('nowhere.mp4')), 1, /There is no file .*nowhere\.mp4/);
  });

  it('is a folder without any', async () => {
    await mkdir(at('a folder.mp4'));
    await expectRefusal(await captionHere(at('a folder.mp4')), 2, /holds no video or sound file/);
  });

  it('is empty', async () => {
    await writeFile(at('empty.mp4'), '');
    await expectRefusal(await captionHere(at('empty.mp4')), 1, /is empty/);
  });

  it('is a text file with a video name', async () => {
    await writeFile(at('text.mp4'), 'Dear diary,\n'.repeat(500));
    await expectRefusal(await captionHere(at('text.mp4')), 1, /not a video or sound file/);
  });

  it('has lost its index', async () => {
    const path = await make('no index.mp4', '-i', sample, '-c', 'copy', '-t', '5', '-movflags', '0');
    await truncate(path, 60_000);
    await expectRefusal(await captionHere(path), 1, /damaged or incomplete/);
  });

  it('has no sound', async () => {
    const path = await make('mute.mp4', '-i', sample, '-t', '1', '-an', '-c:v', 'copy');
    await expectRefusal(await captionHere(path), 1, /no (sound|audio)/i);
  });

  it('has fewer audio tracks than asked for', async () => {
    await expectRefusal(await captionHere(sample, '--track', '3'), 1, /--track/);
  });
});

describe('recordings that are odd but can be captioned', () => {
  let end: CommandEnd;
  const odd = `-o "it's" 100% 字幕`;
  const wordless = ['silence', 'noise', 'a tone', odd];

  /** All by one command. */
  beforeAll(async () => {
    const sources = ['anullsrc=r=16000:cl=mono', 'anoisesrc=r=16000:amplitude=0.3:seed=4', 'sine', 'sine'];
    const made = sources.map((source, i) =>
      make(`${wordless[i]!}.wav`, '-f', 'lavfi', '-i', source, '-t', '3'),
    );
    const short = await make('short.mkv', '-i', sample, '-t', '10', '-c', 'copy');
    await truncate(short, Math.floor(statSync(short).size * 0.6));
    end = await caption(short, ...(await Promise.all(made)), '--overwrite');
    expect(end.status).toBe(0);
  });

  const written = (name: string) => readFile(join(at('out'), `${name}.srt`), 'utf8');

  it('gives empty subtitles where there are no words, and says so: silence, noise, a tone', async () => {
    expect(end.stdout.match(/No speech was found/g)).toHaveLength(wordless.length);
    for (const name of wordless) expect(await written(name)).toBe('');
  });

  it('captions what is there of one that was cut short, with a warning', async () => {
    expect(end.stderr).toContain('"short.mkv" is incomplete: its sound breaks off');
    expect((await written('short')).length).toBeGreaterThan(20);
  });

  it('takes a name with spaces, quotes, a leading dash and other scripts', async () => {
    expect(await readdir(at('out'))).toContain(`${odd}.srt`);
  });

  it('takes the seventh of ten audio tracks where it is asked for', async () => {
    const silent = ['-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono'];
    const maps = Array.from({ length: 10 }, (_, i) => ['-map', i === 6 ? '0:a' : '1:a']).flat();
    const coding = ['-t', '5', '-c:a', 'libopus', '-b:a', '48k'];
    const path = await make('ten.mka', '-i', sample, ...silent, ...maps, ...coding);
    const chosen = await captionHere(path, '--track', '7', '--overwrite');
    expect(chosen.status).toBe(0);
    expect(await written('ten')).toMatch(/-->/);
    const silentOne = await captionHere(path, '--track', '2', '--overwrite');
    expect(silentOne.stdout).toContain('No speech was found');
  });
});

describe('a wrong command line', () => {
  it.each([
    [['caption'], /Name at least one/],
    [['caption', 'a.mp4', '--formats', 'srt'], /--formats/],
    [['caption', 'a.mp4', '--format', 'srt,doc'], /--format is one of srt, vtt, .*txt, not "doc"/],
    [['caption', 'a.mp4', '--device', 'gpu'], /--device is one of/],
    [['caption', 'a.mp4', '--profile', 'youtube'], /--profile is one of/],
    [['caption', 'a.mp4', '--track', '0'], /--track is a whole number/],
    [['caption', 'a.mp4', '--task', 'sing'], /--task is one of/],
    [['convert', 'only-one.srt'], /Name the file to read and the file to write/],
    [['check'], /Name one subtitle file/],
  ])('%j ends with status 2 and says what is wrong', async (args, sentence) => {
    await expectRefusal(await runSidecutHere(args), 2, sentence);
  });

  it('a command that is none ends the process with status 2, too', async () => {
    await expectRefusal(await runSidecut(['sing'], home()), 2, /unknown command 'sing'/);
  });

  it('an unknown language is refused before any work', async () => {
    await expectRefusal(await captionHere(sample, '--language', 'xx'), 2, /"xx" is no language code/);
  });

  it('a language that the model does not know is refused', async () => {
    await expectRefusal(await captionHere(sample, '--language', 'sw'), 1, /does not know the language "sw"/);
  });
});

describe('a model that can not be loaded', () => {
  async function brokenModel(name: string, harm: (path: string) => Promise<void>): Promise<CommandEnd> {
    const path = at(name);
    await cp(starter, path, { recursive: true });
    await rm(join(path, 'sidecut-lock.json'), { force: true });
    await harm(path);
    return runSidecutHere(['caption', sample, '--model', path, '--out', at('out'), '--overwrite']);
  }

  it('lacks a file', async () => {
    const end = await brokenModel('lacking', (path) => rm(join(path, 'onnx', 'encoder_model.onnx')));
    await expectRefusal(end, 1, /encoder_model/);
  });

  it('has a damaged file', async () => {
    const end = await brokenModel('damaged', async (path) => {
      await writeFile(join(path, 'onnx', 'encoder_model.onnx'), 'not a model');
    });
    await expectRefusal(end, 1, /encoder_model\.onnx.*damaged|damaged.*encoder_model\.onnx/);
  });

  it('has a damaged configuration', async () => {
    const end = await brokenModel('misconfigured', (path) =>
      writeFile(join(path, 'config.json'), '{"d_model":'),
    );
    await expectRefusal(end, 1, /config\.json/);
  });

  it('does not exist', async () => {
    const end = await runSidecutHere(['caption', sample, '--model', 'whisper-enormous', '--out', at('out')]);
    await expectRefusal(end, 1, /There is no model "whisper-enormous"/);
  });
});

/** A file system of our own, which takes root on Linux. */
async function mountTmpfs(path: string, options: string): Promise<boolean> {
  await mkdir(path, { recursive: true });
  const mounting = promisify(execFile)('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path]);
  return mounting.then(
    () => true,
    () => false,
  );
}
const probeMount = join(tmpdir(), `sidecut-mount-${process.pid}`);
const canMount = await mountTmpfs(probeMount, 'size=64k');
if (canMount) await promisify(execFile)('umount', [probeMount]);
await rm(probeMount, { recursive: true, force: true });
const onOwnFileSystem = it.skipIf(!canMount);
const reason = canMount ? '' : ' (skipped: mounting a file system needs root on Linux)';

describe('subtitles that can not be written', () => {
  let speech: string;
  beforeAll(async () => void (speech = await make('speech.wav', '-i', sample, '-t', '5', '-vn')));

  onOwnFileSystem(`since the disk is full${reason}`, async () => {
    await mountTmpfs(at('full'), 'size=64k');
    try {
      await writeFile(join(at('full'), 'filler'), Buffer.alloc(64 * 1024)).catch(() => undefined);
      const args = ['caption', speech, ...withStarter, '--out', at('full')];
      await expectRefusal(await runSidecutHere(args), 1, /The disk is full/);
      expect(await readdir(at('full'))).toEqual(['filler']);
    } finally {
      await promisify(execFile)('umount', [at('full')]);
    }
  });

  onOwnFileSystem(`since the folder is read-only${reason}`, async () => {
    await mountTmpfs(at('read-only'), 'ro');
    try {
      const args = ['caption', speech, ...withStarter, '--out', at('read-only')];
      await expectRefusal(await runSidecutHere(args), 1, /does not allow writing/);
    } finally {
      await promisify(execFile)('umount', [at('read-only')]);
    }
  });

  it('since the folder is a file', async () => {
    await writeFile(at('taken'), '');
    const end = await runSidecutHere(['caption', speech, ...withStarter, '--out', at('taken')]);
    await expectRefusal(end, 1, /is a file, not a folder/);
  });

  it('since they are there already: they are kept', async () => {
    await mkdir(at('kept'), { recursive: true });
    await writeFile(join(at('kept'), 'speech.srt'), 'my own work');
    const args = ['caption', speech, ...withStarter, '--out', at('kept')];
    const end = await runSidecutHere(args);
    expect(end.status).toBe(0);
    expect(end.stderr).toContain('is there already');
    expect(await readFile(join(at('kept'), 'speech.srt'), 'utf8')).toBe('my own work');
  });

  it('one bad file among good ones: the others finish, status 1', async () => {
    const path = await make('good.wav', '-f', 'lavfi', '-i', 'sine', '-t', '1');
    const args = ['caption', at('nowhere.mp4'), path, ...withStarter, '--out', at('mixed'), '--json'];
    const end = await runSidecut(args, home());
    expect(end.status).toBe(1);
    const document = JSON.parse(end.stdout) as { files: { file: string; error?: { code: string } }[] };
    expect(document.files.map((file) => file.error?.code)).toEqual(['file-not-found', undefined]);
    expect(await readdir(at('mixed'))).toEqual(['good.srt']);
  });
});
