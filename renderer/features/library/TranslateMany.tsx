import { Languages } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import {
  askedLanguages,
  rememberChoice,
  TranslateFields,
  translateMedia,
  useTranslationChoice,
} from '../translate/index.ts';
import base from './Library.module.css';
import styles from './Many.module.css';
import { clearSelection } from './selection.ts';
import type { ManyProps } from './TranscribeMany.tsx';

/** Many videos into the same languages: of each its first captions that are no translation. */
export function TranslateMany({ videos, onClose }: ManyProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const choice = useTranslationChoice();
  const [isStarting, setStarting] = useState(false);
  const [left, setLeft] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const captioned = videos.filter(({ trackCount }) => trackCount > 0);
  const source = commonSource(captioned);

  async function start(): Promise<void> {
    rememberChoice(choice.languages, choice.engine).catch(() => undefined);
    let untranslated = 0;
    for (const media of captioned) untranslated += await translateMedia(calls, media, choice);
    if (untranslated > 0) {
      setLeft(untranslated);
      return;
    }
    clearSelection();
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('library.translateTitle', { count: captioned.length })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{t(left === null ? 'library.cancel' : 'library.close')}</Button>
          <Button
            variant="primary"
            icon={<Languages size={14} aria-hidden />}
            disabled={isStarting || left !== null || askedLanguages(choice, source).length === 0}
            onClick={() => {
              setError(null);
              setStarting(true);
              start()
                .catch(setError)
                .finally(() => setStarting(false));
            }}
          >
            {t('library.translate')}
          </Button>
        </>
      }
    >
      <div className={styles.many}>
        {captioned.length === 0 ? (
          <p role="status">{t('library.noneToTranslate')}</p>
        ) : (
          <TranslateFields choice={choice} source={source} />
        )}
        {captioned.length > 0 && captioned.length < videos.length && (
          <p className={base.muted}>
            {t('library.notCaptioned', { count: videos.length - captioned.length })}
          </p>
        )}
        {left !== null && <p role="status">{t('translate.left', { count: left })}</p>}
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
      </div>
    </Dialog>
  );
}

/** What the fields reckon with: the language of the videos, where it is one. */
function commonSource(videos: readonly MediaSummary[]): {
  readonly from: string;
  readonly isSample: boolean;
} {
  const languages = new Set(videos.map((video) => video.languages[0] ?? 'und'));
  const [only = 'und'] = languages;
  return { from: languages.size === 1 ? only : 'und', isSample: videos.every(({ isSample }) => isSample) };
}
