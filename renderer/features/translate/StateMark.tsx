import { Bot, CircleDashed, CircleHelp, Pencil, RefreshCw } from 'lucide-react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { openDoubts, type TranslatedState } from '../../../core/translation/translated-state.ts';
import { classNames } from '../../components/class-names.ts';
import { useT, type Translate } from '../../i18n/i18n.ts';
import { doubtsText } from './doubt-text.ts';
import './messages.ts';
import styles from './StateMark.module.css';

const icons = {
  missing: CircleDashed,
  changed: RefreshCw,
  doubtful: CircleHelp,
  edited: Pencil,
  machine: Bot,
} as const;

interface StateMarkProps {
  readonly cue: TrackCue;
  readonly state: TranslatedState;
}

/** Who wrote a translated cue, and why it should be looked at: quiet where nothing is to be done. */
export function StateMark({ cue, state }: StateMarkProps) {
  const t = useT();
  const Icon = icons[state];
  const text = stateText(cue, state, t);
  const isQuiet = state === 'edited' || state === 'machine';
  return (
    <span
      role="img"
      aria-label={text}
      title={text}
      data-translated={state}
      className={classNames(styles.mark, isQuiet ? styles.quiet : styles.open)}
    >
      <Icon size={12} aria-hidden />
    </span>
  );
}

/** In a sentence. */
export function stateText(cue: TrackCue, state: TranslatedState, t: Translate): string {
  switch (state) {
    case 'changed':
      return t('translate.state.changed', { text: cue.translation?.from ?? '' });
    case 'doubtful':
      return t('translate.state.doubtful', { reasons: doubtsText(openDoubts(cue), t) });
    default:
      return t(`translate.state.${state}`);
  }
}
