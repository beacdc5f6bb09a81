import { findStarter } from '../../../../models/catalogue.ts';
import type { ScriptName } from '../../../../core/style/missing-fonts.ts';
import type { Problem, ProblemFacts } from '../../../services/doctor/report.ts';
import { programSource } from './ffmpeg-line.ts';
import { fontNames } from './font-names.ts';
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
  'old-ffmpeg': ({ program, version, source, path }) => ({
    what: `The ${program} in use, ${version} (${programSource(program, source)}, ${path}), is older than version 5: recent formats may not open, and years of repairs against harmful files are missing.`,
    remedy: `Install ffmpeg 5 or later (apt install ffmpeg, brew install ffmpeg, winget install Gyan.FFmpeg)${source === 'environment' ? ', and name it in FFMPEG_PATH and FFPROBE_PATH or unset both' : ''}.`,
  }),
  'missing-fonts': ({ scripts, fonts }) => ({
    what: `No font on this computer has ${scripts.map((script) => scriptNames[script]).join(', ')}: burnt-in captions show boxes.`,
    remedy: `Install ${fonts.map((kind) => fontNames[kind]).join(' and ')}.`,
  }),
  'no-captions-drawn': ({ failure }) => ({
    what: `Captions can not be drawn into pictures: ${failureSentence(failure)}`,
    remedy: 'Everything else works; the sentence above says how to mend it.',
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

const scriptNames: Readonly<Record<ScriptName, string>> = {
  chinese: 'Chinese',
  japanese: 'Japanese',
  korean: 'Korean',
  arabic: 'Arabic',
  hebrew: 'Hebrew',
  hindi: 'Hindi (Devanagari)',
  bengali: 'Bengali',
  tamil: 'Tamil',
  thai: 'Thai',
  georgian: 'Georgian',
  armenian: 'Armenian',
  greek: 'Greek',
  cyrillic: 'Cyrillic',
  vietnamese: 'Vietnamese',
  emoji: 'emoji',
};

export function problemText({ code, facts }: Problem): ProblemText {
  return words[code](facts as never);
}
