import { catalogueModels } from '../../../../models/catalogue.ts';

/** A hint at what was meant: ids that contain the words of what was written. */
export function similarIds(id: string, installed: readonly string[] = []): string {
  const known = [...installed, ...catalogueModels.map((model) => model.id)];
  const words = id
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && word !== 'whisper');
  const similar = [...new Set(known)].filter((candidate) => words.some((word) => candidate.includes(word)));
  return similar.length > 0 && similar.length <= 6
    ? `Similar: ${similar.join(', ')}.`
    : '"sidecut models list" shows those there are.';
}
