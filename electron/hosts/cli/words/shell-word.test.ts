import { execFileSync } from 'node:child_process';
import { expect, it, test } from 'vitest';
import { shellWord } from './shell-word.ts';

test.each([
  ['linux', '/home/me/ggml-base.bin', '/home/me/ggml-base.bin'],
  ['linux', '/home/me/my models', "'/home/me/my models'"],
  ['linux', '/tmp/$(touch x)`id`"', `'/tmp/$(touch x)\`id\`"'`],
  ['darwin', "/tmp/it's", String.raw`'/tmp/it'\''s'`],
  ['linux', '~root', "'~root'"],
  ['win32', 'C:\\Users\\me\\ggml.bin', '"C:\\Users\\me\\ggml.bin"'],
  ['win32', 'C:\\$(calc)\\it’s', "'C:\\$(calc)\\it’s'"],
] as const)('on %s %s is the word %s', (platform, text, word) => {
  expect(shellWord(text, platform)).toBe(word);
});

it
  .skipIf(process.platform === 'win32')
  .each([
    '/home/me/whisper base/model.bin',
    '/tmp/$(echo run)/`echo run`/$HOME',
    `/tmp/it's "quoted"/a\\b`,
    '~/model',
  ])('a shell takes %s as the one word that it is (not tried with a shell of Windows)', (path) => {
  const command = `printf %s ${shellWord(path, process.platform)}`;
  expect(execFileSync('sh', ['-c', command], { encoding: 'utf8' })).toBe(path);
});
