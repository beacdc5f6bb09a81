import type { StoryFailures } from '../../../../../core/failures/story.ts';
import type { FailureWords } from './failure-words.ts';

export const storyWords: FailureWords<StoryFailures> = {
  'no-story': (facts) =>
    facts.reason === 'nothing-said'
      ? 'There are no words to summarise.'
      : `A summary in "${facts.language}" takes a language model: without one it is made of sentences as they are said.`,
};
