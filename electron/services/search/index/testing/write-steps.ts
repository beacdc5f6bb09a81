import type { SearchIndex } from '../search-index.ts';
import { meaning, passage, rowMajor, vectorOf } from './sample-index.ts';

const passagesPerStep = 300;

/** What an indexing computer does, one change after the other; the same for the same number. */
export function writeStep(index: SearchIndex, step: number): void {
  const round = Math.floor(step / 4);
  const mediaId = `video ${round % 5}`;
  if (step % 4 === 0) index.putPassages(mediaId, `stamp ${step}`, passagesOf(round));
  else if (step % 4 === 3) index.putFrames(mediaId, `stamp ${step}`, [frame(step), frame(step + 1)]);
  else {
    const rows = index.passagesWithout(meaning, mediaId, passagesPerStep / 2);
    const vectors = rowMajor(rows.map(({ text }) => vectorOf(Number(text.split(' ')[1]) / 7)));
    index.putVectors(
      meaning,
      rows.map(({ id }) => id),
      vectors,
    );
  }
}

function passagesOf(round: number) {
  return Array.from({ length: passagesPerStep }, (_, i) => passage(`passage ${round * 100 + i}`, i * 1000));
}

function frame(step: number) {
  return { timeMs: step * 1000, endMs: step * 1000 + 500, hash: BigInt(step), picture: new Uint8Array(900) };
}
