/**
 * [Note: Facts below, words above]
 * A failure is a code and the facts that its sentence is made of: names, paths, numbers, quotes of other programs, JSON-safe
 * and never prose of ours. One code that happens for several causes has a `reason` among its facts. The sentence is
 * written where a person reads it: `electron/hosts/cli/words` for a terminal, `renderer/i18n` for the page.
 * Notes and warnings are made the same way, see notes.ts.
 */
import type { GeneralFailures } from './failures/general.ts';
import type { FilesFailures } from './failures/files.ts';
import type { MediaFailures } from './failures/media.ts';
import type { SubtitlesFailures } from './failures/subtitles.ts';
import type { ModelsFailures } from './failures/models.ts';
import type { InferenceFailures } from './failures/inference.ts';
import type { LibraryFailures } from './failures/library.ts';
import type { WritingFailures } from './failures/writing.ts';
import type { SearchFailures } from './failures/search.ts';
import type { SpeakersFailures } from './failures/speakers.ts';
import type { StoryFailures } from './failures/story.ts';
import type { TranslationFailures } from './failures/translation.ts';

export interface FailureFacts
  extends
    GeneralFailures,
    FilesFailures,
    MediaFailures,
    SubtitlesFailures,
    ModelsFailures,
    InferenceFailures,
    LibraryFailures,
    WritingFailures,
    SearchFailures,
    SpeakersFailures,
    StoryFailures,
    TranslationFailures {}

/** Codes survive every transport and the library; they are never renamed once published. */
export type FailureCode = keyof FailureFacts;
