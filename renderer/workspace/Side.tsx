import type { ReactNode } from 'react';
import { Tabs } from '../components/Tabs.tsx';
import { useT } from '../i18n/i18n.ts';
import { useStore } from '../stores/store.ts';
import { openPanel, panelIn, sidePanels, usePanels, type SheetPanel, type SidePanel } from './panels.ts';
import { SavedPanels } from './SavedPanels.tsx';
import { Sheet } from './Sheet.tsx';
import styles from './Side.module.css';
import { workspaceStore, type PanelId, type SidePlace } from './workspace-store.ts';

export interface SideProps {
  /** Above the content, such as what is searched for in it. */
  readonly bar: ReactNode;
  /** The sheet that stands here while there is no content yet; null: there is. */
  readonly instead: PanelId | null;
}

/** The part beside the video: content and tool, side by side where there is room, and the sheet that is open. */
export function Side({ bar, instead }: SideProps): ReactNode {
  const hasDock = useStore(workspaceStore, (workspace) => workspace.hasDock);
  const asked = useStore(workspaceStore, (workspace) => workspace.sheet);
  const open = useSheet(asked);
  const placeholder = useSheet(instead);
  if (placeholder !== null && (open === null || open === placeholder)) {
    return <Sheet key={placeholder.id} panel={placeholder} isFixed={open === null} />;
  }
  const sheet = open === null ? null : <Sheet key={open.id} panel={open} />;
  if (!hasDock || placeholder !== null) return sheet ?? <Strip bar={bar} places={both} />;
  return (
    <SavedPanels
      id="editor-dock"
      orientation="horizontal"
      label="workspace.resize.dock"
      first={<Strip bar={bar} places={contentAlone} />}
      second={sheet ?? <Strip places={toolAlone} />}
      firstSize={57}
      firstMinimum={320}
      secondMinimum={280}
    />
  );
}

const contentAlone = ['content'] as const;
const toolAlone = ['tool'] as const;
const both = ['content', 'tool'] as const;

function useSheet(id: PanelId | null): SheetPanel | null {
  const panels = usePanels();
  const panel = panels.find((each) => each.id === id);
  return panel?.place === 'sheet' ? panel : null;
}

interface StripProps {
  readonly bar?: ReactNode;
  readonly places: readonly SidePlace[];
}

/** The panels of one place or of both, one at a time. */
function Strip({ bar, places }: StripProps): ReactNode {
  const t = useT();
  const panels = usePanels();
  const workspace = useStore(workspaceStore, (state) => state);
  const place = places.includes(workspace.front) ? workspace.front : places[0];
  const shown = place === undefined ? null : panelIn(workspace, panels, place);
  if (shown === null) return null;
  const label = t(places.includes('content') ? 'workspace.content' : 'workspace.tools');
  return (
    <section className={styles.strip} aria-label={label}>
      {bar}
      <Tabs
        label={label}
        selected={shown.id}
        onSelect={openPanel}
        tabs={sidePanels(panels, ...places).map((panel) => ({
          id: panel.id,
          label: t(`panel.${panel.id}`),
          badge: <Badge panel={panel} />,
          content: <Content panel={panel} />,
        }))}
      />
    </section>
  );
}

function Badge({ panel: { badge: Mark } }: { readonly panel: SidePanel }): ReactNode {
  return Mark === undefined ? null : <Mark />;
}

function Content({ panel: { component: Component } }: { readonly panel: SidePanel }): ReactNode {
  return <Component />;
}
