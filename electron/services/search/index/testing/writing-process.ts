/** Writes to the index in a folder without end, `FOLDER`, and says after each step that is stored which it was. */
import path from 'node:path';
import { createIndex } from '../create-index.ts';
import { openIndexFile } from '../open-index-file.ts';
import { writeStep } from './write-steps.ts';

const { db } = openIndexFile(path.join(process.argv[2]!, 'moments.sqlite'));
const index = createIndex(db);
for (let step = Number(process.argv[3]); ; step++) {
  writeStep(index, step);
  process.stdout.write(`${step}\n`);
}
