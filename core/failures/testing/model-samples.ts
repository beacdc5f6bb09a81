import type { GeneralFailures } from '../general.ts';
import type {
  ModelDiskFull,
  ModelsFailures,
  ModelsFolderUnwritable,
  StoredModelDamaged,
  StoredModelMissingFile,
  StoredModelUnsupported,
} from '../models.ts';
import { samplesOf } from './samples.ts';
import type { Sample } from './samples.ts';

const host = 'hub.example';
const what = 'owner/name';
const file = 'onnx/model.onnx';
const kind = 'whisper';
const folder = '/data/models';
const stored = { model: 'm', file: '/data/models/m/config.json', install: 'owner/m' } as const;

/** Every code and reason of the model store and the hub. */
export const modelSamples: readonly Sample[] = [
  { code: 'nothing-to-measure-on', facts: { track: 'Deutsch' } },
  ...samplesOf<ModelsFailures['model-unknown']>('model-unknown', {
    catalogue: { reason: 'catalogue', model: 'wisper', similar: ['whisper-base'] },
    installed: { reason: 'installed', model: 'wisper', similar: [] },
    'no-starter': { reason: 'no-starter', task: 'translation' },
    'not-loaded': { reason: 'not-loaded', kind: 'whisper' },
  }),
  ...samplesOf<ModelsFailures['model-not-installed']>('model-not-installed', {
    'to-download': { reason: 'to-download', model: 'whisper-base' },
    nothing: { reason: 'nothing', model: 'whisper-base' },
    'starter-only': { reason: 'starter-only', suggestion: 'whisper-base', bytes: 150e6 },
    'no-translator': { reason: 'no-translator', language: 'pl', into: 'en', suggestion: 'm2m100_418M' },
  }),
  {
    code: 'model-not-installed',
    facts: { reason: 'no-translator', language: 'pl', into: 'en', suggestion: null },
  },
  ...samplesOf<ModelsFailures['model-in-use']>('model-in-use', {
    changing: { reason: 'changing', model: 'm', folder },
    open: { reason: 'open', model: 'm', folder },
  }),
  ...samplesOf<ModelsFailures['network-unreachable']>('network-unreachable', {
    'proxy-refused': { reason: 'proxy-refused', host },
    'proxy-login': { reason: 'proxy-login', host },
    name: { reason: 'name', host },
    certificate: { reason: 'certificate', host, problem: 'CERT_HAS_EXPIRED' },
    connection: { reason: 'connection', host, problem: 'ECONNRESET' },
  }),
  { code: 'network-offline', facts: {} },
  ...samplesOf<ModelsFailures['packages-unavailable']>('packages-unavailable', {
    'no-python': { reason: 'no-python', python: 'python3' },
    'no-pip': { reason: 'no-pip', python: 'python3' },
    'pip-failed': { reason: 'pip-failed', python: 'python3', problem: 'ImportError' },
    'no-index': { reason: 'no-index' },
    'index-login': { reason: 'index-login', host },
    'no-wheel': { reason: 'no-wheel', wheel: 'a-1-py3-none-any.whl', hosts: [host] },
  }),
  ...samplesOf<ModelsFailures['http-unauthorized']>('http-unauthorized', {
    'no-token': { reason: 'no-token', host, what, status: 401 },
    'token-refused': { reason: 'token-refused', host, what, status: 403 },
  }),
  { code: 'http-not-found', facts: { host, what } },
  ...samplesOf<ModelsFailures['http-too-many-requests']>('http-too-many-requests', {
    soon: { reason: 'soon', host, waitSeconds: null },
    later: { reason: 'later', host, waitSeconds: 720 },
  }),
  ...[45, 7200].map((waitSeconds) => ({
    code: 'http-too-many-requests',
    facts: { reason: 'later', host, waitSeconds },
  })),
  ...samplesOf<ModelsFailures['http-failed']>('http-failed', {
    status: { reason: 'status', host, what, status: 500, waitSeconds: null },
    'pieces-only': { reason: 'pieces-only', host, file },
    'too-many-files': { reason: 'too-many-files', repository: what },
    'no-hub': { reason: 'no-hub', host },
    endless: { reason: 'endless', host },
    'redirect-nowhere': { reason: 'redirect-nowhere', host },
    'redirect-loop': { reason: 'redirect-loop', host, maxRedirects: 5 },
    'redirect-unprotected': { reason: 'redirect-unprotected', host, target: 'ftp://x' },
  }),
  { code: 'http-failed', facts: { reason: 'status', host, what, status: 400, waitSeconds: null } },
  ...samplesOf<ModelsFailures['hash-mismatch']>('hash-mismatch', {
    content: { reason: 'content', host, file, declared: 'aa' },
    redirect: { reason: 'redirect', host, file, declared: 'aa', served: 'bb' },
    unpacked: { reason: 'unpacked', file, declared: 'aa' },
  }),
  ...samplesOf<StoredModelDamaged>('model-damaged', {
    'name-escapes': { reason: 'name-escapes', repository: what, path: '../x' },
    'package-unreadable': { reason: 'package-unreadable', package: 'whisper-1' },
    'lock-file': { reason: 'lock-file', file },
    'config-json': { reason: 'config-json', name: what },
    'file-changed': { reason: 'file-changed', ...stored, origin: 'hub' },
    weights: { reason: 'weights', file, problem: 'outside', tensor: 'encoder.conv1.weight' },
  }),
  { code: 'model-damaged', facts: { reason: 'weights', file, problem: 'too-short', tensor: null } },
  ...(['import', 'shipped'] as const).map((origin) => ({
    code: 'model-damaged',
    facts: { reason: 'file-changed', ...stored, origin },
  })),
  ...samplesOf<StoredModelMissingFile>('model-missing-file', {
    'file-gone': { reason: 'file-gone', ...stored, origin: 'hub' },
    'package-lacks': { reason: 'package-lacks', package: 'whisper-1', member: 'a/model.bin' },
    'no-lock-file': { reason: 'no-lock-file', model: 'm', folder, file, origin: 'installed' },
    'folder-incomplete': {
      ...{ reason: 'folder-incomplete', name: 'mine', kind: 'unheard-of', file },
      ...{ role: 'needed', of: null },
    },
    'repository-lacks': { reason: 'repository-lacks', repository: what, kind, file },
    'precision-missing': {
      ...{ reason: 'precision-missing', repository: what, kind, precision: 'q4', offered: ['int8', 'fp16'] },
    },
  }),
  ...(['shipped', 'folder'] as const).map((origin) => ({
    code: 'model-missing-file',
    facts: { reason: 'no-lock-file', model: 'm', folder, file, origin },
  })),
  ...(['partner', 'weights', 'precision'] as const).map((role) => ({
    code: 'model-missing-file',
    facts: { reason: 'folder-incomplete', name: 'mine', kind, file, role, of: 'onnx/other.onnx' },
  })),
  {
    code: 'model-missing-file',
    facts: { reason: 'precision-missing', repository: what, kind, precision: 'q4', offered: [] },
  },
  ...samplesOf<StoredModelUnsupported>('model-unsupported', {
    'gguf-version': { reason: 'gguf-version', file: '/d/m.gguf', kind: '1' },
    'gguf-part': { reason: 'gguf-part', file: '/d/m-00001-of-00002.gguf', kind: 'llama' },
    'gguf-no-writer': { reason: 'gguf-no-writer', file: '/d/m.gguf', kind: 'bert' },
    'too-large': { reason: 'too-large', repository: what, bytes: 1e12 },
    'not-a-folder': { reason: 'not-a-folder', path: '/x' },
    'to-import': { reason: 'to-import', path: '/x/model.bin' },
    'not-weights': { reason: 'not-weights', file },
    'quantised-weights': { reason: 'quantised-weights', file, format: 'ggml', kind: 'q5_0' },
    'unknown-kind': { reason: 'unknown-kind', name: 'mine', modelType: 'gpt2' },
    'other-kind': { reason: 'other-kind', name: 'mine', kind: 'wespeaker', wanted: kind },
    'other-task': { reason: 'other-task', name: 'mine', kind: 'sentence-encoder', wanted: kind },
  }),
  { code: 'model-unsupported', facts: { reason: 'unknown-kind', name: 'mine', modelType: null } },
  ...samplesOf<ModelDiskFull>('disk-full', {
    'model-space': {
      ...{ reason: 'model-space', model: 'm', folder, neededBytes: 1e9, freeBytes: 1e8, reserveBytes: 6e7 },
    },
    'models-folder': { reason: 'models-folder', folder },
  }),
  ...samplesOf<ModelsFolderUnwritable>('output-unwritable', {
    'models-folder-denied': { reason: 'models-folder-denied', folder },
    'models-folder-taken': { reason: 'models-folder-taken', folder },
  }),
  { code: 'output-unwritable', facts: { reason: 'data-folder', folder, problem: 'EACCES' } },
  { code: 'file-unreadable', facts: { reason: 'model-file', path: file } },
  { code: 'file-not-found', facts: { reason: 'model-folder', path: folder } },
  { code: 'file-exists', facts: { reason: 'model-name', model: 'm' } },
  { code: 'file-exists', facts: { reason: 'is-input', path: 'a.srt' } },
  { code: 'job-locked', facts: { folder } },
];

