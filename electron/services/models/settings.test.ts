import path from 'node:path';
import { expect, test } from 'vitest';
import { findStarter } from '../../../models/catalogue.ts';
import { isLoopback } from './hub/hub-connection.ts';
import { formatWait, requestedWait } from './hub/hub-errors.ts';
import { checkedModelId, modelStoreSettings, starterFolder } from './settings.ts';

test('the hub is Hugging Face’s, a mirror by SIDECUT_HUB or HF_ENDPOINT, and what is given explicitly wins', () => {
  const endpoint = (env: NodeJS.ProcessEnv, given?: string) =>
    modelStoreSettings({ endpoint: given }, env).endpoint;
  expect(endpoint({})).toBe('https://huggingface.co');
  expect(endpoint({ HF_ENDPOINT: 'https://mirror.example/' })).toBe('https://mirror.example');
  expect(endpoint({ HF_ENDPOINT: 'https://mirror.example', SIDECUT_HUB: 'https://ours.example/hub/' })).toBe(
    'https://ours.example/hub',
  );
  expect(endpoint({ SIDECUT_HUB: 'https://ours.example' }, 'http://localhost:8080')).toBe(
    'http://localhost:8080',
  );
  expect(() => endpoint({}, 'ftp://x')).toThrow('is not the address of a model hub');
  expect(() => endpoint({}, 'mirror')).toThrow('is not the address of a model hub');
});

test('the offline switch understands the usual ways to say no', () => {
  const offline = (value?: string) => modelStoreSettings({}, { SIDECUT_OFFLINE: value }).offline;
  expect([offline(), offline(''), offline('0'), offline('false'), offline('off')]).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect([offline('1'), offline('yes')]).toEqual([true, true]);
});

test('a model’s name can’t lead out of the store', () => {
  for (const bad of ['..', '.hidden', 'a/b', 'a\\b', '', 'x'.repeat(200), 'dot.'])
    expect(() => checkedModelId(bad), bad).toThrow("can't be a model's name");
  expect(checkedModelId('whisper-base.en_timestamped')).toBe('whisper-base.en_timestamped');
});

test('a wait is read from Retry-After in seconds or as a date, or from the hub’s RateLimit', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  expect(requestedWait({ 'retry-after': '120' }, now)).toEqual({ waitSeconds: 120 });
  expect(requestedWait({ 'retry-after': 'Mon, 23 Nov 2026 12:02:00 GMT' }, now)).toEqual({
    waitSeconds: 120,
  });
  expect(requestedWait({ 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' }, now)).toEqual({ waitSeconds: 0 });
  expect(requestedWait({ ratelimit: '"api";r=0;t=55' }, now)).toEqual({ waitSeconds: 55 });
  expect(requestedWait({}, now)).toEqual({});
  expect([formatWait(45), formatWait(720), formatWait(7200)]).toEqual([
    '45 seconds',
    '12 minutes',
    '2 hours',
  ]);
});

test('only this machine counts as loopback', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '[::1]'].every(isLoopback)).toBe(true);
  expect(['127.0.0.1.example.org', 'localhost.example.org', '128.0.0.1'].some(isLoopback)).toBe(false);
});

test('each starter has its folder under models/starter, or under another folder that is given', () => {
  const clip = findStarter('starter-clip')!;
  expect(starterFolder(modelStoreSettings({}, {}), clip)).toMatch(/models[/\\]starter[/\\]clip$/);
  const elsewhere = modelStoreSettings({ startersFolder: path.join('other', 'place') }, {});
  expect(starterFolder(elsewhere, clip)).toBe(path.join('other', 'place', 'clip'));
});
