import { CommanderError } from 'commander';
import { exitStatus } from './exit-status.ts';

/** A command line that Sidecut can't follow, in a sentence without its full stop; where the help is, is said beside it. */
export class UsageError extends CommanderError {
  constructor(sentence: string) {
    super(exitStatus.usage, 'usage', sentence);
  }
}
