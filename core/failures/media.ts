import type { OpenFacts } from './facts.ts';

/** Videos, recordings, and ffmpeg, which reads them. */
export interface MediaFailures {
  readonly 'not-media': OpenFacts;
  readonly 'no-audio': OpenFacts;
  readonly 'no-video': OpenFacts;
  readonly 'no-such-track': OpenFacts;
  readonly 'media-damaged': OpenFacts;
  readonly 'ffmpeg-missing': OpenFacts;
  readonly 'ffmpeg-failed': OpenFacts;
  readonly 'media-unknown': OpenFacts;
  readonly 'media-missing': OpenFacts;
  readonly 'media-different': OpenFacts;
}
