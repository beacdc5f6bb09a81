import { expect, test } from 'vitest';
import { isSafePath } from '../layout/safe-path.ts';
import { refuseEscape } from './hub-path.ts';

test.each(['config.json', 'onnx/encoder_model.onnx', 'onnx/model.onnx_data_1', 'a/b/c.d', '.gitattributes'])(
  '%s stays inside',
  (path) => expect(isSafePath(path)).toBe(true),
);

test.each([
  '../../x',
  '/etc/passwd',
  'a/../b',
  'a//b',
  './a',
  'a\\..\\b',
  'C:/x',
  'file:stream',
  'nul',
  'onnx/CON.json',
  'dots.',
  'a\0b',
  '',
  'x/'.repeat(300),
])('%j is refused', (path) => expect(isSafePath(path)).toBe(false));

test.each(['../../x', '/etc/passwd', 'a/../../b', '..\\x', 'C:\\x', 'c:/x', '\\\\host\\share'])(
  'a repository that holds %j is not trusted at all',
  (path) =>
    expect(() => refuseEscape(path, 'owner/model')).toThrow(
      expect.objectContaining({ code: 'model-damaged', facts: expect.objectContaining({ path }) as object }),
    ),
);

test('an odd name is no reason to refuse the repository', () => {
  expect(() => refuseEscape('images/what?.png', 'owner/model')).not.toThrow();
});
