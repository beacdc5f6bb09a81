import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { errorSentence } from '../words/failure-sentence.ts';

const sample = fileURLToPath(new URL('../../../../sample/truth.srt', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-story-'));
  vi.stubEnv('SIDECUT_HOME', join(folder, 'home'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  const output = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
    ...{ isTty: false, columns: 100, signal: new AbortController().signal },
  };
  return { status: await runProgram(args, terminal), ...output };
}

interface Chapters {
  readonly language: string;
  readonly usualCount: number;
  readonly chapters: readonly { readonly startMs: number; readonly title: string; readonly why: string }[];
}

async function chaptersOf(...args: readonly string[]): Promise<Chapters> {
  const { status, stdout } = await run('chapters', sample, '--json', ...args);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Chapters;
}

describe('sidecut chapters', () => {
  it('lists chapters with time, title and why, and tells that words alone were compared', async () => {
    const { status, stdout, stderr } = await run('chapters', sample);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^00:00 {2}.+\n00:35 {2}Market\n {7}pause of 2\.4 s, no longer: .*kitchen/);
    expect(stderr).toContain('text embedder');
  });

  it('makes more, fewer, as many as asked, and parts', async () => {
    const usual = await chaptersOf();
    expect(usual).toMatchObject({ language: 'en' });
    expect(usual.chapters.length).toBe(usual.usualCount);
    const more = await chaptersOf('--count', 'more');
    expect(more.chapters.length).toBe(usual.usualCount + 1);
    const parts = await chaptersOf('--level', '1');
    expect(parts.chapters.length).toBeLessThan(usual.chapters.length);
    const starts = usual.chapters.map(({ startMs }) => startMs);
    expect(parts.chapters.every(({ startMs }) => starts.includes(startMs))).toBe(true);
  });

  it('writes them for other programs, into a file that is not replaced by itself', async () => {
    const youtube = await run('chapters', sample, '--format', 'youtube', '--model', 'none');
    expect(youtube.stdout).toMatch(/^0?0:00 .+\n0?0:35 Market\n/);
    const out = join(folder, 'talk.ffmetadata.txt');
    const write = () => run('chapters', sample, '--out', out);
    expect((await write()).stdout).toBe('');
    expect(await readFile(out, 'utf8')).toMatch(/^;FFMETADATA1\n[^]*title=Market/);
    await expect(write()).rejects.toSatisfy((error) => /is there already/.test(errorSentence(error)));
  });

  it('explains what it can not follow', async () => {
    for (const [args, sentence] of [
      [['chapters'], /Name one video/],
      [['chapters', sample, '--count', 'many'], /--count is a whole number from 1, more or fewer/],
      [['chapters', sample, '--format', 'docx'], /--format is one of youtube, vtt/],
    ] as const) {
      const { status, stderr } = await run(...args);
      expect(stderr).toMatch(sentence);
      expect(status).toBe(2);
    }
    const missing = run('chapters', join(folder, 'nothing.srt'));
    await expect(missing).rejects.toMatchObject({ code: 'file-not-found' });
  });
});

describe('sidecut summarize', () => {
  it('gives sentences of the text, of all topics in the long form', async () => {
    const { status, stdout } = await run('summarize', sample, '--length', 'long', '--model', 'none');
    expect(status).toBe(0);
    const said = (await readFile(sample, 'utf8')).replaceAll('\n', ' ');
    const sentences = stdout.split('\n').filter((line) => line.startsWith('- '));
    expect(sentences.length).toBeGreaterThan(7);
    for (const sentence of sentences) expect(said).toContain(sentence.slice(2));
    for (const topic of [
      /kitchen/,
      /market/,
      /train/,
      /granja/,
      /beach/,
      /dinner|evening/,
      /snowing|garden|sky/,
    ]) {
      expect(stdout).toMatch(topic);
    }
  });

  it('gives a description ready to paste, and JSON with the times of each sentence', async () => {
    const description = await run('summarize', sample, '--style', 'description', '--length', 'short');
    expect(description.stdout).toMatch(/\n0?0:00 .+\n[^]*\n#\w+/);
    const { stdout } = await run('summarize', sample, '--format', 'json');
    const { parts } = JSON.parse(stdout) as { parts: { sentences: { ranges: unknown[] }[] }[] };
    expect(parts.flatMap((part) => part.sentences).every(({ ranges }) => ranges.length > 0)).toBe(true);
  });

  it('says that there is nothing to summarise', async () => {
    const blank = join(folder, 'blank.srt');
    await writeFile(blank, '1\n00:00:01,000 --> 00:00:02,000\n\n\n');
    const failing = run('summarize', blank);
    await expect(failing).rejects.toSatisfy((error) => /words|subtitle/.test(errorSentence(error)));
    await expect(run('summarize', sample, '--language', 'ja')).rejects.toMatchObject({ code: 'no-story' });
  });
});
