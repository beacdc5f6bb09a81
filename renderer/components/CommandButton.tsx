import type { ReactNode } from 'react';
import { runCommand, type CommandId } from '../commands/command.ts';
import { useT } from '../i18n/i18n.ts';
import { IconButton } from './IconButton.tsx';

interface CommandButtonProps {
  readonly command: CommandId;
  readonly icon: ReactNode;
  /** For a command that switches something. */
  readonly pressed?: boolean;
}

/** A command as an icon, named and with its key as everywhere. */
export function CommandButton({ command, icon, pressed }: CommandButtonProps): ReactNode {
  const t = useT();
  return (
    <IconButton
      label={t(`command.${command}`)}
      icon={icon}
      command={command}
      pressed={pressed}
      onClick={() => runCommand(command)}
    />
  );
}
