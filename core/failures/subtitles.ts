import type { OpenFacts } from './facts.ts';
import type { ModelLanguageFacts } from './inference.ts';

/** Subtitle files and languages. */
export interface SubtitlesFailures {
  readonly 'unknown-language': OpenFacts | ModelLanguageFacts;
  readonly 'unknown-format': OpenFacts;
  readonly 'bad-subtitle': OpenFacts;
}
