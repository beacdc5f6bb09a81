import { openProject } from '../../project/project-store.ts';
import { chosenStretchStore } from '../../workspace/timeline/chosen-stretch.ts';
import { askedStretch } from './asked-stretch.ts';
import type { AskedStretch } from './asked-stretch.ts';

/** What "this stretch" means as things stand; null: nothing. */
export function currentStretch(): AskedStretch | null {
  const project = openProject();
  return project === null ? null : askedStretch(project, chosenStretchStore.get());
}
