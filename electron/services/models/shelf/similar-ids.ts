import { catalogueModels } from '../../../../models/catalogue.ts';

/** Ids that may have been meant: those that contain the words of what was written; none where that says too little. */
export function similarIds(id: string, installed: readonly string[] = []): readonly string[] {
  const known = [...installed, ...catalogueModels.map((model) => model.id)];
  const words = id
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && word !== 'whisper');
  const similar = [...new Set(known)].filter((candidate) => words.some((word) => candidate.includes(word)));
  return similar.length <= 6 ? similar : [];
}
