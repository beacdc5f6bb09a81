import type { StoryNotes } from '../../../../../core/notes/story.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { FailureWords } from '../failures/failure-words.ts';
import { counted } from '../counted.ts';

export const storyNoteWords: FailureWords<StoryNotes> = {
  'words-alone': () =>
    'Found by words, pauses and pictures alone. With a text embedder meanings are compared too: ' +
    'sidecut models install all-minilm-l6-v2',
  'cut-by-picture': () => 'Nothing is said here, so the chapters follow what is seen.',
  'cuts-unknown': ({ failure }) =>
    `The picture could not be looked at, so the chapters do not keep to its cuts. ${failureSentence(failure)}`,
  'titles-failed': ({ failed, failure }) =>
    `${counted(failed, 'title')} could not be written and are words of the text instead. ${failureSentence(failure)}`,
  'summary-parts-failed': ({ failed, parts, failure }) =>
    `${failed} of ${counted(parts, 'part')} could not be summarised. ${failureSentence(failure)}`,
  'sentences-unsupported': ({ count }) =>
    `${counted(count, 'sentence')} left out: the model wrote what is not said in the video.`,
};
