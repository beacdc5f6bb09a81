/** The views of the window: the library, the editor, and what is to come. One is shown at a time. */
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import { registerCommands, type CommandGroup, type CommandId } from '../commands/command.ts';
import { createRegistry } from './registry.ts';
import { showView, workspaceStore, type ViewId, type Workspace } from './workspace-store.ts';

/** How a person gets somewhere: by its name in the palette or by its keys. */
export interface OpenCommand {
  readonly id: CommandId;
  readonly group: CommandGroup;
  readonly keys: readonly string[];
  readonly whileTyping?: boolean;
  readonly isEnabled?: () => boolean;
}

/** An entry of the rail; its label is the title of what it opens. */
export interface RailEntry {
  readonly icon: LucideIcon;
  /** From the top; `end` stands at the bottom. */
  readonly order: number;
  readonly end?: boolean;
  /** How far it is, how many of them: drawn on the entry. */
  readonly badge?: ComponentType;
}

export interface View {
  readonly id: ViewId;
  readonly command: OpenCommand;
  readonly component: ComponentType;
  readonly rail: RailEntry;
  /** Whether it has anything to show; without it, always. */
  readonly isAvailable?: (workspace: Workspace) => boolean;
}

const registry = createRegistry<View>('views', ({ rail }) => rail.order);
export const viewsStore = registry.items;

export function registerView(view: View): void {
  registry.add(view);
  registerCommands([
    {
      ...view.command,
      scope: 'app',
      isEnabled() {
        const workspace = workspaceStore.get();
        return workspace.view !== view.id && view.isAvailable?.(workspace) !== false;
      },
      run: () => showView(view.id),
    },
  ]);
}
