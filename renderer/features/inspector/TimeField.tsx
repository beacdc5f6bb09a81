import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import type { CommandId } from '../../commands/command.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useT } from '../../i18n/i18n.ts';
import { parseTimeText } from '../../editing/time-text.ts';
import styles from './TimeField.module.css';

interface TimeFieldProps {
  readonly label: string;
  readonly ms: number;
  readonly shown: string;
  readonly frameRate: FrameRate;
  readonly onChange: (ms: number) => void;
  /** Takes the playhead's time. */
  readonly atPlayhead?: { readonly label: string; readonly command: CommandId; readonly run: () => void };
}

/** A time with its label; Enter or leaving sets it, Esc brings the old one back. */
export function TimeField({ label, ms, shown, frameRate, onChange, atPlayhead }: TimeFieldProps) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? ms : parseTimeText(typed, { frameRate, fromMs: ms });
  const commit = () => {
    if (parsed === null) return;
    if (typed !== null && typed !== shown && parsed !== ms) onChange(parsed);
    setTyped(null);
  };
  return (
    <div className={styles.row}>
      <TextField
        label={label}
        className={styles.field ?? ''}
        value={typed ?? shown}
        {...(parsed === null ? { error: t('editing.badTime') } : {})}
        onChange={setTyped}
        onBlur={() => (parsed === null ? setTyped(null) : commit())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') setTyped(null);
        }}
      />
      {atPlayhead !== undefined && (
        <IconButton
          label={atPlayhead.label}
          command={atPlayhead.command}
          icon={<LocateFixed size={14} />}
          onClick={atPlayhead.run}
        />
      )}
    </div>
  );
}
