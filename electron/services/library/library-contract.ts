import { z } from 'zod';
import { operation } from '../../../core/contract/operation.ts';
import type { Contract, Operation } from '../../../core/contract/operation.ts';
import type { Repositories } from './library.ts';

/** How a method's arguments and its result cross: whole, or with a list that goes in parts. */
type Crossing = Pick<Operation, 'longInput' | 'longOutput'>;

const whole: Crossing = {};
const unchecked = z.unknown();

/** What of each repository can be called across the thread: all of it, or this does not compile. */
const repositories: {
  readonly [Name in keyof Repositories]: Readonly<Record<keyof Repositories[Name], Crossing>>;
} = {
  media: {
    list: { longOutput: [] },
    some: { longOutput: [] },
    files: { longOutput: [] },
    textStamps: { longOutput: [] },
    paths: whole,
    find: whole,
    findByFingerprint: whole,
    renewFingerprint: whole,
    add: whole,
    move: whole,
    replace: whole,
    setLabels: { longInput: { path: [0], item: unchecked } },
    markOpened: whole,
    remove: whole,
  },
  tracks: { list: whole, find: whole },
  cues: { list: { longOutput: ['cues'] } },
  extras: { find: whole, save: whole },
  chapters: { list: whole, listAll: whole },
  analyses: { list: { longOutput: [] }, find: whole, save: whole, fail: whole },
  transcripts: {
    open: whole,
    ofTrack: whole,
    link: whole,
    windows: { longOutput: [] },
    append: { longInput: { path: [1], item: unchecked } },
    finish: whole,
    clear: whole,
    touchedCues: { longOutput: [] },
    takeOver: whole,
    forgetUnused: whole,
  },
  jobs: { list: { longOutput: [] }, find: whole, add: whole, update: whole, remove: whole },
  words: { stale: whole, index: whole, find: whole },
  journal: { undoState: whole },
  projects: {
    revision: whole,
    apply: { longInput: { path: [1, 'changes'], item: unchecked } },
    applyMachineChanges: { longInput: { path: [1], item: unchecked } },
    undo: { longOutput: ['edit', 'changes'] },
    redo: { longOutput: ['edit', 'changes'] },
  },
  settings: { all: whole, set: whole },
  glossary: { list: whole, put: whole, remove: whole },
  voices: { list: whole, vectors: whole, add: whole, remove: whole, clear: whole },
  folders: {
    list: whole,
    add: whole,
    move: whole,
    remove: whole,
    passed: { longOutput: [] },
    passOver: { longInput: { path: [0], item: unchecked } },
    takeAgain: { longInput: { path: [0], item: unchecked } },
  },
  remarks: { list: whole },
};

/** By repository. */
export const repositoryMethods: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(repositories).map(([name, methods]) => [name, Object.keys(methods)]),
);

/**
 * What the library's thread answers: `repository.method`, whose input is the list of its arguments. Both ends are ours
 * and typed by the repositories, so nothing is checked on the way.
 */
export const libraryContract: Contract = Object.fromEntries([
  /** Answered when the database is open. */
  ['open', operation({ input: unchecked, output: unchecked, priority: 'interactive' })],
  ['close', operation({ input: unchecked, output: unchecked, priority: 'interactive' })],
  ...Object.entries(repositories).flatMap(([name, methods]) =>
    Object.entries(methods).map(([method, crossing]: [string, Crossing]) => [
      `${name}.${method}`,
      operation({ input: unchecked, output: unchecked, priority: 'interactive', ...crossing }),
    ]),
  ),
]) as Contract;
