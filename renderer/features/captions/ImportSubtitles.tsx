import { FileText, FolderOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { languageName } from '../../../core/language/language-name.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import styles from './Captions.module.css';
import { ImportReport } from './ImportReport.tsx';
import { chooseAndImport, importedStore, importFile, importStream } from './import-subtitles.ts';

export function ImportSubtitles({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const locale = useStore(localeStore, (value) => value);
  const [error, setError] = useState<unknown>(null);
  const imported = useStore(importedStore, (value) => value);
  const [isBusy, setBusy] = useState(false);

  function run(work: () => Promise<void>): void {
    setError(null);
    setBusy(true);
    work()
      .catch(setError)
      .finally(() => setBusy(false));
  }

  const streams = media.subtitleStreams.filter(({ isText }) => isText);
  return (
    <section className={styles.section} aria-labelledby="captions-import">
      <h3 id="captions-import">{t('captions.import')}</h3>
      {(media.sidecars.length > 0 || streams.length > 0) && (
        <ul className={styles.sources}>
          {media.sidecars.map(({ source, name }) => (
            <li key={source}>
              <FileText size={14} aria-hidden />
              <span className={styles.sourceName}>{name}</span>
              <Button
                disabled={isBusy}
                aria-label={t('captions.importNamed', { name })}
                onClick={() => run(() => importFile(connection, media.id, source, name))}
              >
                {t('captions.importThis')}
              </Button>
            </li>
          ))}
          {streams.map(({ index, codec, language, title }) => {
            const name = t('captions.stream', {
              name: [title, language === null ? null : languageName(language, locale), codec]
                .filter((part) => part !== null)
                .join(' · '),
            });
            return (
              <li key={index}>
                <FileText size={14} aria-hidden />
                <span className={styles.sourceName}>{name}</span>
                <Button
                  disabled={isBusy}
                  aria-label={t('captions.importNamed', { name })}
                  onClick={() => run(() => importStream(connection, media.id, index))}
                >
                  {t('captions.importThis')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {streams.length < media.subtitleStreams.length && (
        <p className={styles.note}>
          {t('captions.pictureStreams', { count: media.subtitleStreams.length - streams.length })}
        </p>
      )}
      <div>
        <Button
          icon={<FolderOpen size={14} aria-hidden />}
          disabled={isBusy}
          onClick={() => run(() => chooseAndImport(connection))}
        >
          {t('captions.chooseFile')}
        </Button>
      </div>
      {(error !== null || imported !== null) && (
        <SheetFooter>
          {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
          {imported !== null && <ImportReport imported={imported} />}
        </SheetFooter>
      )}
    </section>
  );
}
