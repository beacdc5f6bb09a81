/** What is said of devices in the page: of those that were tried, and of one that failed. */
import type {
  ExecutionProvider,
  ProcessEnding,
  ProviderFailure,
  ProviderPassedOver,
} from '../../core/devices.ts';
import { wordsBy } from '../../core/failures/words-by.ts';
import { formatNumber } from './format.ts';
import type { Locale } from './i18n.ts';

type Texts<Facts> = Readonly<Record<Locale, (facts: Facts) => string>>;

export const endingTexts: Texts<ProcessEnding> = {
  en: wordsBy<'by', ProcessEnding>('by', {
    signal: ({ signal }) => `ended by ${signal}`,
    status: ({ status }) => `exit status ${status}`,
    error: ({ message }) => message,
    unknown: () => 'for no reason that is known',
  }),
  'zh-CN': wordsBy<'by', ProcessEnding>('by', {
    signal: ({ signal }) => `被 ${signal} 结束`,
    status: ({ status }) => `退出状态 ${status}`,
    error: ({ message }) => message,
    unknown: () => '原因未知',
  }),
};

export const providerFailureTexts: Texts<ProviderFailure> = {
  en: wordsBy<'cause', ProviderFailure>('cause', {
    'no-adapter': () =>
      'No graphics driver that WebGPU can use was found (on Linux it needs Vulkan). Install the driver of your ' +
      'graphics card, or choose the CPU as the device.',
    'no-device': () =>
      'The graphics driver was found but gave no device. Update the driver, or choose the CPU as the device.',
    'no-cuda-libraries': () =>
      'The CUDA libraries are not installed. CUDA needs an NVIDIA card with its driver, CUDA 12, cuDNN 9, and the ' +
      'CUDA part of onnxruntime-node; otherwise choose another device.',
    'no-cuda-card': () =>
      'No NVIDIA card was found, or its driver is too old for CUDA 12. Update the driver, or choose the CPU as the ' +
      'device.',
    'not-in-build': () => 'This build of ONNX Runtime does not contain it.',
    'leaves-work-to-cpu': () => 'It would leave parts of the model to the processor.',
    unknown: ({ runtimeWords }) => `The runtime said: ${runtimeWords}`,
  }),
  'zh-CN': wordsBy<'cause', ProviderFailure>('cause', {
    'no-adapter': () =>
      '找不到 WebGPU 可用的显卡驱动（在 Linux 上需要 Vulkan）。请安装显卡驱动，或选择 CPU 作为设备。',
    'no-device': () => '已找到显卡驱动，但它没有提供设备。请更新驱动，或选择 CPU 作为设备。',
    'no-cuda-libraries': () =>
      '未安装 CUDA 库。CUDA 需要 NVIDIA 显卡及其驱动、CUDA 12、cuDNN 9 以及 onnxruntime-node 的 CUDA 部分；否则请选择其他设备。',
    'no-cuda-card': () =>
      '找不到 NVIDIA 显卡，或其驱动对 CUDA 12 来说太旧。请更新驱动，或选择 CPU 作为设备。',
    'not-in-build': () => '此版本的 ONNX Runtime 不包含它。',
    'leaves-work-to-cpu': () => '它会把模型的一部分留给处理器。',
    unknown: ({ runtimeWords }) => `运行库的信息：${runtimeWords}`,
  }),
};

interface Times {
  readonly runMs: number;
  readonly cpuRunMs: number;
}

const timesEn = ({ runMs, cpuRunMs }: Times) =>
  `${formatNumber(runMs, 'en')} ms, the processor ${formatNumber(cpuRunMs, 'en')} ms`;
const timesZh = ({ runMs, cpuRunMs }: Times) =>
  `${formatNumber(runMs, 'zh-CN')} 毫秒，处理器 ${formatNumber(cpuRunMs, 'zh-CN')} 毫秒`;

export const providerFindingTexts: Texts<ProviderPassedOver> = {
  en: wordsBy<'found', ProviderPassedOver>('found', {
    'always-works': () => 'Always works.',
    'not-offered': () => 'ONNX Runtime does not offer it on this system.',
    refused: ({ failure }) => providerFailureTexts.en(failure),
    crashed: ({ ending }) =>
      `The driver crashed in the test (${endingTexts.en(ending)}). Update it, or choose the CPU as the device.`,
    'timed-out': ({ seconds }) =>
      `The test did not finish within ${seconds} s. Update the driver, or choose the CPU as the device.`,
    'other-numbers': ({ maxDifference, allowed }) =>
      `It computed other numbers than the processor (difference ${maxDifference.toPrecision(2)}, at most ` +
      `${allowed} is allowed). Update the driver, or choose the CPU as the device.`,
    imitated: ({ driver, ...times }) => `${driver} only imitates a graphics card (${timesEn(times)}).`,
    slower: (times) => `It took longer than the processor in the test (${timesEn(times)}).`,
    faster: (times) => `Faster than the processor in the test (${timesEn(times)}).`,
    'crashed-before': () => 'The recognition process stopped while it used it.',
    'not-for-this-model': ({ failure }) => `It can’t run this model. ${providerFailureTexts.en(failure)}`,
  }),
  'zh-CN': wordsBy<'found', ProviderPassedOver>('found', {
    'always-works': () => '始终可用。',
    'not-offered': () => 'ONNX Runtime 在此系统上不提供它。',
    refused: ({ failure }) => providerFailureTexts['zh-CN'](failure),
    crashed: ({ ending }) =>
      `驱动在测试中崩溃（${endingTexts['zh-CN'](ending)}）。请更新驱动，或选择 CPU 作为设备。`,
    'timed-out': ({ seconds }) => `测试未能在 ${seconds} 秒内完成。请更新驱动，或选择 CPU 作为设备。`,
    'other-numbers': ({ maxDifference, allowed }) =>
      `它算出的数与处理器不同（差 ${maxDifference.toPrecision(2)}，最多允许 ${allowed}）。请更新驱动，或选择 CPU 作为设备。`,
    imitated: ({ driver, ...times }) => `${driver} 只是模拟显卡（${timesZh(times)}）。`,
    slower: (times) => `它在测试中比处理器慢（${timesZh(times)}）。`,
    faster: (times) => `它在测试中比处理器快（${timesZh(times)}）。`,
    'crashed-before': () => '识别进程曾在使用它时停止。',
    'not-for-this-model': ({ failure }) => `它无法运行此模型。${providerFailureTexts['zh-CN'](failure)}`,
  }),
};

const providerNames: Readonly<Record<ExecutionProvider, string>> = {
  cpu: 'CPU',
  webgpu: 'WebGPU',
  cuda: 'CUDA',
  dml: 'DirectML',
  coreml: 'CoreML',
};

export function providerName(provider: ExecutionProvider): string {
  return providerNames[provider];
}
