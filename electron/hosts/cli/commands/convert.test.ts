import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SidecutError } from '../../../../core/errors.ts';
import type { Terminal } from '../terminal.ts';
import { runProgram } from '../program.ts';
import { errorSentence } from '../words/failure-sentence.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sidecut-convert-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function convert(...args: readonly string[]): Promise<string> {
  const { status, said } = await run(...args);
  expect(status).toBe(0);
  return said;
}

interface Outcome {
  readonly status: number;
  readonly said: string;
}

const run = (...args: readonly string[]): Promise<Outcome> => runUntil(new AbortController().signal, ...args);

async function runUntil(signal: AbortSignal, ...args: readonly string[]): Promise<Outcome> {
  let said = '';
  const terminal: Terminal = {
    stdout: (text) => void (said += text),
    stderr: (text) => void (said += text),
    isTty: false,
    columns: 80,
    signal,
  };
  const status = await runProgram(['convert', ...args], terminal);
  return { status, said };
}

it('counts frames at the rate that it is told', async () => {
  const from = join(folder, 'a.sub');
  const to = join(folder, 'a.ass');
  await writeFile(from, '{24}{48}{y:i}One|two\n');
  const said = await convert(from, to, '--fps', '23.976');
  expect(await readFile(to, 'utf8')).toContain(
    'Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\i1}One{\\i0}\\Ntwo\n',
  );
  expect(said).toBe(`${to}: 1 cue\n`);
});

it('reads old encodings and writes the one asked for, and says what is lost', async () => {
  const from = join(folder, 'a.txt');
  const to = join(folder, 'b.srt');
  const russian = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
  await writeFile(from, Buffer.concat([Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n'), russian]));
  await convert(from, to, '--from-encoding', 'windows-1251', '--bom', '--crlf');
  expect(await readFile(to, 'utf8')).toBe('\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nПривет\r\n\r\n');
  const said = await convert(to, join(folder, 'c.sbv'), '--encoding', 'windows-1252');
  expect(said).toContain('windows-1252 lacks characters that become "?": П (U+041F)');
  expect(await readFile(join(folder, 'c.sbv'), 'latin1')).toContain('??????');
});

it('refuses a rate or an encoding that is none', async () => {
  expect(await run('a.sub', 'b.srt', '--fps', 'fast')).toEqual({
    status: 2,
    said:
      'sidecut: --fps is a frame rate such as 25, 23.976 or 30000/1001, not "fast". ' +
      '"sidecut convert --help" shows how.\n',
  });
  expect(await run('a.sub', 'b.srt', '--encoding', 'ascii')).toMatchObject({
    status: 2,
    said: expect.stringContaining(
      '--encoding is one of utf-8, utf-16le, windows-1252, not "ascii"',
    ) as string,
  });
});

it('answers a cancel while it reads, and refuses more subtitles than Sidecut takes', async () => {
  const from = join(folder, 'many.lrc');
  const to = join(folder, 'many.srt');
  await writeFile(from, '[00:01.00]a\n'.repeat(300_000));
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(new SidecutError('cancelled', {})), 100);
  await expect(runUntil(cancel.signal, from, to)).rejects.toMatchObject({ code: 'cancelled' });
  const refusal = await run(from, to).catch((error: unknown) => error as SidecutError);
  expect(refusal).toMatchObject({ code: 'bad-subtitle', facts: { reason: 'too-many-cues' } });
  expect(errorSentence(refusal as SidecutError)).toBe(
    '"many.lrc" holds 300,000 subtitles, and Sidecut takes at most 250,000: split the file, or look for a sound one.',
  );
});

it('turns chapters into chapters and markers, and says what is left out', async () => {
  const from = join(folder, 'description.txt');
  await writeFile(from, 'Chapters\n0:00 Intro\n1:00 <Body>\n');
  const edl = join(folder, 'talk.markers.edl');
  const said = await convert(from, edl, '--fps', '29.97', '--start-timecode', '01:00:00;00');
  expect(said).toBe(`${edl}: 2 chapters\n`);
  const text = await readFile(edl, 'utf8');
  expect(text).toContain('FCM: DROP FRAME');
  expect(text).toContain('01:00:59;28 01:00:59;29\n |C:ResolveColorBlue |M:<Body> |D:1');
  const back = join(folder, 'back.chapters.txt');
  const told = await convert(edl, back, '--fps', '29.97', '--start-timecode', '01:00:00;00');
  expect(told).toContain(
    'YouTube lacks characters, for which a letter like it or "?" stands: < (U+003C) > (U+003E)',
  );
  expect(await readFile(back, 'utf8')).toBe('0:00 Intro\n1:00 ‹Body›\n');
  const csv = join(folder, 'any name.csv');
  await convert(from, csv, '--format', 'csv-chapters');
  expect(await readFile(csv, 'utf8')).toContain('00:00:00.000,00:01:00.000,Intro\r\n');
  expect(await run(from, edl, '--start-timecode', 'noon')).toMatchObject({ status: 2 });
  await writeFile(from, 'nothing');
  await expect(run(from, back, '--overwrite')).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { reason: 'no-chapters' },
  });
});

it('writes two files as one of two languages, in either order', async () => {
  const srt = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;
  const [spanish, english, to] = ['a.es.srt', 'a.en.srt', 'a.vtt'].map((name) => join(folder, name));
  await writeFile(spanish!, srt('Hola'));
  await writeFile(english!, srt('Hello'));
  await convert(spanish!, to!, '--bilingual', english!);
  expect(await readFile(to!, 'utf8')).toBe(
    'WEBVTT\nLanguage: es\n\n00:00:01.000 --> 00:00:02.000\nHola\n<lang en>Hello</lang>\n',
  );
  await convert(spanish!, to!, '--bilingual', english!, '--bilingual-first', '--overwrite');
  expect(await readFile(to!, 'utf8')).toContain('\n<lang en>Hello</lang>\nHola\n');
  const refused = await run(spanish!, join(folder, 'a.scc'), '--bilingual', english!);
  expect(refused.status).toBe(2);
  expect(refused.said).toContain('does not take two languages');
});

it('writes speakers as it is told, and says how a format can', async () => {
  const [from, to] = ['a.vtt', 'a.srt'].map((name) => join(folder, name));
  await writeFile(from!, 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Hello\n');
  await convert(from!, to!, '--speakers-as', 'name');
  expect(await readFile(to!, 'utf8')).toContain('\nAna: Hello\n');
  const refused = await run(from!, join(folder, 'a.lrc'), '--speakers-as', 'color');
  expect(refused).toMatchObject({ status: 2 });
  expect(refused.said).toContain('none, name');
});
