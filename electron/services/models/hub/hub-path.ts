import { SidecutError } from '../../../../core/errors.ts';

/** A repository with one name that leads outside its folder is not trusted with the others either. */
export function refuseEscape(path: string, repository: string): void {
  const parts = path.split(/[/\\]/);
  const escapes = parts.includes('..') || parts[0] === '' || /^[a-z]:/i.test(path);
  if (!escapes) return;
  throw new SidecutError('model-damaged', { reason: 'name-escapes', repository, path: path.slice(0, 80) });
}
