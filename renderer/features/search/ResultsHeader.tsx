import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand, type CommandId } from '../../commands/command.ts';
import { Tooltip } from '../../components/Tooltip.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useCommandKeys } from '../../keys/use-command-keys.ts';
import type { LaneProps } from '../../workspace/timeline/lane.ts';
import styles from './ResultsHeader.module.css';

/** Names the lane; beside it the ways from one result to the next, and back to a timeline without them. */
export function ResultsHeader({ lane }: LaneProps): ReactNode {
  const t = useT();
  return (
    <div className={styles.header} style={{ top: lane.top, height: lane.height }}>
      <span className={styles.name}>{t('lane.results')}</span>
      <Tool command="search.previousResult" icon={<ChevronLeft size={13} aria-hidden />} />
      <Tool command="search.nextResult" icon={<ChevronRight size={13} aria-hidden />} />
      <Tool command="search.dropResults" icon={<X size={13} aria-hidden />} />
    </div>
  );
}

interface ToolProps {
  readonly command: Extract<CommandId, `search.${string}`>;
  readonly icon: ReactNode;
}

function Tool({ command, icon }: ToolProps): ReactNode {
  const t = useT();
  const keys = useCommandKeys(command);
  const label = t(`command.${command}`);
  return (
    <Tooltip text={label} keys={keys[0]}>
      <button type="button" className={styles.tool} aria-label={label} onClick={() => runCommand(command)}>
        {icon}
      </button>
    </Tooltip>
  );
}