/** What can happen to any call. */
export const generalSamples: readonly Sample[] = [
  ...samplesOf<GeneralFailures['usage']>('usage', {
    'no-such-source': { reason: 'no-such-source', model: 'whisper-tiny', source: 'packages' },
    'hub-address': { reason: 'hub-address', address: 'ftp://x' },
    'model-name': { reason: 'model-name', name: '../x' },
    'no-model-name': { reason: 'no-model-name', folder: '/...' },
    'built-in-name': { reason: 'built-in-name', model: 'm' },
    'built-in-model': { reason: 'built-in-model', model: 'm' },
    'no-such-operation': { reason: 'no-such-operation', operation: 'media.sing' },
    'wrong-input': { reason: 'wrong-input', operation: 'media.add', path: 'files.0', problem: 'Too big' },
    'no-parts': { reason: 'no-parts', operation: 'media.add' },
    'worker-setting': { reason: 'worker-setting', setting: 'threads', problem: 'Too big' },
    'no-such-model-kind': { reason: 'no-such-model-kind', kind: 'toy' },
    'parts-missing': { reason: 'parts-missing', operation: 'media.add', expected: 3, arrived: 2 },
    'senseless-change': { reason: 'senseless-change', number: 3 },
    'message-too-long': { reason: 'message-too-long' },
    'number-in-use': { reason: 'number-in-use', operation: 'media.list', number: 7 },
    'start-options': { reason: 'start-options', problem: "Unknown option '-x'." },
    'port-number': { reason: 'port-number', value: 'x' },
    'port-taken': { reason: 'port-taken', port: 80 },
    'port-refused': { reason: 'port-refused', port: 80, problem: 'EACCES' },
    'clip-outside': { reason: 'clip-outside' },
    'not-a-folder': { reason: 'not-a-folder', path: '/films/talk.mp4' },
    'unknown-encoding': { reason: 'unknown-encoding', encoding: 'klingon' },
  }),
  ...samplesOf<GeneralFailures['disconnected']>('disconnected', {
    closing: { reason: 'closing', operation: 'media.list' },
    lost: { reason: 'lost', operation: 'media.list' },
    'not-admitted': { reason: 'not-admitted', operation: 'media.list' },
  }),
  { code: 'internal', facts: { message: 'It broke.', stack: '' } },
];
