import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { ProjectService } from './project-service.ts';
import type { Handlers } from '../../transport/calls.ts';

type OwnOperation = `project.${'open' | 'cues' | 'apply' | 'undo' | 'redo'}`;

/** The operations on what the library holds; imports read files and are served elsewhere. */
export function createProjectHandlers(project: ProjectService): Pick<Handlers<AppContract>, OwnOperation> {
  return {
    'project.open': ({ mediaId }) => project.open(mediaId),
    'project.cues': async ({ trackId }) => {
      const { cues, revision } = await project.cues(trackId);
      return { cues: [...cues], revision };
    },
    'project.apply': ({ mediaId, edit }) => project.apply(mediaId, edit),
    'project.undo': ({ mediaId }) => project.undo(mediaId),
    'project.redo': ({ mediaId }) => project.redo(mediaId),
  };
}
