import type { ModelNotes } from '../../../../../core/notes/models.ts';
import { deviceNotUsedSentence } from '../devices.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const modelsNoteWords: Partial<FailureWords<ModelNotes>> = {
  'device-not-used': ({ provider, reason }) => deviceNotUsedSentence(provider, reason),
};
