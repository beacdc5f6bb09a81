import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import type { CommandId } from '../commands/command.ts';
import { useCommandKeys } from '../keys/use-command-keys.ts';
import { classNames } from './class-names.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  /** Its name, also the tooltip's text. */
  readonly label: string;
  /** A word beside the icon, where there is room (`--button-texts`): what a beginner needs to find. */
  readonly text?: string | undefined;
  /** Such as `<Play size={16} />`. */
  readonly icon: ReactNode;
  /** The id of the command that it runs: the tooltip shows its key. */
  readonly command?: CommandId | undefined;
  /** For a button that stays down. */
  readonly pressed?: boolean | undefined;
  readonly tooltipSide?: 'top' | 'bottom' | 'left' | 'right';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  label,
  text,
  icon,
  command,
  pressed,
  tooltipSide = 'bottom',
  className,
  ...rest
}: IconButtonProps): ReactNode {
  const keys = useCommandKeys(command);
  return (
    <Tooltip text={label} keys={keys[0]} side={tooltipSide}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(styles.button, text !== undefined && styles.withText, className)}
      >
        {icon}
        {text !== undefined && <span className={styles.text}>{text}</span>}
      </button>
    </Tooltip>
  );
}
