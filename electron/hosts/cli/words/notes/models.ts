import type { ModelTask } from '../../../../../core/model-task.ts';
import type { BytesNotUsed, ModelNotes } from '../../../../../core/notes/models.ts';
import { deviceNotUsedSentence } from '../devices.ts';
import type { FailureWords } from '../failures/failure-words.ts';
import { formatBytes } from '../format-bytes.ts';

export const modelsNoteWords: FailureWords<ModelNotes> = {
  'device-not-used': ({ provider, reason }) => deviceNotUsedSentence(provider, reason),
  'starter-only': ({ task, suggestion, bytes }) => {
    const { kind, limit, use } = starters[task];
    const used = `No ${kind} is installed, so the starter model is used: it knows ${limit}.`;
    if (suggestion === null) return used;
    const size = bytes === null ? '' : ` (${formatBytes(bytes)})`;
    return `${used} For real ${use}: sidecut models install ${suggestion}${size}.`;
  },
  'other-language-model': ({ model, language }) => {
    const wanted = language === null ? 'languages other than English' : `"${language}"`;
    return `The only models installed don't know ${wanted}: ${model} is used all the same.`;
  },
  'bytes-not-used': (facts) => `The model runs in single precision. ${bytesNotUsed(facts)}`,
  'decoder-as-exported': ({ difference, allowed }) =>
    difference === null
      ? "The model's decoder runs as it was exported, which is slower: its faster form could not be run."
      : `The model's decoder runs as it was exported, which is slower: its faster form gives other numbers (${share(difference)} off, ${share(allowed)} allowed).`,
  'decoder-not-simplified': ({ difference, allowed }) =>
    difference === null
      ? "The model's decoder runs a little slower than it could: its simplest form could not be run."
      : `The model's decoder runs a little slower than it could: its simplest form gives other numbers (${share(difference)} off, ${share(allowed)} allowed).`,
  'no-chat-template': ({ model }) =>
    `${model} has no chat template: it was hardly taught to answer, and may write nonsense. An instruction-tuned model ("instruct", "chat", "it" in its name) does better.`,
  'int8-as-published': () =>
    'The int8 files of this model hear less well than its float16 files, which Sidecut makes as fast here. To get those: sidecut models install MODEL --precision fp16.',
};

function bytesNotUsed(facts: BytesNotUsed): string {
  switch (facts.verdict) {
    case 'differs':
      return `Its faster form for this computer gives other numbers in the ${facts.part} (${share(facts.difference)} off, ${share(facts.allowed)} allowed).`;
    case 'slower':
      return `Its int8 form would be no faster on this computer (${facts.bytesMs} ms against ${facts.floatMs} ms for the same sound).`;
    case 'no-room': {
      const needed = facts.neededBytes === null ? '' : ` It needs ${formatBytes(facts.neededBytes)}.`;
      return `There is no room on the disk for its faster form.${needed} Free some and start again.`;
    }
    case 'not-writable':
      return 'Its faster form can not be kept: the data folder can not be written.';
    case 'failed':
      return `Its faster form could not be made: ${facts.runtimeWords}`;
  }
}

function share(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}

const smallWorld = 'sentences about a small world of everyday topics only';

/** What is missing, what the starter of each task can't do, and what a full model is for. */
const starters: Readonly<
  Record<ModelTask, { readonly kind: string; readonly limit: string; readonly use: string }>
> = {
  'speech-to-text': {
    kind: 'Whisper model',
    limit: 'a few hundred words of each of five languages and synthetic voices only',
    use: 'speech',
  },
  'speech-detection': { kind: 'speech detector', limit: 'a few voices only', use: 'speech' },
  'text-embedding': { kind: 'sentence encoder', limit: smallWorld, use: 'texts' },
  'image-text': { kind: 'CLIP model', limit: 'drawn pictures of a small world only', use: 'pictures' },
  translation: { kind: 'translator for these languages', limit: smallWorld, use: 'texts' },
  'speaker-embedding': { kind: 'speaker model', limit: 'synthetic voices only', use: 'voices' },
  'speaker-segmentation': {
    kind: 'model for people who speak at once',
    limit: 'synthetic voices only',
    use: 'voices',
  },
  'text-generation': { kind: 'language model', limit: 'a few sentences only', use: 'summaries' },
  'text-recognition': { kind: 'reader of texts in pictures', limit: 'printed letters only', use: 'texts' },
};
