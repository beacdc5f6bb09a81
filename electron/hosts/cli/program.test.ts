import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { defineCaption } from './commands/caption-options.ts';
import type { CaptionOptions } from './commands/caption-options.ts';
import { defineCheck } from './commands/check-options.ts';
import { defineConvert } from './commands/convert-options.ts';
import { defineSpeakers } from './commands/speakers-options.ts';
import { defineModels } from './commands/models-options.ts';
import { runProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

async function run(...args: readonly string[]) {
  const output = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
    isTty: false,
    columns: 100,
    signal: new AbortController().signal,
  };
  return { status: await runProgram(args, terminal), ...output };
}

/** What a command is told to do by a command line. */
async function requested<Request>(
  define: (command: Command, run: (request: Request) => Promise<void>) => void,
  ...args: readonly string[]
): Promise<Request | undefined> {
  let request: Request | undefined;
  const command = new Command().exitOverride();
  define(command, (given) => {
    request = given;
    return Promise.resolve();
  });
  await command.parseAsync(args, { from: 'user' });
  return request;
}

describe('the command line', () => {
  it.each([
    [['--help'], /caption FILE\.\.\. \[options\] +recognise speech[^]*sidecut check holiday\.srt --video/],
    [['-h'], /models COMMAND \.\.\. +list, install, find, import, verify, measure/],
    [['help'], /SIDECUT_HOME names the data folder/],
    [['caption', '--help'], /--previous-text[^]*lecture\.mkv --track 2[^]*Exit status: 0 all done/],
    [['chapters', '--help'], /--count <n\|more\|fewer>[^]*Exit status: 0 done/],
    [['summarize', '--help'], /--style <name> +bullets, paragraph, description[^]*talk\.md/],
    [['check', '--help'], /--children[^]*Exit status: 0 nothing found/],
    [['convert', '--help'], /--from-encoding <name>[^]*old\.sub new\.srt --fps 23\.976/],
    [['help', 'convert'], /Usage: sidecut convert IN OUT \[options\]/],
    [['doctor', '--help'], /Exit status: 0 captions can be made/],
    [['models', '--help'], /take over a model[^]*sidecut models list/],
    [['glossary', '--help'], /names and terms[^]*glossary list > names\.txt/i],
    [['models', 'import', '--help'], /--overwrite +replace an installed model/],
  ] as const)('tells its help on standard output: %j', async (args, content) => {
    const { status, stdout, stderr } = await run(...args);
    expect(stdout).toMatch(content);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it.each(['--version', '-v', 'version'])('tells its version: %s', async (word) => {
    expect(await run(word)).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it.each([[[]], [['models']]])('without a command shows the help, on standard error: %j', async (args) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: sidecut [^]*Commands:/);
  });

  it.each([
    [['sing'], 'unknown command \'sing\'. "sidecut --help" shows how.'],
    [['captoin', 'a.mp4'], '(Did you mean caption?). "sidecut --help" shows how.'],
    [
      ['caption', 'a.mp4', '--formats', 'x'],
      '--formats\' (Did you mean --format?). "sidecut caption --help"',
    ],
    [['caption', 'a.mp4', '--out'], 'argument missing'],
    [['caption', 'a.mp4', '--threads', '300'], '--threads is at most 256, not 300.'],
    [['caption', 'a.mp4', '--beam', '1.5'], '--beam is a whole number from 1, not "1.5".'],
    [['caption', 'a.mp4', '--language', 'klingon'], '"klingon" is no language code.'],
    [['check', 'a.srt', 'b.srt'], 'Name one subtitle file.'],
    [['doctor', 'x'], "too many arguments for 'doctor'"],
  ] as const)('told wrongly is status 2 and one sentence: %j', async (args, sentence) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toMatch(/^sidecut: .*\n$/);
  });
});

describe('what a command line asks for', () => {
  it('of captions, when nothing is said but the file', async () => {
    expect(await requested(defineCaption, 'a.mp4')).toEqual({
      files: ['a.mp4'],
      outFolder: undefined,
      formats: ['srt'],
      language: 'auto',
      languages: undefined,
      task: 'transcribe',
      model: undefined,
      precision: 'auto',
      profile: undefined,
      device: 'auto',
      threads: 0,
      track: undefined,
      prompt: undefined,
      glossary: true,
      beamSize: 2,
      previousText: false,
      script: undefined,
      fillers: true,
      speakers: undefined,
      speakersAs: undefined,
      voiceModel: undefined,
      words: false,
      overwrite: false,
      again: false,
      json: false,
    } satisfies CaptionOptions);
  });

  it('of captions, when everything is said', async () => {
    const line =
      'a.mp4 --out o --format vtt,SRT,vtt --language German --task translate b.mp4 --model m --precision q4 ' +
      '--profile bbc --device cpu --threads 3 --track 2 --prompt names --beam 5 --previous-text --script hant ' +
      '--no-glossary --no-fillers --speakers 2-4 --speakers-as name --voice-model v --words --overwrite --again --json -- --odd.mp4';
    expect(await requested(defineCaption, ...line.split(' '))).toEqual({
      files: ['a.mp4', 'b.mp4', '--odd.mp4'],
      outFolder: 'o',
      formats: ['vtt', 'srt'],
      language: 'de',
      languages: undefined,
      task: 'translate',
      model: 'm',
      precision: 'q4',
      profile: 'bbc',
      device: 'cpu',
      threads: 3,
      track: 2,
      prompt: 'names',
      glossary: false,
      beamSize: 5,
      previousText: true,
      script: 'hant',
      fillers: false,
      speakers: { count: { min: 2, max: 4 }, perTrack: false },
      speakersAs: 'name',
      voiceModel: 'v',
      words: true,
      overwrite: true,
      again: true,
      json: true,
    } satisfies CaptionOptions);
  });

  it('of captions in several languages, and how carefully they are listened to', async () => {
    const asked = (line: string) => requested(defineCaption, 'a.mp4', ...line.split(' '));
    expect(await asked('--language en,Spanish,EN --accuracy fast')).toMatchObject({
      ...{ language: 'auto', languages: ['en', 'es'], beamSize: 1 },
    });
    expect(await asked('--language de --accuracy accurate')).toMatchObject({
      ...{ language: 'de', languages: undefined, beamSize: 5 },
    });
    expect(await asked('--accuracy accurate --beam 8')).toMatchObject({ beamSize: 8 });
  });

  it('of speakers', async () => {
    const asked = (line: string) => requested(defineSpeakers, 'a.mp4', ...line.split(' '));
    expect(await requested(defineSpeakers, 'a.mp4')).toEqual({
      ...{ file: 'a.mp4', speakers: { count: null, perTrack: false }, format: 'txt' },
    });
    expect(await asked('--speakers 3 --format rttm --out a.rttm --model m --track 2')).toEqual({
      ...{ file: 'a.mp4', speakers: { count: { min: 3, max: 3 }, perTrack: false }, format: 'rttm' },
      ...{ out: 'a.rttm', model: 'm', track: 2 },
    });
    expect(await asked('--speakers tracks')).toMatchObject({ speakers: { perTrack: true } });
    for (const wrong of ['0', '4-2', '51', 'many', '-3', '2-'])
      await expect(asked(`--speakers=${wrong}`)).rejects.toThrow('--speakers is auto');
  });

  it('of a check and of a conversion', async () => {
    expect(await requested(defineCheck, 'a.srt', '--language', 'de-AT', '--children')).toEqual({
      ...{ file: 'a.srt', language: 'de', children: true },
    });
    expect(
      await requested(defineConvert, 'a.sub', 'b.vtt', '--fps', '25', '--from-encoding', 'big5'),
    ).toEqual({
      ...{ from: 'a.sub', to: 'b.vtt', encoding: 'utf-8', fromEncoding: 'big5' },
      fps: { numerator: 25, denominator: 1 },
      wordTimes: true,
      dropFrame: true,
    });
  });

  it('of the models', async () => {
    const line = 'install a b --precision fp16 --revision main --endpoint e --token t --offline';
    expect(await requested(defineModels, ...line.split(' '))).toEqual({
      kind: 'install',
      ids: ['a', 'b'],
      wishes: { precision: 'fp16', revision: 'main', endpoint: 'e', token: 't', offline: true },
    });
    expect(await requested(defineModels, 'verify')).toEqual({ kind: 'verify', ids: [] });
    expect(await requested(defineModels, 'list', '--all')).toEqual({ kind: 'list', all: true });
    expect(await requested(defineModels, 'import', 'x', '--id', 'mine')).toEqual({
      ...{ kind: 'import', path: 'x', id: 'mine' },
    });
  });
});
