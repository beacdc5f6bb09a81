import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { SidecutError } from '../../../core/errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs` whose complaints are usage errors that point to the command's help. */
export function parseArguments<O extends Options>(
  command: string,
  args: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's sentences name the option first; what follows is advice about "--" that few need.
    const reason = (error as Error).message.split(/\. /)[0] ?? '';
    throw usageError(command, reason);
  }
}

export function usageError(command: string, reason: string): SidecutError {
  return new SidecutError('usage', `${reason.replace(/[.]$/, '')}. "sidecut ${command} --help" shows how.`);
}

/** The value, when it is one of those allowed; otherwise a usage error that lists them. */
export function oneOf<Choice extends string>(
  command: string,
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw usageError(command, `--${option} is one of ${choices.join(', ')}, not "${value}"`);
  }
  return found;
}

export function positiveInteger(command: string, option: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) {
    throw usageError(command, `--${option} is a whole number from 1, not "${value}"`);
  }
  return number;
}
