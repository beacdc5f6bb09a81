import type { MediaNotes } from '../../../../../core/notes/media.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const mediaNoteWords: Partial<FailureWords<MediaNotes>> = {};
