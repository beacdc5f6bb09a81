import type { WritingFailures } from '../../../core/failures/writing.ts';
import { wordsBy } from '../../../core/failures/words-by.ts';
import type { FailureTexts } from './failure-texts.ts';

type Unavailable = WritingFailures['writer-unavailable'];
type Answer = WritingFailures['writer-answer'];

export const writingTexts: FailureTexts<WritingFailures> = {
  en: {
    'writer-unavailable': wordsBy<'reason', Unavailable>('reason', {
      'no-server': ({ address, problem }) =>
        `Nothing answers at ${address} (${problem}). Start the server (Ollama, LM Studio, llama-server), or choose a model of Sidecut.`,
      'server-status': ({ address, status, said }) =>
        `The server at ${address} answered ${status}${said === '' ? '' : ` (${said})`}. Look at its own log.`,
      'server-key': ({ address, status }) =>
        `The server at ${address} wants a key (${status}). Enter it under Settings.`,
      'server-model': ({ address, model, offered }) =>
        `The server at ${address} has no model “${model}”. ${offered.length === 0 ? 'It offers none.' : `It offers ${offered.slice(0, 10).join(', ')}.`}`,
      'timed-out': ({ address, seconds }) =>
        `The server at ${address} said nothing for ${seconds} seconds. It may still be loading its model: try again, or take a smaller one.`,
      'not-an-address': ({ address }) =>
        `“${address}” is no address of a server. It looks like http://localhost:11434/v1.`,
      'not-this-computer': ({ address }) =>
        `${address} is another computer: what is said in your videos would be sent there. Confirm it under Settings if that is what you want.`,
      'no-server-named': () => 'Name a server under Settings, or choose a model of Sidecut.',
    }),
    'writer-answer': wordsBy<'reason', Answer>('reason', {
      'not-json': ({ writer }) => `${writer} did not answer in the form that was asked for. ${anotherEn}`,
      empty: ({ writer }) => `${writer} answered nothing. ${anotherEn}`,
      'other-form': ({ writer, problem }) =>
        `${writer} did not answer in the form that was asked for (${problem}). ${anotherEn}`,
      'cut-off': ({ writer, maxTokens }) =>
        `${writer} did not come to an end within ${maxTokens} tokens; nothing of its answer is used. ${anotherEn}`,
      'not-understood': ({ writer }) =>
        `What ${writer} answers is no answer of a language model. Check its address under Settings.`,
    }),
    'writer-too-long': ({ promptTokens, answerTokens, contextTokens }) =>
      `${promptTokens} tokens of text and ${answerTokens} for the answer, where ${contextTokens} fit. Take a model with a longer context.`,
  },
  'zh-CN': {
    'writer-unavailable': wordsBy<'reason', Unavailable>('reason', {
      'no-server': ({ address, problem }) =>
        `${address} 没有应答（${problem}）。请启动该服务（Ollama、LM Studio、llama-server），或选择 Sidecut 的模型。`,
      'server-status': ({ address, status, said }) =>
        `${address} 的服务返回 ${status}${said === '' ? '' : `（${said}）`}。请查看该服务的日志。`,
      'server-key': ({ address, status }) => `${address} 的服务需要密钥（${status}）。请在“设置”中输入。`,
      'server-model': ({ address, model, offered }) =>
        `${address} 的服务没有模型“${model}”。${offered.length === 0 ? '它没有提供任何模型。' : `可用的有：${offered.slice(0, 10).join('、')}。`}`,
      'timed-out': ({ address, seconds }) =>
        `${address} 的服务在 ${seconds} 秒内没有应答。它可能仍在加载模型：请重试，或使用较小的模型。`,
      'not-an-address': ({ address }) => `“${address}”不是服务地址。地址应类似 http://localhost:11434/v1。`,
      'not-this-computer': ({ address }) =>
        `${address} 是另一台计算机：视频中所说的内容会发送到那里。如果确实需要，请在“设置”中确认。`,
      'no-server-named': () => '请在“设置”中指定服务，或选择 Sidecut 的模型。',
    }),
    'writer-answer': wordsBy<'reason', Answer>('reason', {
      'not-json': ({ writer }) => `${writer} 没有按要求的格式回答。${anotherZh}`,
      empty: ({ writer }) => `${writer} 的回答为空。${anotherZh}`,
      'other-form': ({ writer, problem }) => `${writer} 没有按要求的格式回答（${problem}）。${anotherZh}`,
      'cut-off': ({ writer, maxTokens }) =>
        `${writer} 在 ${maxTokens} 个词元内没有写完；其回答不予采用。${anotherZh}`,
      'not-understood': ({ writer }) => `${writer} 的应答不是语言模型的回答。请在“设置”中检查其地址。`,
    }),
    'writer-too-long': ({ promptTokens, answerTokens, contextTokens }) =>
      `文字需要 ${promptTokens} 个词元，回答需要 ${answerTokens} 个，而模型只容纳 ${contextTokens} 个。请使用上下文更长的模型。`,
  },
};

const anotherEn = 'Try again, or take a larger model.';
const anotherZh = '请重试，或使用较大的模型。';
