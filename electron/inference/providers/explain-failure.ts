import type { ExecutionProvider } from '../contract.ts';

/** Puts a runtime's message about a provider that would not start into words that say what to do. */
export function explainProviderFailure(provider: ExecutionProvider, message: string): string {
  const known = explanations.find(
    ({ pattern, only }) => (!only || only === provider) && pattern.test(message),
  );
  return known ? known.sentence : `The runtime said: ${firstSentence(message)}`;
}

const explanations: readonly {
  readonly pattern: RegExp;
  readonly only?: ExecutionProvider;
  readonly sentence: string;
}[] = [
  {
    pattern: /No supported adapters|Failed to get a WebGPU adapter|RequestAdapterStatus/i,
    sentence:
      'No graphics driver that WebGPU can use was found (on Linux it needs Vulkan). Install the driver of your ' +
      'graphics card, or use --device cpu.',
  },
  {
    pattern: /Failed to get a WebGPU device|RequestDeviceStatus/i,
    sentence: 'The graphics driver was found but gave no device. Update the driver, or use --device cpu.',
  },
  {
    pattern:
      /Failed to load shared library|libonnxruntime_providers|libcu(dart|blas|dnn|fft)|cannot open shared object/i,
    only: 'cuda',
    sentence:
      'The CUDA libraries are not installed. CUDA needs an NVIDIA card with its driver, CUDA 12, cuDNN 9, and the ' +
      'CUDA part of onnxruntime-node; otherwise use --device webgpu or cpu.',
  },
  {
    pattern: /no CUDA-capable device|CUDA driver version is insufficient|cudaErrorNoDevice|CUDA failure 100/i,
    only: 'cuda',
    sentence:
      'No NVIDIA card was found, or its driver is too old for CUDA 12. Update the driver, or use --device cpu.',
  },
  {
    pattern: /backend not found/i,
    sentence: 'This build of ONNX Runtime does not contain it.',
  },
  {
    pattern: /assigned to the default CPU EP/i,
    sentence: 'It would leave parts of the model to the processor, so it is not used.',
  },
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
