import { expect, test } from 'vitest';
import { isLoopback } from './hub-connection.ts';
import { requestedWaitSeconds } from './hub-errors.ts';
import { hubSettings } from './hub-settings.ts';

const notAnAddress = (address: string): unknown =>
  expect.objectContaining({ code: 'usage', facts: { reason: 'hub-address', address } });

test('the hub is Hugging Face’s, a mirror by SIDECUT_HUB or HF_ENDPOINT, and what is given explicitly wins', () => {
  const endpoint = (env: NodeJS.ProcessEnv, given?: string) => hubSettings({ endpoint: given }, env).endpoint;
  expect(endpoint({})).toBe('https://huggingface.co');
  expect(endpoint({ HF_ENDPOINT: 'https://mirror.example/' })).toBe('https://mirror.example');
  expect(endpoint({ HF_ENDPOINT: 'https://mirror.example', SIDECUT_HUB: 'https://ours.example/hub/' })).toBe(
    'https://ours.example/hub',
  );
  expect(endpoint({ SIDECUT_HUB: 'https://ours.example' }, 'http://localhost:8080')).toBe(
    'http://localhost:8080',
  );
  expect(() => endpoint({}, 'ftp://x')).toThrow(notAnAddress('ftp://x'));
  expect(() => endpoint({}, 'mirror')).toThrow(notAnAddress('mirror'));
});

test('the offline switch understands the usual ways to say no', () => {
  const offline = (value?: string) => hubSettings({}, { SIDECUT_OFFLINE: value }).offline;
  expect([offline(), offline(''), offline('0'), offline('false'), offline('off')]).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect([offline('1'), offline('yes')]).toEqual([true, true]);
});

test('a wait is read from Retry-After in seconds or as a date, or from the hub’s RateLimit', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  expect(requestedWaitSeconds({ 'retry-after': '120' }, now)).toBe(120);
  expect(requestedWaitSeconds({ 'retry-after': 'Mon, 23 Nov 2026 12:02:00 GMT' }, now)).toBe(120);
  expect(requestedWaitSeconds({ 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' }, now)).toBe(0);
  expect(requestedWaitSeconds({ ratelimit: '"api";r=0;t=55' }, now)).toBe(55);
  expect(requestedWaitSeconds({}, now)).toBeUndefined();
});

test('only this machine counts as loopback', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '[::1]'].every(isLoopback)).toBe(true);
  expect(['127.0.0.1.example.org', 'localhost.example.org', '128.0.0.1'].some(isLoopback)).toBe(false);
});
