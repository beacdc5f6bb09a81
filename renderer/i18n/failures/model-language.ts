import type { ModelLanguageFacts } from '../../../core/failures/inference.ts';
import { byReason } from '../../../core/failures/words-by.ts';
import { languageName } from '../../../core/language/language-name.ts';
import type { Locale } from '../i18n.ts';

const maxNamed = 24;

function listing(tags: readonly string[], locale: Locale): string {
  const names = tags.slice(0, maxNamed).map((tag) => languageName(tag, locale));
  return names.join(locale === 'en' ? ', ' : '、') + (tags.length > maxNamed ? ' …' : '');
}

/** `unknown-language` of a model. */
export const modelLanguageTexts: Readonly<Record<Locale, (facts: ModelLanguageFacts) => string>> = {
  en: byReason<ModelLanguageFacts>({
    'model-speaks-english': ({ language }) =>
      `This model knows English only, not ${languageName(language, 'en')}. Choose a multilingual model.`,
    'model-lacks': ({ model, language, known }) =>
      `${model ?? 'This model'} does not know ${languageName(language, 'en')}. It knows ${listing(known, 'en')}.`,
    'not-from': ({ language, known }) =>
      `This model can’t translate from ${languageName(language, 'en')}. It knows ${listing(known, 'en')}.`,
    'not-into': ({ language, known }) =>
      `This model can’t translate into ${languageName(language, 'en')}. It knows ${listing(known, 'en')}.`,
    'no-such-pair': ({ source, target, pairs }) =>
      `This model can’t translate from ${languageName(source, 'en')} into ${languageName(target, 'en')}. It ` +
      `translates ${pairs.slice(0, maxNamed).join(', ')}: go by way of a language that has both.`,
  }),
  'zh-CN': byReason<ModelLanguageFacts>({
    'model-speaks-english': ({ language }) =>
      `此模型只懂英语，不懂${languageName(language, 'zh-CN')}。请选择多语言模型。`,
    'model-lacks': ({ model, language, known }) =>
      `${model ?? '此模型'}不懂${languageName(language, 'zh-CN')}。它懂：${listing(known, 'zh-CN')}。`,
    'not-from': ({ language, known }) =>
      `此模型无法从${languageName(language, 'zh-CN')}翻译。它懂：${listing(known, 'zh-CN')}。`,
    'not-into': ({ language, known }) =>
      `此模型无法翻译成${languageName(language, 'zh-CN')}。它懂：${listing(known, 'zh-CN')}。`,
    'no-such-pair': ({ source, target, pairs }) =>
      `此模型无法从${languageName(source, 'zh-CN')}翻译成${languageName(target, 'zh-CN')}。它能翻译：` +
      `${pairs.slice(0, maxNamed).join('、')}。请借助两边都有的语言中转。`,
  }),
};
