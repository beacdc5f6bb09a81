import { homedir } from 'node:os';
import path from 'node:path';
import { findWeights } from '../../../services/models/find/find-weights.ts';
import type { FoundWeights } from '../../../services/models/find/find-weights.ts';
import { usualPlaces } from '../../../services/models/find/usual-places.ts';
import { exitStatus } from '../exit-status.ts';
import type { Terminal } from '../terminal.ts';
import { errorSentence } from '../words/failure-sentence.ts';
import { formatBytes } from '../words/format-bytes.ts';
import { noteSentence } from '../words/note-sentence.ts';
import { shellWord } from '../words/shell-word.ts';
import type { ModelsRequest } from './models-options.ts';

/** Folders of the user may hold one for each model, or a copy of the hub's cache. */
const ownDepth = 4;

/** `sidecut models find` */
export async function runModelsFind(
  { folders, json = false }: Extract<ModelsRequest, { kind: 'find' }>,
  io: Terminal,
): Promise<number> {
  const surroundings = { platform: process.platform, home: homedir(), environment: process.env };
  const own = folders.map((folder) => ({
    program: path.basename(path.resolve(folder)),
    folder: path.resolve(folder),
    depth: ownDepth,
  }));
  const found = await findWeights([...usualPlaces(surroundings), ...own], io.signal);
  if (json) {
    const weights = found.map(({ refusal, notes, ...rest }) => ({
      ...rest,
      notes: notes.map(noteSentence),
      refusal: refusal ? errorSentence(refusal) : null,
    }));
    io.stdout(`${JSON.stringify({ weights }, null, 2)}\n`);
    return exitStatus.done;
  }
  if (found.length === 0)
    io.stdout(
      'No weights of other programs were found. Name a folder to look in: sidecut models find FOLDER\n',
    );
  for (const weights of found) io.stdout(weightsText(weights));
  return exitStatus.done;
}

function weightsText({ program, path: at, bytes, refusal, notes }: FoundWeights): string {
  const next = refusal ? errorSentence(refusal) : `sidecut models import ${shellWord(at, process.platform)}`;
  // A name may hold what steers a terminal.
  const [shown, ...below] = [at, next, ...notes.map(noteSentence)].map((text) =>
    text.replace(/\p{Cc}/gu, '?'),
  );
  return `${program}, ${formatBytes(bytes)}: ${shown}\n${below.map((line) => `  ${line}\n`).join('')}`;
}
