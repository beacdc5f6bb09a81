import type { ExecutionProvider, ProviderFailure } from '../../../core/devices.ts';

/** What a runtime's message about a provider that would not start means. */
export function explainProviderFailure(provider: ExecutionProvider, message: string): ProviderFailure {
  const known = explanations.find(
    ({ pattern, only }) => (!only || only === provider) && pattern.test(message),
  );
  return known ? { cause: known.cause } : { cause: 'unknown', runtimeWords: firstSentence(message) };
}

const explanations: readonly {
  readonly pattern: RegExp;
  readonly only?: ExecutionProvider;
  readonly cause: Exclude<ProviderFailure['cause'], 'unknown'>;
}[] = [
  {
    pattern: /No supported adapters|Failed to get a WebGPU adapter|RequestAdapterStatus/i,
    cause: 'no-adapter',
  },
  { pattern: /Failed to get a WebGPU device|RequestDeviceStatus/i, cause: 'no-device' },
  {
    pattern:
      /Failed to load shared library|libonnxruntime_providers|libcu(dart|blas|dnn|fft)|cannot open shared object/i,
    only: 'cuda',
    cause: 'no-cuda-libraries',
  },
  {
    pattern: /no CUDA-capable device|CUDA driver version is insufficient|cudaErrorNoDevice|CUDA failure 100/i,
    only: 'cuda',
    cause: 'no-cuda-card',
  },
  { pattern: /backend not found/i, cause: 'not-in-build' },
  { pattern: /assigned to the default CPU EP/i, cause: 'leaves-work-to-cpu' },
];

/** Runtime messages begin with source file, function and condition; the last line or clause is the readable part. */
function firstSentence(message: string): string {
  const readable = message
    .trim()
    .split('\n')
    .at(-1)!
    .replace(/^.*was false\. /, '')
    .replace(/^\S*\.(cc|cpp|h):\d+ /, '');
  return readable.slice(0, 300);
}
