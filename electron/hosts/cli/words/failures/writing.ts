import type { WritingFailures } from '../../../../../core/failures/writing.ts';
import { wordsBy } from '../../../../../core/failures/words-by.ts';
import type { FailureWords } from './failure-words.ts';

const listed = (models: readonly string[]) =>
  models.length === 0 ? 'It offers none.' : `It offers ${models.slice(0, 10).join(', ')}.`;

export const writingWords: FailureWords<WritingFailures> = {
  'writer-unavailable': wordsBy<'reason', WritingFailures['writer-unavailable']>('reason', {
    'no-server': ({ address, problem }) =>
      `Nothing answers at ${address} (${problem}). Start the server (ollama serve, LM Studio, llama-server), or choose a model of Sidecut.`,
    'server-status': ({ address, status, said }) =>
      `The server at ${address} answered ${status}${said === '' ? '' : ` (${said})`}. Look at its own log.`,
    'server-key': ({ address, status }) =>
      `The server at ${address} wants a key (${status}). Give it with SIDECUT_WRITER_KEY.`,
    'server-model': ({ address, model, offered }) =>
      `The server at ${address} has no model "${model}". ${listed(offered)}`,
    'timed-out': ({ address, seconds }) =>
      `The server at ${address} said nothing for ${seconds} seconds. It may still be loading its model: try again, or take a smaller one.`,
    'not-an-address': ({ address }) =>
      `"${address}" is no address of a server. It looks like http://localhost:11434/v1.`,
    'not-this-computer': ({ address }) =>
      `${address} is another computer: what is said in your videos would be sent there. If that is what you want, set SIDECUT_WRITER_ALLOW=${address}.`,
    'no-server-named': () =>
      'No server is named. Give its address and model with SIDECUT_WRITER_URL and SIDECUT_WRITER_MODEL.',
  }),
  'writer-answer': wordsBy<'reason', WritingFailures['writer-answer']>('reason', {
    'not-json': ({ writer }) => `${writer} did not answer in the form that was asked for. ${another}`,
    empty: ({ writer }) => `${writer} answered nothing. ${another}`,
    'other-form': ({ writer, problem }) =>
      `${writer} did not answer in the form that was asked for (${problem}). ${another}`,
    'cut-off': ({ writer, maxTokens }) =>
      `${writer} did not come to an end within ${maxTokens} tokens; nothing of its answer is used. ${another}`,
    'not-understood': ({ writer }) =>
      `What ${writer} answers is no answer of a language model. Check its address.`,
  }),
  'writer-too-long': ({ promptTokens, answerTokens, contextTokens }) =>
    `The text is too long for the language model: ${promptTokens} tokens and ${answerTokens} for the answer, where ${contextTokens} fit. Take a model with a longer context.`,
};

const another = 'Try again, or take a larger model.';
