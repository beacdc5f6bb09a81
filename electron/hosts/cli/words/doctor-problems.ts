import { findStarter } from '../../../../models/catalogue.ts';
import type { Problem, ProblemFacts } from '../../../services/doctor/report.ts';
import { providerFindingSentence } from './devices.ts';
import { failureSentence } from './failure-sentence.ts';

/** What is wrong, and what to do about it. */
export interface ProblemText {
  readonly what: string;
  readonly remedy: string;
}

type ProblemWords = { readonly [Code in keyof ProblemFacts]: (facts: ProblemFacts[Code]) => ProblemText };

const words: ProblemWords = {
  'no-inference': ({ failure }) => ({
    what: `Inference does not start: ${failureSentence(failure)}`,
    remedy: 'Run `npm run setup` again; if that does not help, report it with this output.',
  }),
  'wrong-numbers': ({ provider, reason }) => ({
    what: `${provider} computes wrong numbers and is not used.`,
    remedy: providerFindingSentence(reason),
  }),
  'idle-graphics': ({ cards, reason }) => ({
    what: `There is a graphics card (${cards.join(', ')}), but the processor does all the work.`,
    remedy: providerFindingSentence(reason),
  }),
  'no-ffmpeg': ({ failure }) => ({
    what: failureSentence(failure),
    remedy: 'Without ffmpeg no video can be read; the sentence above says how to get it.',
  }),
  'old-ffmpeg': ({ version }) => ({
    what: `ffmpeg is the npm package's old build (${version}); newer formats may not open.`,
    remedy:
      'Install ffmpeg 5 or later (apt install ffmpeg, brew install ffmpeg, winget install Gyan.FFmpeg).',
  }),
  'unwritable-data-folder': ({ path, problem }) => ({
    what: `The data folder ${path} cannot be written (${problem}).`,
    remedy: 'Change its permissions, or set SIDECUT_HOME to a folder of your own.',
  }),
  'little-disk': ({ path }) => ({
    what: `Little space is left beside the data folder ${path}.`,
    remedy: 'Remove models you do not need (`sidecut models list`), or set SIDECUT_HOME to another disk.',
  }),
  'unlisted-models': ({ failure }) => ({
    what: `The models could not be listed: ${failureSentence(failure)}`,
    remedy: 'Check that the data folder can be read.',
  }),
  'broken-model': ({ id, failure }) => ({
    what: `The model ${id} cannot be used: ${failureSentence(failure)}`,
    // A starter came with Sidecut: no hub has it.
    remedy: findStarter(id)
      ? 'It is a part of Sidecut: install Sidecut again (from its source: `git checkout models/starter`).'
      : `Repair it with \`sidecut models install ${id}\`, or remove it.`,
  }),
  'no-speech-model': () => ({
    what: 'There is no usable speech model.',
    remedy: 'Install one: `sidecut models list` shows them.',
  }),
  'little-memory': () => ({
    what: 'Little memory is free; larger models may not fit.',
    remedy: 'Close other programs, or use a small model (tiny, base) in int8.',
  }),
};

export function problemText({ code, facts }: Problem): ProblemText {
  return words[code](facts as never);
}
