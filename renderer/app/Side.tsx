import { type ReactNode } from 'react';
import { X } from 'lucide-react';
import { IconButton } from '../components/IconButton.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { BulkPanel } from '../features/bulk/index.ts';
import { CaptionsPanel } from '../features/captions/index.ts';
import { CueList } from '../features/cues/index.ts';
import { ExportPanel } from '../features/export/index.ts';
import { FindBar } from '../features/find/index.ts';
import { Inspector } from '../features/inspector/index.ts';
import { ReviewQueue } from '../features/review/index.ts';
import { reviewStore } from '../features/review/review-store.ts';
import { TranscriptView } from '../features/transcript/index.ts';
import { useT } from '../i18n/i18n.ts';
import { projectStore } from '../project/project-store.ts';
import { useStore } from '../stores/store.ts';
import styles from './Side.module.css';
import { showSidePanel, showSideTab, viewStore, type SidePanel } from './view-store.ts';

/** The part beside the video: what is in the captions, or a task such as exporting them. */
export function Side(): ReactNode {
  const panel = useStore(viewStore, (view) => view.sidePanel);
  const hasTracks = useStore(
    projectStore,
    (state) => state.status === 'open' && state.project.tracks.length > 0,
  );
  if (panel === 'export') return <Task panel="export" />;
  if (panel === 'captions' || !hasTracks) return <Task panel="captions" />;
  return <SideTabs />;
}

function SideTabs(): ReactNode {
  const t = useT();
  const tab = useStore(viewStore, (view) => view.sideTab);
  const problemCount = useStore(reviewStore, ({ problems }) => problems.length);
  return (
    <section className={styles.side} aria-label={t('app.side')}>
      <FindBar />
      <Tabs
        label={t('app.side')}
        selected={tab}
        onSelect={showSideTab}
        tabs={[
          { id: 'cues', label: t('app.tab.cues'), content: <CueList /> },
          { id: 'transcript', label: t('app.tab.transcript'), content: <TranscriptView /> },
          { id: 'review', label: t('app.tab.review'), count: problemCount, content: <ReviewQueue /> },
          { id: 'inspector', label: t('app.tab.inspector'), content: <Inspector /> },
          { id: 'bulk', label: t('app.tab.bulk'), content: <BulkPanel /> },
        ]}
      />
    </section>
  );
}

function Task({ panel }: { readonly panel: SidePanel }): ReactNode {
  const t = useT();
  const isAsked = useStore(viewStore, (view) => view.sidePanel === panel);
  return (
    <section className={styles.side} aria-labelledby="side-task">
      <header className={styles.header}>
        <h2 id="side-task">{t(`app.panel.${panel}`)}</h2>
        {isAsked && (
          <IconButton
            label={t('components.close')}
            icon={<X size={16} />}
            onClick={() => showSidePanel(null)}
          />
        )}
      </header>
      <div className={styles.body}>{panel === 'export' ? <ExportPanel /> : <CaptionsPanel />}</div>
    </section>
  );
}
