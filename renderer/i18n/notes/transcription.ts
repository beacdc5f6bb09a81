import type { TranscriptionNotes } from '../../../core/notes/transcription.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const transcriptionNoteTexts: FailureTexts<TranscriptionNotes> = {
  en: {
    'nothing-recognised': () => 'No speech was recognised in this recording.',
    'shots-unknown': () => 'The picture could not be looked at, so the cues do not keep to its shots.',
  },
  'zh-CN': {
    'nothing-recognised': () => '未在此录音中识别到语音。',
    'shots-unknown': () => '无法分析画面，因此字幕未与镜头对齐。',
  },
};
