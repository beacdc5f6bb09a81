import type {
  ExecutionProvider,
  ProcessEnding,
  ProviderFailure,
  ProviderPassedOver,
} from '../../../../core/devices.ts';
import { wordsBy } from '../../../../core/failures/words-by.ts';

/** Completes "it ended": "killed by SIGSEGV". */
export const endingWords = wordsBy<'by', ProcessEnding>('by', {
  signal: ({ signal }) => `killed by ${signal}`,
  status: ({ status }) => `exit status ${status}`,
  error: ({ message }) => message,
  unknown: () => 'no exit status',
});

/** Why a provider does not start or run, and what to do about it. */
export const providerFailureSentence = wordsBy<'cause', ProviderFailure>('cause', {
  'no-adapter': () =>
    'No graphics driver that WebGPU can use was found (on Linux it needs Vulkan). Install the driver of your ' +
    'graphics card, or use --device cpu.',
  'no-device': () =>
    'The graphics driver was found but gave no device. Update the driver, or use --device cpu.',
  'no-cuda-libraries': () =>
    'The CUDA libraries are not installed. CUDA needs an NVIDIA card with its driver, CUDA 12, cuDNN 9, and the ' +
    'CUDA part of onnxruntime-node; otherwise use --device webgpu or cpu.',
  'no-cuda-card': () =>
    'No NVIDIA card was found, or its driver is too old for CUDA 12. Update the driver, or use --device cpu.',
  'not-in-build': () => 'This build of ONNX Runtime does not contain it.',
  'leaves-work-to-cpu': () => 'It would leave parts of the model to the processor, so it is not used.',
  unknown: ({ runtimeWords }) => `The runtime said: ${runtimeWords}`,
});

/** What the probe of a provider found. */
export const providerFindingSentence = wordsBy<'found', ProviderPassedOver>('found', {
  'always-works': () => 'Always works.',
  'not-offered': () => 'ONNX Runtime does not offer it on this system.',
  refused: ({ failure }) => providerFailureSentence(failure),
  crashed: ({ ending }) =>
    `The driver crashed in the test (${endingWords(ending)}). Update it, or use --device cpu.`,
  'timed-out': ({ seconds }) =>
    `The test did not finish within ${seconds} s. Update the driver, or use --device cpu.`,
  'other-numbers': ({ maxDifference, allowed }) =>
    `It computed other numbers than the processor (difference ${maxDifference.toPrecision(2)}, at most ` +
    `${allowed} is allowed). Update the driver, or use --device cpu.`,
  imitated: ({ driver, ...times }) =>
    `Works, but ${driver} only imitates a graphics card (${timesOf(times)}); auto does not choose it.`,
  slower: (times) =>
    `Works, but took longer than the processor in the test (${timesOf(times)}); auto does not choose it.`,
  faster: (times) =>
    `${(times.cpuRunMs / times.runMs).toFixed(1)} times as fast as the processor in the test (${timesOf(times)}).`,
  'crashed-before': () => 'the inference process crashed while it ran there.',
  'not-for-this-model': ({ failure }) => `not with this model. ${providerFailureSentence(failure)}`,
});

export function deviceNotUsedSentence(provider: ExecutionProvider, reason: ProviderPassedOver): string {
  return `${provider} is not used: ${providerFindingSentence(reason)}`;
}

function timesOf({ runMs, cpuRunMs }: { readonly runMs: number; readonly cpuRunMs: number }): string {
  return `${runMs.toFixed(1)} ms, the processor ${cpuRunMs.toFixed(1)} ms`;
}
