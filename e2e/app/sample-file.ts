import { fileURLToPath } from 'node:url';
import truth from '../../sample/truth.json' with { type: 'json' };

/** The video that ships with the app; its truth is beside it. */
export const sampleFile = fileURLToPath(new URL('../../sample/sample.mp4', import.meta.url));

/** What captioning it gives: each sentence is one cue. */
export const sampleCues = truth.sentences.length;
