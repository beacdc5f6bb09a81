/**
 * What a person should know although nothing failed: of a job, a video, a way to play, an export, a device, a model. A
 * code and facts like a failure, see [Note: Facts below, words above] in failures.ts.
 */
import { z } from 'zod';
import type { ExportNotes } from './notes/export.ts';
import type { LibraryNotes } from './notes/library.ts';
import type { MediaNotes } from './notes/media.ts';
import type { ModelNotes } from './notes/models.ts';
import type { SearchNotes } from './notes/search.ts';
import type { SpeakersNotes } from './notes/speakers.ts';
import type { StoryNotes } from './notes/story.ts';
import type { TranscriptionNotes } from './notes/transcription.ts';
import type { TranslationNotes } from './notes/translation.ts';

interface GeneralNotes {
  /** A sentence that an earlier version stored, as it was. */
  readonly 'kept-text': { readonly text: string };
}

export interface NoteFacts
  extends
    GeneralNotes,
    ExportNotes,
    LibraryNotes,
    MediaNotes,
    ModelNotes,
    SearchNotes,
    SpeakersNotes,
    StoryNotes,
    TranscriptionNotes,
    TranslationNotes {}

export type NoteCode = keyof NoteFacts;
export type Note = {
  readonly [Code in NoteCode]: { readonly code: Code; readonly facts: NoteFacts[Code] };
}[NoteCode];

export const noteSchema: z.ZodType<Note> = z.custom<Note>((value) => {
  return typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;
});

export function note<Code extends NoteCode>(code: Code, facts: NoteFacts[Code]): Note {
  return { code, facts } as unknown as Note;
}
