import type { GeneralFailures } from '../../../core/failures/general.ts';
import type { Locale } from '../i18n.ts';
import type { FailureTexts } from './failure-texts.ts';
import { modelUsage } from './models.ts';

/** Of what was cancelled the title says all. */
export const generalTexts: FailureTexts<Omit<GeneralFailures, 'cancelled'>> = {
  en: {
    usage: (facts) => usage(facts, 'en'),
    disconnected: ({ reason }) =>
      reason === 'closing' ? 'Sidecut is closing.' : 'The connection is being tried again.',
    internal: ({ message }) => message,
  },
  'zh-CN': {
    usage: (facts) => usage(facts, 'zh-CN'),
    disconnected: ({ reason }) => (reason === 'closing' ? 'Sidecut 正在关闭。' : '正在重新连接。'),
    internal: ({ message }) => message,
  },
};

function usage(facts: GeneralFailures['usage'], locale: Locale): string {
  switch (facts.reason) {
    case 'unknown-operation':
      return {
        en: `There is no operation “${facts.operation}”.`,
        'zh-CN': `没有操作“${facts.operation}”。`,
      }[locale];
    case 'bad-input': {
      const where = facts.path === '' ? facts.operation : `${facts.operation}.${facts.path}`;
      return {
        en: `Wrong input to ${where}: ${facts.problem}`,
        'zh-CN': `${where} 的输入有误：${facts.problem}`,
      }[locale];
    }
    case 'too-much':
      return {
        en: 'This is too much for one message. Do it in smaller parts.',
        'zh-CN': '内容过多，无法一次完成。请分成较小的部分。',
      }[locale];
    // Before there is a page.
    case 'web-options':
      return facts.problem;
    case 'port-number':
      return { en: `Port “${facts.value}” is none.`, 'zh-CN': `“${facts.value}”不是端口。` }[locale];
    case 'port-taken':
      return { en: `Port ${facts.port} is taken.`, 'zh-CN': `端口 ${facts.port} 已被占用。` }[locale];
    case 'port-refused':
      return {
        en: `Sidecut can’t listen on port ${facts.port} (${facts.problem}).`,
        'zh-CN': `Sidecut 无法监听端口 ${facts.port}（${facts.problem}）。`,
      }[locale];
    default:
      return modelUsage(facts, locale);
  }
}
