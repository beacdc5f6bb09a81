import { openProject, projectStore, setActiveTrack } from '../../project/project-store.ts';
import { openPanel } from '../../workspace/panels.ts';
import { closeSheet } from '../../workspace/workspace-store.ts';
import { isActive, jobsStore } from './jobs-store.ts';

/** The track that a job writes comes to the front as soon as it is there, while its video is open. */
export function showTrackOf(jobId: string, mediaId: string): void {
  const stops = [jobsStore.subscribe(check), projectStore.subscribe(check)];
  function stop(): void {
    for (const end of stops) end();
  }
  function check(): void {
    const job = jobsStore.get().find(({ id }) => id === jobId);
    if (job === undefined || (!isActive(job) && job.state !== 'done' && job.state !== 'paused')) {
      stop();
      return;
    }
    const project = openProject();
    if (project?.media.id !== mediaId || job.trackId === null) return;
    if (!project.tracks.some(({ id }) => id === job.trackId)) return;
    // Before the change, which calls this again.
    stop();
    setActiveTrack(job.trackId);
    closeSheet();
    openPanel('cues');
  }
  check();
}
