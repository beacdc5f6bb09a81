import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { ProjectService } from './project-service.ts';
import type { Handlers } from '../../transport/calls.ts';

type OwnOperation =
  'project.open' | 'project.cues' | 'project.stage' | 'project.apply' | 'project.undo' | 'project.redo';

/** The operations on what the library holds; imports read files and are served elsewhere. */
export function createProjectHandlers(project: ProjectService): Pick<Handlers<AppContract>, OwnOperation> {
  return {
    'project.open': ({ mediaId }) => project.open(mediaId),
    'project.cues': async ({ trackId, offset, limit }) => {
      const { cues, revision } = await project.cues(trackId, offset, limit);
      return { cues: [...cues], revision };
    },
    'project.stage': async ({ stageId, changes }) => {
      await project.stage(stageId, changes);
      return {};
    },
    'project.apply': ({ mediaId, edit, staged }) => project.apply(mediaId, edit, staged),
    'project.undo': ({ mediaId }) => project.undo(mediaId),
    'project.redo': ({ mediaId }) => project.redo(mediaId),
  };
}
