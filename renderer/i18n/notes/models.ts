import type { ModelTask } from '../../../core/model-task.ts';
import type { BytesNotUsed, ModelNotes } from '../../../core/notes/models.ts';
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
    'bytes-not-used': (facts) => `The model runs in single precision. ${bytesNotUsed(facts)}`,
    'decoder-as-exported': ({ difference, allowed }) =>
      difference === null
        ? 'The model’s decoder runs as it was exported, which is slower: its faster form could not be run.'
        : `The model’s decoder runs as it was exported, which is slower: its faster form gives other numbers (${share(difference)} off, ${share(allowed)} allowed).`,
    'decoder-not-simplified': ({ difference, allowed }) =>
      difference === null
        ? 'The model’s decoder runs a little slower than it could: its simplest form could not be run.'
        : `The model’s decoder runs a little slower than it could: its simplest form gives other numbers (${share(difference)} off, ${share(allowed)} allowed).`,
    'no-chat-template': ({ model }) =>
      `${model} has no chat template: it was hardly taught to answer, and may write nonsense. An instruction-tuned model (“instruct”, “chat” or “it” in its name) does better.`,
    'int8-as-published': () =>
      'The int8 files of this model hear less well than its float16 files, which Sidecut makes as fast here. Remove the model and install it again to get those.',
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
    'bytes-not-used': (facts) => `模型以单精度运行。${bytesNotUsedInChinese(facts)}`,
    'decoder-as-exported': ({ difference, allowed }) =>
      difference === null
        ? '模型的解码器按导出时的形式运行，速度较慢：其加速形式无法运行。'
        : `模型的解码器按导出时的形式运行，速度较慢：其加速形式得出的数值不同（相差 ${share(difference)}，允许 ${share(allowed)}）。`,
    'decoder-not-simplified': ({ difference, allowed }) =>
      difference === null
        ? '模型的解码器运行得比可达到的略慢：其最简形式无法运行。'
        : `模型的解码器运行得比可达到的略慢：其最简形式得出的数值不同（相差 ${share(difference)}，允许 ${share(allowed)}）。`,
    'no-chat-template': ({ model }) =>
      `${model} 没有对话模板：它大概没有经过指令微调，可能写出无意义的内容。请使用经过指令微调的模型（名称中含 instruct、chat 或 it）。`,
    'int8-as-published': () =>
      '此模型的 int8 文件识别不如其 float16 文件准确，而后者经 Sidecut 处理后在本机同样快。请移除该模型后重新安装。',
  },
};

function bytesNotUsed(facts: BytesNotUsed): string {
  switch (facts.verdict) {
    case 'differs':
      return `Its faster form for this computer gives other numbers in the ${facts.part} (${share(facts.difference)} off, ${share(facts.allowed)} allowed).`;
    case 'slower':
      return `Its int8 form would be no faster on this computer (${facts.bytesMs} ms against ${facts.floatMs} ms for the same sound).`;
    case 'no-room': {
      const needed = facts.neededBytes === null ? '' : ` It needs ${formatBytes(facts.neededBytes, 'en')}.`;
      return `There is no room on the disk for its faster form.${needed} Free some and start again.`;
    }
    case 'not-writable':
      return 'Its faster form can’t be kept: the data folder can’t be written.';
    case 'failed':
      return `Its faster form could not be made: ${facts.runtimeWords}`;
  }
}

function bytesNotUsedInChinese(facts: BytesNotUsed): string {
  switch (facts.verdict) {
    case 'differs': {
      const part = facts.part === 'encoder' ? '编码器' : '解码器';
      return `为本机制作的加速形式在${part}中得出的数值不同（相差 ${share(facts.difference)}，允许 ${share(facts.allowed)}）。`;
    }
    case 'slower':
      return `其 int8 形式在本机上并不更快（同一段声音 ${facts.bytesMs} 毫秒，单精度 ${facts.floatMs} 毫秒）。`;
    case 'no-room': {
      const needed = facts.neededBytes === null ? '' : `需要 ${formatBytes(facts.neededBytes, 'zh-CN')}。`;
      return `磁盘空间不足，无法存放其加速形式。${needed}请腾出空间后重新开始。`;
    }
    case 'not-writable':
      return '无法保存其加速形式：数据文件夹不可写。';
    case 'failed':
      return `无法制作其加速形式：${facts.runtimeWords}`;
  }
}

function share(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

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
    'speaker-segmentation': {
      kind: 'model for people who speak at once',
      limit: 'synthetic voices only',
      use: 'voices',
    },
    'text-generation': { kind: 'language model', limit: 'a few sentences only', use: 'summaries' },
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
    'speaker-segmentation': { kind: '多人同时说话检测模型', limit: '合成语音', use: '人声' },
    'text-generation': { kind: '语言模型', limit: '少数句子', use: '摘要' },
    'text-recognition': { kind: '画面文字识别模型', limit: '印刷字母', use: '文字' },
  },
};
