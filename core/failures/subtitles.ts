import type { OpenFacts } from './facts.ts';

/** Subtitle files and languages. */
export interface SubtitlesFailures {
  readonly 'unknown-language': OpenFacts;
  readonly 'unknown-format': OpenFacts;
  readonly 'bad-subtitle': OpenFacts;
}
