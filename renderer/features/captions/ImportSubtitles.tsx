import { Bookmark, FileText, FolderOpen } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { MediaDetail } from '../../../core/contract/media.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { languageName } from '../../../core/language/language-name.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import styles from './Captions.module.css';
import { importChapters } from './import-chapters.ts';
import { chooseAndImport, importFile, importStream } from './import-subtitles.ts';

const noTracks: readonly SubtitleTrack[] = [];

/** The track has the name of its file, unless a person changed it. */
function isImported(tracks: readonly SubtitleTrack[], fileName: string): boolean {
  return tracks.some(({ name, source }) => source === 'import' && name === fileName);
}

export function ImportSubtitles({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const locale = useStore(localeStore, (value) => value);
  const [error, setError] = useState<unknown>(null);
  const tracks = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.tracks : noTracks,
  );
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
          {media.sidecars.map(({ source, name, holds }) => (
            <li key={source}>
              <FileText size={14} aria-hidden />
              <span className={styles.sourceName}>
                {holds === 'chapters' ? t('captions.chaptersNamed', { name }) : name}
              </span>
              <Button
                disabled={isBusy}
                aria-label={t('captions.importNamed', { name })}
                onClick={() =>
                  run(() =>
                    holds === 'chapters'
                      ? importChapters(connection, media.id, source, name)
                      : importFile(connection, media.id, source, name),
                  )
                }
              >
                {t(isImported(tracks, name) ? 'captions.importAgain' : 'captions.importThis')}
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
        <Button
          icon={<Bookmark size={14} aria-hidden />}
          onClick={() => runCommand('project.importChapters')}
        >
          {t('captions.importChapters')}
        </Button>
      </div>
      {error !== null && (
        <SheetFooter>
          <InlineError error={error} onDismiss={() => setError(null)} />
        </SheetFooter>
      )}
    </section>
  );
}
