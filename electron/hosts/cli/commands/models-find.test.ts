import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { quoted } from './models-find.ts';

it
  .skipIf(process.platform === 'win32')
  .each([
    '/home/me/whisper base/model.bin',
    '/tmp/$(echo run)/`echo run`/$HOME',
    `/tmp/it's "quoted"/a\\b`,
    '~/model',
    '/plain/path-1.0@x',
  ])('a path is pasted into a shell as the one word that it is: %s', (path) => {
  expect(execFileSync('sh', ['-c', `printf %s ${quoted(path)}`], { encoding: 'utf8' })).toBe(path);
});

it('on Windows it stands in double quotes', () => {
  expect(quoted('C:\\Models\\base', 'win32')).toBe('C:\\Models\\base');
  expect(quoted('C:\\My models', 'win32')).toBe('"C:\\My models"');
});
