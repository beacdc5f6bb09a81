import type { SpeakersFailures } from '../../../../../core/failures/speakers.ts';
import type { FailureWords } from './failure-words.ts';

export const speakersWords: FailureWords<SpeakersFailures> = {
  'voices-off': () => 'Voices are not remembered. Turn this on in the settings of the app first.',
  'voice-unknown': ({ speaker }) => `No voice is known of speaker ${speaker}. Find speakers by voice first.`,
};
