import type { LibraryNotes } from '../../../../../core/notes/library.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const libraryNoteWords: FailureWords<LibraryNotes> = {
  'videos-left-out': ({ names, more }) =>
    `Left out of the library, since what it knows of them can't be read: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Add the files again: their captions are kept.`,
  'library-tables-lost': ({ tables, backup }) =>
    `Parts of the library were gone and are empty now (${tables.join(', ')}). ${backup === null ? 'There is no copy of the library from before.' : `To get them back, put the copy ${backup} in the library's place while Sidecut is closed.`}`,
  'search-index-begun-again': () =>
    'What was indexed for searching could not be read and is indexed anew. Nothing else is lost.',
};
