import type { OpenProject } from '../../project/project-store.ts';
import { activeCues } from '../../project/project-store.ts';
import { ChapterTools } from './ChapterTools.tsx';
import styles from './Overview.module.css';
import { SummarySection } from './SummarySection.tsx';
import { useMaking, useWriters } from './use-making.ts';

/** What stands above the chapters: the summary, and how many chapters there are. */
export function Overview({ project }: { readonly project: OpenProject }) {
  const writers = useWriters();
  const making = useMaking(project, writers);
  const hasText = activeCues(project).length > 0;
  return (
    <div className={styles.overview} data-overview="">
      {hasText && <SummarySection project={project} writers={writers} onMake={making.makeSummary} />}
      <ChapterTools project={project} hasText={hasText} onMake={making.makeChapters} />
    </div>
  );
}
