import type { ModelTask } from '../../../core/model-task.ts';
import type { ModelNotes } from '../../../core/notes/models.ts';
import { providerFindingTexts, providerName } from '../devices.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { formatBytes } from '../format.ts';

export const modelsNoteTexts: FailureTexts<ModelNotes> = {
  en: {
    'device-not-used': ({ provider, reason }) =>
      `${providerName(provider)} is not used. ${providerFindingTexts.en(reason)}`,
    'starter-only': ({ task, suggestion, bytes }) => {
      const { kind, limit, use } = starters.en[task];
      const used = `No ${kind} is installed, so the starter model is used: it knows ${limit}.`;
      if (suggestion === null) return used;
      const size = bytes === null ? '' : ` (${formatBytes(bytes, 'en')})`;
      return `${used} For real ${use} install this one under Models: ${suggestion}${size}.`;
    },
    'other-language-model': ({ model, language }) => {
      const wanted = language === null ? 'languages other than English' : languageName(language, 'en');
      return `The only models installed don’t know ${wanted}: ${model} is used all the same.`;
    },
  },
  'zh-CN': {
    'device-not-used': ({ provider, reason }) =>
      `未使用 ${providerName(provider)}。${providerFindingTexts['zh-CN'](reason)}`,
    'starter-only': ({ task, suggestion, bytes }) => {
      const { kind, limit, use } = starters['zh-CN'][task];
      const used = `未安装${kind}，因此使用入门模型：它只懂${limit}。`;
      if (suggestion === null) return used;
      const size = bytes === null ? '' : `（${formatBytes(bytes, 'zh-CN')}）`;
      return `${used}要处理真实的${use}，请在“模型”中安装 ${suggestion}${size}。`;
    },
    'other-language-model': ({ model, language }) => {
      const wanted = language === null ? '英语以外的语言' : languageName(language, 'zh-CN');
      return `已安装的模型都不懂${wanted}：仍使用 ${model}。`;
    },
  },
};

/** What is missing, what the starter of each task can't do, and what a full model is for. */
type StarterTexts = Readonly<
  Record<ModelTask, { readonly kind: string; readonly limit: string; readonly use: string }>
>;

const smallWorld = 'sentences about a small world of everyday topics only';
const smallWorldInChinese = '少数日常话题的句子';

const starters: { readonly en: StarterTexts; readonly 'zh-CN': StarterTexts } = {
  en: {
    'speech-to-text': {
      kind: 'Whisper model',
      limit: 'a few hundred words of each of five languages and synthetic voices only',
      use: 'speech',
    },
    'speech-detection': { kind: 'speech detector', limit: 'a few voices only', use: 'speech' },
    'text-embedding': { kind: 'sentence encoder', limit: smallWorld, use: 'texts' },
    'image-text': { kind: 'CLIP model', limit: 'drawn pictures of a small world only', use: 'pictures' },
    translation: { kind: 'translator for these languages', limit: smallWorld, use: 'texts' },
    'speaker-embedding': { kind: 'speaker model', limit: 'synthetic voices only', use: 'voices' },
    'text-recognition': { kind: 'reader of texts in pictures', limit: 'printed letters only', use: 'texts' },
  },
  'zh-CN': {
    'speech-to-text': {
      kind: ' Whisper 模型',
      limit: '五种语言各几百个词，且只懂合成语音',
      use: '语音',
    },
    'speech-detection': { kind: '语音检测模型', limit: '少数声音', use: '语音' },
    'text-embedding': { kind: '句子编码模型', limit: smallWorldInChinese, use: '文本' },
    'image-text': { kind: ' CLIP 模型', limit: '小范围的手绘图片', use: '图片' },
    translation: { kind: '这些语言的翻译模型', limit: smallWorldInChinese, use: '文本' },
    'speaker-embedding': { kind: '说话人模型', limit: '合成语音', use: '人声' },
    'text-recognition': { kind: '画面文字识别模型', limit: '印刷字母', use: '文字' },
  },
};
