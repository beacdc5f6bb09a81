import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Cue } from '../../../../core/cues/cue.ts';
import { readSubtitleFile } from '../../../services/subtitles/read-subtitle-file.ts';
import { say, translating } from '../../../services/writers/testing/translating-server.ts';
import { FakeWriterServer } from '../../../services/writers/testing/writer-server.ts';
import { runProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { errorSentence } from '../words/failure-sentence.ts';

const talk = `WEBVTT

NOTE kept

00:01.000 --> 00:04.000 line:0
<i>Anna bought a hat and a map.</i>

00:05.000 --> 00:08.000
<v Maria>How much is the small map?

00:09.000 --> 00:12.000
They sang near the window.
`;

let folder: string;
let server: FakeWriterServer;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidecut-translate-'));
  server = await FakeWriterServer.start();
  server.chat(translating({ to: 'es' }));
  vi.stubEnv('SIDECUT_HOME', path.join(folder, 'home'));
  vi.stubEnv('SIDECUT_WRITER_URL', server.address);
  vi.stubEnv('SIDECUT_WRITER_MODEL', 'small');
  file = path.join(folder, 'talk.en.vtt');
  await writeFile(file, talk);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], signal = new AbortController().signal) {
  const output = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
    ...{ isTty: false, columns: 100, signal },
  };
  return { status: await runProgram(['translate', ...args], terminal), ...output };
}

const written = (name: string) => readFile(path.join(folder, name), 'utf8');

it('writes beside the file, in its format, with its times, places, tags and speakers; what is there is kept', async () => {
  const { status, stdout } = await run([file, '--to', 'es']);
  expect(status).toBe(0);
  expect(stdout).toBe(`${path.join(folder, 'talk.es.vtt')}: 3 cues\n`);
  const { cues } = await readSubtitleFile(path.join(folder, 'talk.es.vtt'));
  const source = (await readSubtitleFile(file)).cues;
  const bare = (all: readonly Cue[]) => all.map((cue) => ({ ...cue, text: '' }));
  expect(bare(cues)).toEqual(bare(source));
  expect(cues.map(({ text }) => text)).toEqual([
    '<i>Anna compró un sombrero y un mapa.</i>',
    ...['How much is the small map?', 'They sang near the window.'].map((text) => say(text, 'es')),
  ]);
  await writeFile(path.join(folder, 'talk.es.vtt'), 'mine');
  expect(await run([file, '--to', 'es'])).toMatchObject({ status: 0, stdout: '' });
  expect(await written('talk.es.vtt')).toBe('mine');
  expect((await run([file, '--to', 'es', '--overwrite'])).stdout).toContain('3 cues');
});

it('writes both languages into one file, in the order that is asked for, in other formats too', async () => {
  await run([file, '--to', 'es', '--bilingual', '--format', 'srt,ass']);
  expect(await written('talk.en-es.srt')).toContain('They sang near the window.\nEllos cantaron');
  await run([file, '--to', 'es', '--bilingual-first', '--format', 'srt']);
  expect(await written('talk.es-en.srt')).toContain('cerca de la ventana.\nThey sang near the window.');
  expect(await readdir(folder)).toContain('talk.en-es.ass');
  expect(await run([file, '--to', 'es', '--bilingual', '--format', 'scc'])).toMatchObject({ status: 2 });
});

it('says what is doubtful, with terms of a file, and the other languages go on where one fails', async () => {
  const terms = path.join(folder, 'terms.txt');
  await writeFile(terms, 'map = plano\n');
  const plain = path.join(folder, 'talk.vtt');
  await rename(file, plain);
  const asked = [plain, '--from', 'en', '--to', 'es,en', '--glossary', terms];
  const { status, stdout, stderr } = await run(asked);
  expect(status).toBe(1);
  expect(stderr).toContain('cue 1: has "map" not as "plano"');
  expect(stderr).toContain('sidecut: English: It is in English already.');
  expect(stdout).toContain('talk.es.vtt: 3 cues, 2 to look at');
});

it('goes on where it was stopped, and tells a wrong language and a missing one', async () => {
  const texts = Array.from({ length: 70 }, (_, at) => `The market opens at ${at + 100}.`);
  const long = texts.map((text, at) => `${at + 1}\n${stamp(at)}0,000 --> ${stamp(at)}6,000\n${text}\n`);
  const srt = path.join(folder, 'long.srt');
  await writeFile(srt, long.join('\n'));
  const stop = new AbortController();
  let requests = 0;
  const answer = translating({ to: 'es' });
  server.chat(async (response, asked) => {
    requests += 1;
    if (requests === 2) stop.abort();
    else await answer(response, asked);
  });
  const stopped = await run([srt, '--to', 'es'], stop.signal);
  expect(stopped.status).toBe(130);
  expect(stopped.stderr).toContain('goes on from there');
  const lines: string[] = [];
  server.chat(translating({ to: 'es', onRequest: (some) => lines.push(...some.map(({ text }) => text)) }));
  const { status, stderr } = await run([srt, '--to', 'es']);
  expect(stderr).toMatch(/Spanish: going on after \d+ cues/);
  expect(status).toBe(0);
  expect(lines.length).toBeLessThan(texts.length);
  expect((await written('long.es.srt')).match(/-->/gu)).toHaveLength(texts.length);
  expect(await readdir(path.join(folder, 'home', 'cli', 'translations'))).toEqual([]);
  expect((await run([srt, '--to', 'klingon'])).status).toBe(2);
  expect((await run([srt])).status).toBe(2);
  const mute = path.join(folder, 'mute.srt');
  await writeFile(mute, '1\n00:00:01,000 --> 00:00:02,000\nXyz.\n');
  expect((await run([mute, '--to', 'es'])).stderr).toContain('--from');
  await writeFile(mute, '');
  await expect(run([mute, '--to', 'es'])).rejects.toSatisfy((error) => errorSentence(error) !== '');
});

/** `00:00:0` of the cue with this place. */
function stamp(at: number): string {
  return new Date(at * 10_000).toISOString().slice(11, 18);
}
