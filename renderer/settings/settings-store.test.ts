import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Settings, settingsSchema } from '../../core/contract/app.ts';
import { SidecutError } from '../../core/errors.ts';
import type { AppConnection } from '../connection/app-connection.ts';
import { createListeners } from '../connection/listeners.ts';
import { localeOf } from './appearance.ts';
import { changeSettings, connectSettings, settingsStore } from './settings-store.ts';

let kept: Settings;
let answers: (() => void)[];
let isFull: boolean;
let stop: () => void;
const { on, onState, deliver } = createListeners();

/** Keeps settings; each answer waits until the test lets it go. */
function connection(): AppConnection {
  const later = <Value>(answer: () => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      answers.push(() => void Promise.resolve().then(answer).then(resolve, reject));
    });
  const calls = {
    'settings.get': () => {
      const now = kept;
      return later(() => now);
    },
    'settings.set': (change: Partial<Settings>) =>
      later(() => {
        if (isFull) throw new SidecutError('disk-full', { reason: 'library' });
        kept = { ...kept, ...change };
        deliver('settings.changed', {});
        return kept;
      }),
  };
  return { calls: calls as never, shell: null, on, onState, sourcesOfDrop: null };
}

async function answerAll(): Promise<void> {
  while (answers.length > 0) {
    answers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

beforeEach(async () => {
  kept = settingsSchema.parse({});
  answers = [];
  isFull = false;
  const connecting = connectSettings(connection());
  await answerAll();
  stop = await connecting;
});
afterEach(() => stop());

describe('changing settings', () => {
  it('shows at once and ends with what the host keeps, however fast changes follow', async () => {
    const first = changeSettings({ textScale: 1.25 });
    const second = changeSettings({ textScale: 1.5 });
    expect(settingsStore.get().textScale).toBe(1.5);
    answers.shift()?.();
    await first;
    const third = changeSettings({ textScale: 1.75 });
    await answerAll();
    await Promise.all([second, third]);
    expect(settingsStore.get().textScale).toBe(1.75);
    expect(kept.textScale).toBe(1.75);
  });

  it('takes back what the host could not keep, and says so', async () => {
    isFull = true;
    const change = changeSettings({ theme: 'dark' });
    const failed = expect(change).rejects.toThrow('disk-full');
    await answerAll();
    await failed;
    expect(settingsStore.get().theme).toBe('system');
  });

  it('follows another page', async () => {
    kept = { ...kept, theme: 'light' };
    deliver('settings.changed', {});
    await answerAll();
    expect(settingsStore.get().theme).toBe('light');
  });
});

describe('the language', () => {
  it('is the system’s where the settings say so', () => {
    expect(localeOf('system', 'zh-Hans-CN')).toBe('zh-CN');
    expect(localeOf('system', 'de-DE')).toBe('en');
    expect(localeOf('en', 'zh-CN')).toBe('en');
  });
});
