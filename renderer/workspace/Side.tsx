import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Tabs } from '../components/Tabs.tsx';
import { useT } from '../i18n/i18n.ts';
import { useStore } from '../stores/store.ts';
import { panelFocusStore, wantFocus } from './panel-focus.ts';
import {
  openPanel,
  panelIn,
  panelsStore,
  sidePanels,
  usePanels,
  type SheetPanel,
  type SidePanel,
} from './panels.ts';
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
    <section className={styles.strip} aria-label={label} data-short={workspace.isShort || undefined}>
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

function Content({ panel: { id, place, component: Component } }: { readonly panel: SidePanel }): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const wanted = useStore(panelFocusStore, (state) => (state?.id === id ? state : null));
  useEffect(() => {
    if (wanted === null) return;
    before.current = wanted.before;
    panelFocusStore.set(null);
    // The list of cues has keys of its own; elsewhere the panel is what one tabs on from.
    const list = root.current?.querySelector<HTMLElement>('[role="grid"]');
    (list ?? root.current?.closest<HTMLElement>('[role="tabpanel"]'))?.focus({ preventScroll: true });
  }, [wanted]);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || place !== 'tool') return;
    // React also brings keys of dialogs and menus that stand elsewhere on the page.
    if (!event.currentTarget.closest('[role="tabpanel"]')?.contains(event.target as Node)) return;
    event.preventDefault();
    leaveTool(before.current);
  };
  return (
    <div ref={root} className={styles.content} onKeyDown={leave}>
      <Component />
    </div>
  );
}

/** Back to where the focus was or, where the tool stood in its place, to the content. */
function leaveTool(before: Element | null): void {
  const { hasDock, side } = workspaceStore.get();
  if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
    before.focus({ preventScroll: true });
  } else if (hasDock) focusContent();
  else {
    const content = sidePanels(panelsStore.get(), 'content');
    const shown = content.find(({ id }) => id === side.content) ?? content[0];
    if (shown === undefined) return;
    wantFocus(shown.id);
    openPanel(shown.id);
  }
}

function focusContent(): void {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
}
