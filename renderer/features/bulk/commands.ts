import { registerCommands } from '../../commands/command.ts';
import { openProject } from '../../project/project-store.ts';
import { openBulk } from './bulk-store.ts';
import { operations } from './operations.ts';

registerCommands(
  operations.map((operation) => ({
    id: `bulk.${operation}`,
    group: 'group.bulk',
    keys: [],
    scope: 'project' as const,
    isEnabled: () => (openProject()?.activeTrackId ?? null) !== null,
    run: () => openBulk(operation),
  })),
);
