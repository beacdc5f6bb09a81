import type { GeneralFailures } from '../../../../../core/failures/general.ts';
import type { FailureWords } from './failure-words.ts';
import { modelUsage } from './models.ts';

export const generalWords: FailureWords<GeneralFailures> = {
  usage: usageSentence,
  cancelled: () => 'Cancelled.',
  'kept-failure': ({ text }) => text,
  disconnected: ({ reason }) =>
    ({
      closing: 'Sidecut is closing.',
      lost: 'The connection to Sidecut is lost. It is being tried again.',
      'not-admitted': 'Open Sidecut by the address that it printed last; each is good for one browser.',
    })[reason],
  internal: ({ message }) => message,
};

function usageSentence(facts: GeneralFailures['usage']): string {
  switch (facts.reason) {
    case 'no-such-operation':
      return `There is no operation "${facts.operation}".`;
    case 'wrong-input':
      return `Wrong input to ${[facts.operation, facts.path].filter(Boolean).join('.')}: ${facts.problem}`;
    case 'worker-setting':
      return `Wrong setting ${facts.setting} of the inference process: ${facts.problem}`;
    case 'no-such-model-kind':
      return `There is no kind of model "${facts.kind}".`;
    case 'no-parts':
      return `${facts.operation} takes no parts.`;
    case 'parts-missing':
      return `${facts.operation} came in parts: ${facts.arrived} items of ${facts.expected}.`;
    case 'message-too-long':
      return 'This is too much for one message. Do it in smaller parts.';
    case 'number-in-use':
      return `${facts.operation}: a call with the number ${facts.number} is not answered yet.`;
    case 'senseless-change':
      return `Change ${facts.number} names nothing, or two different things.`;
    case 'start-options':
      return facts.problem;
    case 'port-number':
      return `--port takes a number from 0 to 65535, not "${facts.value}".`;
    case 'port-taken':
      return `Port ${facts.port} is taken. Choose another with --port, or leave it out.`;
    case 'port-refused':
      return `Sidecut can't listen on port ${facts.port} (${facts.problem}).`;
    case 'clip-outside':
      return 'The selection for the clip lies outside of the video, or is empty.';
    case 'not-a-folder':
      return `${facts.path} is a file, not a folder. Choose a folder.`;
    case 'unknown-encoding':
      return `"${facts.encoding}" is no encoding that Sidecut knows.`;
    default:
      return modelUsage(facts);
  }
}
