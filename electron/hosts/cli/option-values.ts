import { Option } from 'commander';
import { UsageError } from './usage-error.ts';

/** `--device` of `--device <name>`. */
function nameOf(flags: string): string {
  return flags.split(' ')[0] ?? flags;
}

/** The value, when it is one of those allowed; otherwise a usage error that lists them. */
export function oneOf<Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UsageError(`${option} is one of ${choices.join(', ')}, not "${value}"`);
}

/** An option with one of several values, which its help lists before what else there is to say. */
export function choiceOption(flags: string, choices: readonly string[], more = ''): Option {
  const about = more === '' ? '' : `: ${more}`;
  return new Option(flags, `${choices.join(', ')}${about}`).argParser((value: string) =>
    oneOf(nameOf(flags), value, choices),
  );
}

/** An option with a whole number from 1 on. */
export function countOption(flags: string, about: string, max = Infinity): Option {
  const option = nameOf(flags);
  return new Option(flags, about).argParser((value: string) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1)
      throw new UsageError(`${option} is a whole number from 1, not "${value}"`);
    if (number > max) throw new UsageError(`${option} is at most ${max}, not ${number}`);
    return number;
  });
}
