import { z } from 'zod';
import { operation } from '../../../../core/contract/operation.ts';
import type { Contract, Operation } from '../../../../core/contract/operation.ts';
import type { SearchIndex } from './search-index.ts';

const unchecked = z.unknown();
const whole = {};

/** How each method's arguments and result cross to the index's thread, as with the library's. */
const methods: Readonly<Record<keyof SearchIndex, Pick<Operation, 'longInput' | 'longOutput'>>> = {
  remarks: whole,
  videos: { longOutput: [] },
  putPassages: { longInput: { path: [2], item: unchecked } },
  putFrames: { longInput: { path: [2], item: unchecked } },
  addFrames: { longInput: { path: [2], item: unchecked } },
  passagesWithout: { longOutput: [] },
  framesWithout: { longOutput: [] },
  putVectors: whole,
  keepSpaces: whole,
  remove: whole,
  findWords: { longOutput: [] },
  findNear: whole,
  passages: { longOutput: [] },
  frames: { longOutput: [] },
  vector: whole,
  frameAt: whole,
  passagesBetween: { longOutput: [] },
  picture: whole,
  size: whole,
};

export const indexMethods = Object.keys(methods) as readonly (keyof SearchIndex)[];

/** The input of an operation is the list of its method's arguments; both ends are ours, so nothing is checked. */
export const indexContract: Contract = {
  open: operation({ input: unchecked, output: unchecked, priority: 'interactive' }),
  close: operation({ input: unchecked, output: unchecked, priority: 'interactive' }),
  ...Object.fromEntries(
    Object.entries(methods).map(([name, crossing]) => [
      name,
      operation({ input: unchecked, output: unchecked, priority: 'interactive', ...crossing }),
    ]),
  ),
};
