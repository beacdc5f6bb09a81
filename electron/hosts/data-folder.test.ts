import path from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';

test('SIDECUT_HOME wins on every platform and is made absolute', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(dataFolder({ SIDECUT_HOME: 'here' }, platform, '/home/ann')).toBe(path.resolve('here'));
});

test('Linux follows XDG_DATA_HOME, and ignores a relative one', () => {
  expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/ann')).toBe('/data/sidecut');
  expect(dataFolder({ XDG_DATA_HOME: 'data' }, 'linux', '/home/ann')).toBe('/home/ann/.local/share/sidecut');
  expect(dataFolder({}, 'linux', '/home/ann')).toBe('/home/ann/.local/share/sidecut');
});

test('macOS and Windows have their own places', () => {
  expect(dataFolder({}, 'darwin', '/Users/ann')).toBe('/Users/ann/Library/Application Support/Sidecut');
  expect(dataFolder({ LOCALAPPDATA: 'D:\\Local' }, 'win32', 'C:\\Users\\ann')).toBe('D:\\Local\\Sidecut');
  expect(dataFolder({}, 'win32', 'C:\\Users\\ann')).toBe('C:\\Users\\ann\\AppData\\Local\\Sidecut');
});
