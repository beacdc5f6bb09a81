import type { Replacement } from '../../../core/contract/media.ts';
import { fitToVideo, type TimedProject } from '../../../core/edit/fit-to-video.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { newId } from '../../project/edit-context.ts';
import { applyEdit, type OpenProject } from '../../project/project-store.ts';

/** What was timed to the file before; tracks that came since are timed to the new one. */
export function shiftedProject(project: OpenProject, { trackIds }: Replacement): TimedProject {
  const cues = new Map([...project.cues].filter(([trackId]) => trackIds.includes(trackId)));
  return { cues, chapters: project.chapters };
}

export async function moveCaptions(
  connection: AppConnection,
  project: OpenProject,
  replacement: Replacement,
  shiftMs: number,
): Promise<void> {
  applyEdit(fitToVideo(shiftedProject(project, replacement), shiftMs, newId));
  await endReplacement(connection, project.media.id);
}

/** The captions are where they belong. */
export async function endReplacement({ calls }: AppConnection, mediaId: string): Promise<void> {
  await calls['media.endReplacement']({ mediaId });
}
