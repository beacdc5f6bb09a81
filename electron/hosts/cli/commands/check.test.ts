import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sidecut-check-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function check(name: string, text: string, ...more: readonly string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `1\n00:00:01,000 --> 00:00:04,000\n${text}\n`);
  let said = '';
  const terminal: Terminal = {
    stdout: (written) => void (said += written),
    stderr: (written) => void (said += written),
    isTty: false,
    columns: 80,
    signal: new AbortController().signal,
  };
  await runProgram(['check', file, ...more], terminal);
  return said;
}

it.each([
  ['talk.zh.srt', '我们昨天在公园里见面了，然后一起去吃了晚饭。', 'Chinese', /error chars-per-line/],
  ['film.srt', '彼は昨日、公園で古い友達に会って、一緒に昼ご飯を食べた。', 'Japanese', /error reading-speed/],
  ['talk.de.srt', 'Guten Morgen.', 'German', /nothing found/],
  ['film.srt', 'Good morning.', 'English', /nothing found/],
])('%s is judged by the language that its name or script tells', async (name, text, language, found) => {
  const said = await check(name, text);
  expect(said).toMatch(found);
  expect(said).toContain(`1 cue checked as ${language} against netflix`);
});

it('the language that is asked for wins', async () => {
  expect(await check('talk.zh.srt', 'Good morning.', '--language', 'en')).toContain('checked as English');
});
