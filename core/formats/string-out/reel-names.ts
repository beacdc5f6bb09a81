import type { ClockedSource } from './cut-list.ts';

/** CMX 3600 has eight characters for the name of a reel. */
const maxLength = 8;

/**
 * A reel for each video: letters and digits of its name, as far as there is room, no two alike. `AX` and `BL` mean
 * something else in lists of edits.
 */
export function reelNames(sources: readonly ClockedSource[]): ReadonlyMap<string, string> {
  const taken = new Set(['AX', 'BL']);
  return new Map(
    sources.map(({ id, name }) => {
      const wished = plainName(name) || 'REEL';
      let reel = wished.slice(0, maxLength);
      for (let number = 2; taken.has(reel); number++) {
        const end = String(number);
        reel = `${wished.slice(0, maxLength - end.length)}${end}`;
      }
      taken.add(reel);
      return [id, reel];
    }),
  );
}

function plainName(name: string): string {
  return name
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}
