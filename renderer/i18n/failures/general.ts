import type { GeneralFailures } from '../../../core/failures/general.ts';
import type { FailureTexts } from './failure-texts.ts';
import { modelUsage } from './models.ts';

/** `cancelled` and `internal` have nothing to add to their titles but what a defect says of itself. */
export const generalTexts: FailureTexts<GeneralFailures> = {
  en: {
    usage: usageEn,
    cancelled: () => '',
    disconnected: ({ reason }) =>
      ({
        closing: 'Sidecut is closing.',
        lost: 'It is being tried again.',
        'not-admitted':
          'Open Sidecut by the address that it printed last in its terminal. Each address is good for one browser.',
      })[reason],
    'kept-failure': ({ text }) => text,
    internal: ({ message }) => message,
  },
  'zh-CN': {
    usage: usageZh,
    cancelled: () => '',
    disconnected: ({ reason }) =>
      ({
        closing: 'Sidecut 正在关闭。',
        lost: '正在重新连接。',
        'not-admitted': '请用 Sidecut 最后一次在终端中显示的地址打开。每个地址只适用于一个浏览器。',
      })[reason],
    'kept-failure': ({ text }) => text,
    internal: ({ message }) => message,
  },
};

function usageEn(facts: GeneralFailures['usage']): string {
  switch (facts.reason) {
    case 'no-such-operation':
      return `There is no operation “${facts.operation}”.`;
    case 'wrong-input':
      return `${[facts.operation, facts.path].filter(Boolean).join('.')}: ${facts.problem}`;
    case 'worker-setting':
      return `${facts.setting}: ${facts.problem}`;
    case 'no-such-model-kind':
      return `There is no kind of model “${facts.kind}”.`;
    case 'no-parts':
      return `${facts.operation} takes no parts.`;
    case 'parts-missing':
      return `${facts.operation}: ${facts.arrived} of ${facts.expected} parts arrived. Try again.`;
    case 'message-too-long':
      return 'This is too much for one message. Do it in smaller parts.';
    case 'number-in-use':
      return `${facts.operation}: a call with the number ${facts.number} is not answered yet.`;
    case 'senseless-change':
      return `Change ${facts.number} names nothing, or two different things.`;
    case 'start-options':
      return facts.problem;
    case 'port-number':
      return `A port is a number from 0 to 65535, not “${facts.value}”.`;
    case 'port-taken':
      return `Port ${facts.port} is taken.`;
    case 'port-refused':
      return `Port ${facts.port}: ${facts.problem}`;
    case 'clip-outside':
      return 'The selection for the clip lies outside of the video, or is empty.';
    case 'not-a-folder':
      return `${facts.path} is a file, not a folder. Choose a folder.`;
    case 'unknown-encoding':
      return `“${facts.encoding}” is no encoding that Sidecut knows.`;
    default:
      return modelUsage(facts, 'en');
  }
}

function usageZh(facts: GeneralFailures['usage']): string {
  switch (facts.reason) {
    case 'no-such-operation':
      return `没有“${facts.operation}”这项操作。`;
    case 'wrong-input':
      return `${[facts.operation, facts.path].filter(Boolean).join('.')} 的输入有误：${facts.problem}`;
    case 'worker-setting':
      return `设置 ${facts.setting} 有误：${facts.problem}`;
    case 'no-such-model-kind':
      return `没有“${facts.kind}”这类模型。`;
    case 'no-parts':
      return `${facts.operation} 不接受分段数据。`;
    case 'parts-missing':
      return `${facts.operation}：共 ${facts.expected} 项，只收到 ${facts.arrived} 项。请重试。`;
    case 'message-too-long':
      return '内容过多，无法一次发送。请分成较小的部分进行。';
    case 'number-in-use':
      return `${facts.operation}：编号为 ${facts.number} 的调用尚未得到答复。`;
    case 'senseless-change':
      return `第 ${facts.number} 处更改没有对象，或指向两个不同的对象。`;
    case 'start-options':
      return `启动选项有误：${facts.problem}`;
    case 'port-number':
      return `端口应为 0 到 65535 的数字，而不是“${facts.value}”。`;
    case 'port-taken':
      return `端口 ${facts.port} 已被占用。`;
    case 'port-refused':
      return `端口 ${facts.port}：${facts.problem}`;
    case 'clip-outside':
      return '所选片段位于视频之外，或为空。';
    case 'not-a-folder':
      return `${facts.path} 是文件，不是文件夹。请选择文件夹。`;
    case 'unknown-encoding':
      return `Sidecut 不认识编码“${facts.encoding}”。`;
    default:
      return modelUsage(facts, 'zh-CN');
  }
}
