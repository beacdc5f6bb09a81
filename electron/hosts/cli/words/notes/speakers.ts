import type { SpeakersNotes } from '../../../../../core/notes/speakers.ts';
import { counted } from '../counted.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const speakersNoteWords: FailureWords<SpeakersNotes> = {
  'nobody-speaks': () => 'Nobody speaks here, so there are no speakers.',
  'fewer-speakers': ({ found, wanted }) =>
    `Only ${counted(found, 'voice')} could be told apart, not ${wanted}.`,
  'tracks-without-speakers': ({ tracks }) =>
    `Still being written, so without speakers: ${tracks.join(', ')}. Find speakers again when that is done.`,
};
