import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'panel.stretch': 'Transcribe this stretch again',
    'command.cues.hearAgain': 'Transcribe this stretch again…',
    'stretch.none':
      'Select the captions to transcribe again, draw a stretch on the timeline with Shift, or go to speech without text in the review.',
    'stretch.where': 'From {from} to {to}. The text stays as it is until you take the new one.',
    'stretch.translated': 'What is said is translated into English, like the rest of this track.',
    'stretch.beam': 'Accuracy',
    'stretch.beam.2': 'Balanced',
    'stretch.beam.5': 'Accurate',
    'stretch.beam.8': 'Most accurate, slower',
    'stretch.hint': 'Names and terms to expect',
    'stretch.hintHint': 'Such as: Hommie, Navier-Stokes',
    'stretch.hear': 'Transcribe again',
    'stretch.hearing': 'Listening…',
    'stretch.heard':
      'Heard again: {count, plural, one {# caption} other {# captions}}. Take the new text or keep the old.',
    'stretch.nothing':
      'No words were heard there. Try another model, language or hint, or write the text by hand.',
    'stretch.tooLong': 'At most ten minutes at once. Select less.',
    'stretch.now': 'As it is',
    'stretch.new': 'Heard again',
    'stretch.noText': 'No text',
    'stretch.keep': 'Keep as it is',
    'stretch.take': 'Take the new text',
  },
  'zh-CN': {
    'panel.stretch': '重新识别此段',
    'command.cues.hearAgain': '重新识别此段…',
    'stretch.none': '请选择要重新识别的字幕，按住 Shift 在时间轴上拖出一段，或在检查中转到有语音无文本之处。',
    'stretch.where': '从 {from} 到 {to}。采用新文本之前，原文本保持不变。',
    'stretch.translated': '与此轨道的其余部分一样，所说的话会译成英语。',
    'stretch.beam': '准确度',
    'stretch.beam.2': '均衡',
    'stretch.beam.5': '准确',
    'stretch.beam.8': '最准确，较慢',
    'stretch.hint': '预期的人名和术语',
    'stretch.hintHint': '例如：Hommie、Navier-Stokes',
    'stretch.hear': '重新识别',
    'stretch.hearing': '正在识别…',
    'stretch.heard': '重新识别出 {count} 条字幕。请采用新文本或保留原文本。',
    'stretch.nothing': '此处没有听出文字。请换用其他模型、语言或提示，或手动输入文本。',
    'stretch.tooLong': '一次最多十分钟，请缩小选择范围。',
    'stretch.now': '现有文本',
    'stretch.new': '重新识别的文本',
    'stretch.noText': '无文本',
    'stretch.keep': '保持不变',
    'stretch.take': '采用新文本',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
