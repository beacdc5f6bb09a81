import type { SpeakersFailures } from '../../../core/failures/speakers.ts';
import type { FailureTexts } from './failure-texts.ts';

export const speakersTexts: FailureTexts<SpeakersFailures> = {
  en: {
    'voices-off': () => 'Voices are not remembered. Turn this on in the settings first.',
    'voice-unknown': ({ speaker }) =>
      `No voice is known of speaker ${speaker}. Find speakers by voice first.`,
  },
  'zh-CN': {
    'voices-off': () => '目前不记住声音。请先在设置中开启。',
    'voice-unknown': ({ speaker }) => `没有第 ${speaker} 位说话人的声音。请先按声音查找说话人。`,
  },
};
