import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { spokenLanguages } from './spoken-languages.ts';

test.each([
  [
    'a multilingual model',
    '{"is_multilingual":true,"lang_to_id":{"<|en|>":50259,"<|haw|>":50352}}',
    ['en', 'haw'],
  ],
  ['an English one', '{"is_multilingual":false}', ['en']],
  ['one that tells nothing', '{"bos_token_id":1}', []],
  ['a damaged file', '{"lang_to', []],
  ['a file of another form', '{"lang_to_id":["en"]}', []],
])('the languages of %s come from its own files', async (_, text, languages) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidecut-languages-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'generation_config.json'), text);
  expect(await spokenLanguages(folder)).toEqual(languages);
  expect(await spokenLanguages(path.join(folder, 'none'))).toEqual([]);
});
