import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWebOptions } from './options.ts';

describe('the options of the web host', () => {
  it('are a free port, the usual data folder and the browser when nothing is said', () => {
    expect(parseWebOptions([])).toMatchObject({ port: 0, roots: [], openBrowser: true, files: [] });
  });

  it('take folders and files from where the person is', () => {
    const args = [
      'a.mp4',
      '--port',
      '4000',
      '--root',
      'x',
      '--root',
      'y',
      '--data-folder',
      'data',
      '--no-open',
    ];
    expect(parseWebOptions(args)).toEqual({
      port: 4000,
      dataFolder: resolve('data'),
      roots: [resolve('x'), resolve('y')],
      openBrowser: false,
      files: [resolve('a.mp4')],
    });
  });

  it.each([['--port', 'x'], ['--port', '70000'], ['--port=-1'], ['--prot', '1'], ['--root']])(
    'refuse %s %s',
    (...args) => {
      expect(() => parseWebOptions(args)).toThrow(expect.objectContaining({ code: 'usage' }));
    },
  );
});
