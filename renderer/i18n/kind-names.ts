import type { Locale } from './i18n.ts';

/** What a person knows the kinds of models by; one without an entry goes by its own name. */
const names: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    whisper: 'a Whisper model',
    'sentence-encoder': 'a sentence encoder',
    clip: 'a CLIP model',
    siglip: 'a SigLIP model',
    marian: 'a Marian translator',
    m2m_100: 'an M2M-100 translator',
    wespeaker: 'a WeSpeaker model',
    'pp-ocr': 'a PP-OCR model',
    gguf: 'a language model in a GGUF file',
  },
  'zh-CN': {
    whisper: 'Whisper 模型',
    'sentence-encoder': '句子编码模型',
    clip: 'CLIP 模型',
    siglip: 'SigLIP 模型',
    marian: 'Marian 翻译模型',
    m2m_100: 'M2M-100 翻译模型',
    wespeaker: 'WeSpeaker 模型',
    'pp-ocr': 'PP-OCR 模型',
    gguf: 'GGUF 文件中的语言模型',
  },
};

/** `a Whisper model`, `Whisper 模型`. */
export function kindName(kind: string, locale: Locale): string {
  return names[locale][kind] ?? { en: `a model of the kind “${kind}”`, 'zh-CN': `“${kind}”类模型` }[locale];
}
