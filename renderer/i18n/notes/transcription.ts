import type { SpeakingTrack, TranscriptionNotes } from '../../../core/notes/transcription.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';
import { textOfFailure } from './text-of-failure.ts';

export const transcriptionNoteTexts: FailureTexts<TranscriptionNotes> = {
  en: {
    'nothing-recognised': () => 'No speech was recognised in this recording.',
    'shots-unknown': ({ failure }) =>
      'The picture could not be looked at, so the cues do not keep to its shots.' +
      (failure === undefined ? '' : ` ${textOfFailure('en', failure)}`),
    'fillers-left-out': ({ words }) =>
      `Left out as you asked: ${leftOut('en', words)}. The recognised words are kept: transcribe again without the option to have them.`,
    'other-tracks-speak': ({ tracks }) =>
      `There is hardly any speech in this track, but there is in ${joined('en', tracks, trackText)}. ` +
      'Transcribe again and choose another audio track.',
  },
  'zh-CN': {
    'nothing-recognised': () => '未在此录音中识别到语音。',
    'shots-unknown': ({ failure }) =>
      `无法分析画面，因此字幕未与镜头对齐。${failure === undefined ? '' : textOfFailure('zh-CN', failure)}`,
    'fillers-left-out': ({ words }) =>
      `已按要求略去：${leftOut('zh-CN', words)}。识别出的词语仍然保留：不选此项重新转写即可恢复。`,
    'other-tracks-speak': ({ tracks }) =>
      `此音轨几乎没有语音，但${joined('zh-CN', tracks, trackTextChinese)}有语音。请选择其他音轨重新转写。`,
  },
};

function leftOut(locale: string, words: TranscriptionNotes['fillers-left-out']['words']): string {
  const texts = words.map(({ text, count }) => `${text} (${count})`);
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(texts);
}

function trackText({ number, title, language }: SpeakingTrack): string {
  const known = [title, language].filter((part) => part !== null);
  return `track ${number}${known.length === 0 ? '' : ` (${known.join(', ')})`}`;
}

function trackTextChinese({ number, title, language }: SpeakingTrack): string {
  const known = [title, language].filter((part) => part !== null);
  return `音轨 ${number}${known.length === 0 ? '' : `（${known.join('，')}）`}`;
}

function joined(
  locale: string,
  tracks: readonly SpeakingTrack[],
  text: (track: SpeakingTrack) => string,
): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(tracks.map(text));
}
