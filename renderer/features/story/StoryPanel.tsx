import { stillWhilePressed } from '../../editing/press.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { StoryList } from './StoryList.tsx';

const stillProject = stillWhilePressed(projectStore);

/** From what a video is about to its words: the summary, the chapters and what is said in them, in one scroll. */
export function StoryPanel() {
  const project = useStore(stillProject, (state) => (state.status === 'open' ? state.project : null));
  return project !== null && <StoryList key={project.activeTrackId ?? project.media.id} project={project} />;
}
