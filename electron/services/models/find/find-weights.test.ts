import { afterEach, beforeEach, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  smallShape,
  toyWeights,
  writeCTranslate2,
  writeGgml,
  writeSafetensors,
} from '../../../inference/kinds/whisper/weights/testing/toy-weights.ts';
import { writeGguf } from '../../../inference/kinds/text-generator/testing/write-gguf.ts';
import { findWeights } from './find-weights.ts';
import { usualPlaces } from './usual-places.ts';

const weights = toyWeights(smallShape);
const { signal } = new AbortController();
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sidecut-find-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

it('finds what other programs keep in their usual places, with what each can be used for', async () => {
  const hub = path.join(home, '.cache', 'huggingface', 'hub');
  const cached = path.join(hub, 'models--Systran--faster-whisper-base', 'snapshots', 'c0ffee');
  writeCTranslate2(cached, weights);
  const original = path.join(hub, 'models--openai--whisper-toy', 'snapshots', 'abc');
  writeSafetensors(original, weights);
  const plain = path.join(home, 'whisper.cpp', 'models', 'ggml-base.bin');
  writeGgml(plain, weights, { shape: smallShape });
  const edited = path.join(home, '.config', 'Subtitle Edit', 'Whisper', 'Cpp', 'Models', 'tiny.bin');
  writeGgml(edited, weights, { shape: smallShape });
  const small = path.join(home, '.local', 'share', 'github.com.thewh1teagle.vibe', 'ggml-small-q5_1.bin');
  writeGgml(small, weights, { kind: 9, shape: smallShape });
  const writer = path.join(hub, 'models--Qwen--small-GGUF', 'snapshots', 'def', 'small-q4_k_m.gguf');
  const untaught = path.join(home, '.lmstudio', 'models', 'someone', 'base', 'base-q8_0.gguf');
  const encoder = path.join(home, '.lmstudio', 'models', 'someone', 'bert', 'bert-f16.gguf');
  for (const file of [writer, untaught, encoder]) mkdirSync(path.dirname(file), { recursive: true });
  writeGguf(writer);
  writeGguf(untaught, { without: ['tokenizer.chat_template'] });
  writeGguf(encoder, { metadata: { 'general.architecture': 'bert' } });
  const found = await findWeights(usualPlaces({ platform: 'linux', home, environment: {} }), signal);
  expect(found.filter(({ notes }) => notes.length > 0)).toMatchObject([
    {
      path: untaught,
      program: 'LM Studio',
      notes: [{ code: 'no-chat-template', facts: { model: 'base-q8_0' } }],
    },
  ]);
  expect(found.map(({ path: at, id, refusal }) => [at, id, refusal?.facts])).toEqual([
    [writer, 'small-GGUF', undefined],
    [cached, 'faster-whisper-base', undefined],
    [original, 'whisper-toy', undefined],
    [edited, 'tiny', undefined],
    [untaught, 'base-q8_0', undefined],
    [small, 'ggml-small-q5_1', expect.objectContaining({ reason: 'quantised-weights', kind: 'q5_1' })],
    [plain, 'ggml-base', undefined],
  ]);
});

it('passes over other models, broken files and folders that are not there', async () => {
  const folder = path.join(home, 'mine');
  writeCTranslate2(path.join(folder, 'translator'), weights, { spec: 'TransformerSpec' });
  mkdirSync(path.join(folder, 'bert'));
  writeFileSync(
    path.join(folder, 'bert', 'model.safetensors'),
    Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]), Buffer.from('{}')]),
  );
  writeFileSync(path.join(folder, 'bert', 'tokenizer.json'), '{"added_tokens":[],"model":{"vocab":{}}}');
  writeFileSync(path.join(folder, 'ggml-empty.bin'), '');
  writeFileSync(path.join(folder, 'pytorch_model.bin'), 'PK');
  const places = [folder, path.join(home, 'nowhere')].map((at) => ({
    program: 'mine',
    folder: at,
    depth: 2,
  }));
  expect(await findWeights(places, signal)).toEqual([]);
});

it('passes over what did not arrive, and opens nothing but files', async () => {
  const folder = path.join(home, 'mine');
  const shards = { weight_map: { a: 'model-1.safetensors' } };
  mkdirSync(path.join(folder, 'sharded'), { recursive: true });
  writeFileSync(path.join(folder, 'sharded', 'model.safetensors.index.json'), JSON.stringify(shards));
  mkdirSync(path.join(folder, 'broken'));
  symlinkSync(path.join(home, 'nowhere'), path.join(folder, 'broken', 'model.safetensors'));
  mkdirSync(path.join(folder, 'folder', 'model.bin'), { recursive: true });
  if (process.platform !== 'win32') {
    const pipes = [path.join(folder, 'ggml-pipe.bin'), path.join(folder, 'folder', 'model.bin')];
    rmSync(pipes[1]!, { recursive: true });
    spawnSync('mkfifo', pipes);
  }
  const place = { program: 'mine', folder, depth: 1 };
  expect(await findWeights([place], signal)).toEqual([
    expect.objectContaining({
      id: 'folder',
      refusal: expect.objectContaining({ code: 'file-unreadable' }) as unknown,
    }),
  ]);
});

it.each([
  [
    'win32',
    'C:\\Users\\me',
    { APPDATA: 'C:\\Users\\me\\AppData\\Roaming' },
    'C:\\Users\\me\\AppData\\Roaming\\Subtitle Edit\\Whisper',
  ],
  ['darwin', '/Users/me', {}, '/Users/me/Library/Application Support/MacWhisper/models'],
  ['linux', '/home/me', { XDG_CACHE_HOME: '/fast' }, '/fast/Buzz/models'],
  ['linux', '/home/me', { HF_HOME: '/disk/hf' }, '/disk/hf/hub'],
] as const)('on %s it looks under the user’s own folders', (platform, own, environment, wanted) => {
  const places = usualPlaces({ platform, home: own, environment });
  expect(places.map(({ folder }) => folder)).toContain(wanted);
});
