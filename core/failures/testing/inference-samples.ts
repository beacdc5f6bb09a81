/** Facts of every failure of the inference area, for tests of its words. */
import type {
  DeviceTrouble,
  MemoryShortage,
  ModelDamage,
  ModelFileMissing,
  ModelLanguageFacts,
  ModelMisfit,
  WorkerEnd,
} from '../inference.ts';
import type { ProviderFailure, ProviderPassedOver } from '../../devices.ts';
import type { FactsWith } from '../words-by.ts';

type Every<Facts extends { readonly reason: string }> = {
  readonly [Reason in Facts['reason']]: FactsWith<Facts, 'reason', Reason>;
};
/** Each under its reason, so that none is forgotten. */
const every = <Facts extends { readonly reason: string }>(facts: Every<Facts>): readonly Facts[] =>
  Object.values(facts);

const path = '/models/m/onnx/model.onnx';
const folder = '/models/m';
const runtimeWords = 'onnxruntime: it is on strike';
const lastWords = 'driver: assertion failed';
const killed = { by: 'signal', signal: 'SIGKILL' } as const;

export const providerFailures: readonly ProviderFailure[] = [
  { cause: 'no-adapter' },
  { cause: 'no-device' },
  { cause: 'no-cuda-libraries' },
  { cause: 'no-cuda-card' },
  { cause: 'not-in-build' },
  { cause: 'leaves-work-to-cpu' },
  { cause: 'unknown', runtimeWords },
];

const times = { runMs: 12.34, cpuRunMs: 56.78 };
export const providerFindings: readonly ProviderPassedOver[] = [
  { found: 'always-works' },
  { found: 'not-offered' },
  ...providerFailures.map((failure) => ({ found: 'refused', failure }) as const),
  { found: 'crashed', ending: killed },
  { found: 'crashed', ending: { by: 'status', status: 3 } },
  { found: 'crashed', ending: { by: 'error', message: 'spawn EACCES' } },
  { found: 'crashed', ending: { by: 'unknown' } },
  { found: 'timed-out', seconds: 120 },
  { found: 'other-numbers', maxDifference: 3, allowed: 0.02 },
  { found: 'imitated', driver: 'SwiftShader', ...times },
  { found: 'slower', ...times },
  { found: 'faster', ...times },
  { found: 'crashed-before' },
  { found: 'not-for-this-model', failure: { cause: 'no-device' } },
];

export const modelLanguageSamples = every<ModelLanguageFacts>({
  'model-speaks-english': { reason: 'model-speaks-english', language: 'fr' },
  'model-lacks': { reason: 'model-lacks', model: 'whisper-base.en', language: 'xx', known: ['de', 'en'] },
  'not-from': { reason: 'not-from', language: 'fr', known: ['de', 'en'] },
  'not-into': { reason: 'not-into', language: '???', known: Array.from({ length: 60 }, () => 'de') },
  'no-such-pair': { reason: 'no-such-pair', source: 'de', target: 'fr', pairs: ['de-en', 'en-fr'] },
});

export const inferenceSamples = {
  'model-missing-file': every<ModelFileMissing>({
    'not-in-folder': { reason: 'not-in-folder', folder, file: 'config.json' },
    'not-there': { reason: 'not-there', path },
    weights: { reason: 'weights', path, runtimeWords },
  }),
  'model-damaged': every<ModelDamage>({
    'not-json': { reason: 'not-json', folder, file: 'config.json' },
    'wrong-value': {
      reason: 'wrong-value',
      folder,
      file: 'config.json',
      field: 'd_model',
      problem: 'too small',
    },
    'config-too-large': { reason: 'config-too-large', path, bytes: 1e9 },
    'configs-disagree': { reason: 'configs-disagree', folder },
    tokenizer: { reason: 'tokenizer', folder },
    'lacks-token': { reason: 'lacks-token', token: '<|endoftext|>' },
    'token-outside': { reason: 'token-outside', token: 9, vocabularySize: 8 },
    'no-numbers': { reason: 'no-numbers' },
    hash: { reason: 'hash', path },
    graph: { reason: 'graph', path, runtimeWords },
    'not-opened': { reason: 'not-opened', path, runtimeWords },
  }),
  'model-unsupported': every<ModelMisfit>({
    operators: { reason: 'operators', path, runtimeWords },
    inputs: { reason: 'inputs', runtimeWords },
    'unknown-input': { reason: 'unknown-input', graph: 'text', input: 'pixels', known: ['ids', 'mask'] },
    'no-output': { reason: 'no-output', graph: 'voice', outputs: ['a', 'b'] },
    'output-shape': { reason: 'output-shape', graph: 'image', output: 'a', shape: [1, 2, 3] },
    'no-decoder-output': { reason: 'no-decoder-output', output: 'logits' },
    'value-type': { reason: 'value-type', type: 'float16' },
    pooling: { reason: 'pooling' },
    'no-characters': { reason: 'no-characters', path: '/models/ocr/onnx/rec.onnx' },
    'image-scaling': { reason: 'image-scaling', folder },
    'no-shared-space': { reason: 'no-shared-space', image: 8, text: 9 },
    'not-a-translator': { reason: 'not-a-translator', folder, modelType: 't5' },
    'names-no-languages': { reason: 'names-no-languages', folder },
    'only-transcribes': { reason: 'only-transcribes', model: null },
  }),
  'device-unavailable': [
    ...every<DeviceTrouble>({
      'not-usable': { reason: 'not-usable', provider: 'webgpu', finding: { found: 'not-offered' } },
      none: { reason: 'none' },
      'not-opened': { reason: 'not-opened', provider: 'cuda', path, failure: { cause: 'no-cuda-card' } },
      'not-run': { reason: 'not-run', provider: 'dml', failure: { cause: 'unknown', runtimeWords } },
    }),
  ],
  'worker-crashed': [
    ...every<WorkerEnd>({
      ended: { reason: 'ended', operation: 'transcribe', ending: killed, provider: 'webgpu', lastWords },
      stopped: { reason: 'stopped', operation: 'transcribe' },
      'model-lost': { reason: 'model-lost', modelKey: 'key' },
      'too-often': { reason: 'too-often', crashes: 3, ending: killed, provider: 'webgpu' },
      'no-runtime': { reason: 'no-runtime', runtimeWords },
      'no-llama': { reason: 'no-llama', runtimeWords },
    }),
    { reason: 'ended', operation: 'load', ending: { by: 'unknown' }, provider: null, lastWords } as const,
    { reason: 'too-often', crashes: 3, ending: killed, provider: 'cpu' } as const,
    { reason: 'too-often', crashes: 3, ending: { by: 'status', status: 1 }, provider: null } as const,
  ],
  'out-of-memory': every<MemoryShortage>({
    load: { reason: 'load', path, runtimeWords },
    run: { reason: 'run', runtimeWords },
    'over-budget': { reason: 'over-budget', path, neededBytes: 3e9, usedBytes: 2e9, budgetBytes: 4e9 },
  }),
};
