/**
 * [Note: Panels] What features put on the page, by the place where it goes:
 * - `content`: what the captions say (cues, transcript), a tab beside the video
 * - `tool`: for working on them (review, inspector), a tab of the dock, or of the same strip where there is no dock
 * - `sheet`: a task with a button and a result at its foot (export), in place of the tool
 * - `dialog`: over everything; `flyout`: from the rail, over the view
 * A panel's title is the message `panel.<id>`. Registering it gives it its tab, its button and its command.
 */
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { assertNever } from '../../core/assert-never.ts';
import { registerCommands } from '../commands/command.ts';
import type { MessageKey } from '../i18n/i18n.ts';
import { useStore } from '../stores/store.ts';
import { wantFocus } from './panel-focus.ts';
import { createRegistry } from './registry.ts';
import type { OpenCommand, RailEntry } from './views.ts';
import {
  closeSheet,
  showDialog,
  showFlyout,
  workspaceStore,
  type PanelId,
  type SidePlace,
  type Workspace,
} from './workspace-store.ts';

interface AnyPanel {
  readonly id: PanelId;
  /** Among those of its place. */
  readonly order: number;
  readonly command: OpenCommand;
}

export interface SidePanel extends AnyPanel {
  readonly place: SidePlace;
  readonly component: ComponentType;
  /** Beside the title, such as how many problems are open. */
  readonly badge?: ComponentType;
}

export interface SheetPanel extends AnyPanel {
  readonly place: 'sheet';
  readonly component: ComponentType;
  /** Its button in the top bar; the name is that of its command. */
  readonly button: { readonly icon: LucideIcon; readonly label: MessageKey; readonly isPrimary?: boolean };
}

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export interface DialogPanel extends AnyPanel {
  readonly place: 'dialog';
  readonly component: ComponentType<DialogProps>;
  readonly rail?: RailEntry;
}

export interface FlyoutPanel extends AnyPanel {
  readonly place: 'flyout';
  readonly component: ComponentType;
  readonly rail: RailEntry;
}

export type Panel = SidePanel | SheetPanel | DialogPanel | FlyoutPanel;

const registry = createRegistry<Panel>('panels', ({ order }) => order);
export const panelsStore = registry.items;

export function registerPanel(panel: Panel): void {
  registry.add(panel);
  const isOfProject = panel.place !== 'dialog' && panel.place !== 'flyout';
  registerCommands([
    {
      ...panel.command,
      scope: isOfProject ? 'project' : 'app',
      isEnabled: () =>
        (!isOfProject || workspaceStore.get().view === 'editor') && panel.command.isEnabled?.() !== false,
      run: () => {
        if (isToggled(panel)) {
          closePanel(panel.id);
          return;
        }
        if (panel.place === 'content' || panel.place === 'tool') wantFocus(panel.id);
        openPanel(panel.id);
      },
    },
  ]);
}

/** Its own command closes again what lies over or in place of something else. */
function isToggled(panel: Panel): boolean {
  const { sheet, flyout } = workspaceStore.get();
  return (panel.place === 'sheet' && sheet === panel.id) || (panel.place === 'flyout' && flyout === panel.id);
}

function panelOf(id: PanelId): Panel | undefined {
  return panelsStore.get().find((panel) => panel.id === id);
}

export function openPanel(id: PanelId): void {
  const panel = panelOf(id);
  if (panel === undefined) return;
  switch (panel.place) {
    case 'content':
    case 'tool':
      workspaceStore.set((workspace) => withSide(workspace, panel.place, id));
      return;
    case 'sheet':
      workspaceStore.set((workspace) => ({ ...workspace, sheet: id }));
      return;
    case 'dialog':
      showDialog(id);
      return;
    case 'flyout':
      showFlyout(id);
      return;
    default:
      assertNever(panel);
  }
}

function withSide(workspace: Workspace, place: SidePlace, id: PanelId): Workspace {
  // Beside a dock the sheet is in nobody's way but the tool's.
  const sheet = workspace.hasDock && place === 'content' ? workspace.sheet : null;
  return { ...workspace, sheet, side: { ...workspace.side, [place]: id }, front: place };
}

function closePanel(id: PanelId): void {
  const { sheet, dialog, flyout } = workspaceStore.get();
  if (sheet === id) closeSheet();
  if (dialog === id) showDialog(null);
  if (flyout === id) showFlyout(null);
}

export function sidePanels(panels: readonly Panel[], ...places: readonly SidePlace[]): readonly SidePanel[] {
  const isSide = (panel: Panel): panel is SidePanel => (places as readonly string[]).includes(panel.place);
  return panels.filter(isSide).toSorted((a, b) => placeOrder(a) - placeOrder(b) || a.order - b.order);
}

const placeOrder = ({ place }: SidePanel): number => (place === 'content' ? 0 : 1);

/** The one that a place shows: the one asked for, else the first. */
export function panelIn(workspace: Workspace, panels: readonly Panel[], place: SidePlace): SidePanel | null {
  const there = sidePanels(panels, place);
  return there.find(({ id }) => id === workspace.side[place]) ?? there[0] ?? null;
}

/** Whether a panel beside the video is to be seen. */
export function isPanelShown(id: PanelId): boolean {
  const workspace = workspaceStore.get();
  const panel = panelOf(id);
  if (panel?.place !== 'content' && panel?.place !== 'tool') return false;
  const hasRoom = workspace.hasDock
    ? panel.place === 'content' || workspace.sheet === null
    : workspace.front === panel.place && workspace.sheet === null;
  return hasRoom && panelIn(workspace, panelsStore.get(), panel.place)?.id === id;
}

export function usePanels(): readonly Panel[] {
  return useStore(panelsStore, (panels) => panels);
}
