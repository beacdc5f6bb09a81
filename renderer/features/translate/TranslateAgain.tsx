import { RefreshCw } from 'lucide-react';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { Button, type ButtonVariant } from '../../components/Button.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { translateCuesAgain } from './translate-actions.ts';
import './messages.ts';

interface TranslateAgainProps {
  /** Of the active translation. */
  readonly cue: TrackCue;
  readonly variant?: ButtonVariant;
}

/** A model has another try at one cue, also where a person wrote. */
export function TranslateAgain({ cue, variant = 'default' }: TranslateAgainProps) {
  const t = useT();
  const connection = useConnection();
  return (
    <Button
      variant={variant}
      icon={<RefreshCw size={14} aria-hidden />}
      onClick={() => attempt(() => translateCuesAgain(connection, [cue]))}
    >
      {t('translate.again')}
    </Button>
  );
}
