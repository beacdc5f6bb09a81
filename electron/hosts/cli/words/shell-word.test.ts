import { expect, test } from 'vitest';
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
