import type { ReactNode } from 'react';
import { NoteStrip } from '../../components/Note.tsx';
import { formatProblemText } from '../../i18n/format-problem-text.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { projectStore } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Captions.module.css';
import { EncodingChoice, RefusedEncoding } from './EncodingChoice.tsx';
import { encodingName } from './encodings.ts';
import { importedStore, refusedStore, type Imported } from './import-subtitles.ts';
import './messages.ts';

/** What was read from a file, or that it was not, above the list that shows it. */
export function ImportNotice(): ReactNode {
  const t = useT();
  const imported = useStore(importedStore, (value) => value);
  const mediaId = useStore(projectStore, (state) =>
    state.status === 'open' ? state.project.media.id : null,
  );
  const refused = useStore(refusedStore, (value) => value);
  if (refused !== null && refused.mediaId === mediaId) {
    return (
      <NoteStrip onDismiss={() => refusedStore.set(null)}>
        <p>{t('captions.refused', { name: refused.name })}</p>
        <RefusedEncoding key={`${refused.source} ${refused.encoding}`} refused={refused} />
      </NoteStrip>
    );
  }
  if (imported === null || imported.mediaId !== mediaId) return null;
  return (
    <NoteStrip onDismiss={() => importedStore.set(null)}>
      <Report imported={imported} />
    </NoteStrip>
  );
}

const maxShown = 50;

/** And every repair that was made. */
function Report({ imported }: { readonly imported: Imported }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const { problems } = imported;
  return (
    <>
      <p>
        {t('captions.imported', { name: imported.name, count: imported.cueCount })}
        <span className={styles.muted}>
          {' '}
          {imported.format}, {encodingName(imported.encoding)}
        </span>
      </p>
      <EncodingChoice key={imported.trackId} imported={imported} />
      {problems.length > 0 && (
        <details>
          <summary>{t('captions.repairs', { count: problems.length })}</summary>
          <ul className={styles.problems}>
            {problems.slice(0, maxShown).map((problem, index) => (
              <li key={index}>
                {t('captions.repair', { line: problem.line, message: formatProblemText(locale, problem) })}
              </li>
            ))}
            {problems.length > maxShown && (
              <li>{t('captions.moreRepairs', { count: problems.length - maxShown })}</li>
            )}
          </ul>
        </details>
      )}
    </>
  );
}
