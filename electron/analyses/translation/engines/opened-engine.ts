import type { SidecutError } from '../../../../core/errors.ts';
import type { Note } from '../../../../core/notes.ts';
import type { TranslationEngine } from '../../../../core/translation/engine.ts';

/** An engine that is ready, for one target language and the languages of a track. */
export interface OpenedEngine {
  readonly engine: TranslationEngine;
  /** Id of the model, or the server's name for it: what the track says of itself. */
  readonly name: string;
  /** What is worth knowing before the start. */
  readonly notes: readonly Note[];
  /** Answers that made no sense, and why the first did not. */
  readonly refused: () => { readonly count: number; readonly first: SidecutError | undefined };
}
