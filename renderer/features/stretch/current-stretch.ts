import { openProject } from '../../project/project-store.ts';
import { reviewStore } from '../review/index.ts';
import { askedStretch } from './asked-stretch.ts';
import type { AskedStretch } from './asked-stretch.ts';

/** What "this stretch" means as things stand; null: nothing. */
export function currentStretch(): AskedStretch | null {
  const project = openProject();
  const { problems, currentId } = reviewStore.get();
  const problem = problems.find(({ id }) => id === currentId) ?? null;
  return project === null ? null : askedStretch(project, problem);
}
