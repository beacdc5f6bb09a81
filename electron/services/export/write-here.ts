import type { writeContract } from './write-contract.ts';
import type { Handlers } from '../../transport/calls.ts';
import { encodeFile, previewFile, writeScript, writeStream } from './write-work.ts';

/** All of it in the thread that asks. */
export const writeHere = {
  file: (work) => answer(() => encodeFile(work)),
  preview: (work) => answer(() => previewFile(work)),
  script: (work) => answer(() => writeScript(work)),
  stream: (work) => answer(() => writeStream(work)),
} satisfies Handlers<typeof writeContract>;

function answer<Result>(make: () => Result): Promise<Result> {
  return new Promise((resolve) => resolve(make()));
}
