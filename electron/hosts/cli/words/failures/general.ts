import type { GeneralFailures } from '../../../../../core/failures/general.ts';
import type { FailureWords } from './failure-words.ts';
import { modelUsage } from './models.ts';

const webOptions = `Usage: npm start -- [FILE ...] [--port N] [--data-folder FOLDER] [--root FOLDER ...] [--no-open]
  --port N              listen on this port of 127.0.0.1 (default: any free one)
  --data-folder FOLDER  where the library, the models and derived files are (default: SIDECUT_HOME or the platform's)
  --root FOLDER         a folder that the file chooser starts with; can be given several times
  --no-open             print the address and don't open the browser`;

export const generalWords: FailureWords<GeneralFailures> = {
  usage: (facts) => {
    switch (facts.reason) {
      case 'unknown-operation':
        return `There is no operation "${facts.operation}".`;
      case 'bad-input': {
        const where = facts.path === '' ? facts.operation : `${facts.operation}.${facts.path}`;
        return `Wrong input to ${where}: ${facts.problem}`;
      }
      case 'too-much':
        return 'This is too much for one message. Do it in smaller parts.';
      case 'web-options':
        return `${facts.problem}\n${webOptions}`;
      case 'port-number':
        return `--port takes a number from 0 to 65535, not "${facts.value}".`;
      case 'port-taken':
        return `Port ${facts.port} is taken. Choose another with --port, or leave it out.`;
      case 'port-refused':
        return `Sidecut can't listen on port ${facts.port} (${facts.problem}).`;
      default:
        return modelUsage(facts);
    }
  },
  cancelled: () => 'Cancelled.',
  disconnected: ({ reason }) =>
    reason === 'closing'
      ? 'Sidecut is closing.'
      : 'The connection to Sidecut is lost. It is being tried again.',
  internal: ({ message }) => message,
};
