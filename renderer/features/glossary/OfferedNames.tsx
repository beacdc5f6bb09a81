import { Plus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { offeredNames } from '../../../core/glossary/offered-names.ts';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { sourceOf } from '../../project/linked-tracks.ts';
import { activeTrack, noCues, projectStore, type OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Glossary.module.css';
import { addKeptName, termsStore } from './glossary-store.ts';
import './messages.ts';

const maxShown = 12;

/** Names that the captions hold: one press, and they stay as they are in every language. */
export function OfferedNames(): ReactNode {
  const t = useT();
  const terms = useStore(termsStore, (list) => list);
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  const texts = useMemo(() => (project === null ? [] : textsOf(project)), [project]);
  const names = useMemo(
    () =>
      offeredNames(
        texts,
        terms.map(({ text }) => text),
      ).slice(0, maxShown),
    [texts, terms],
  );
  const mediaId = project?.media.id ?? null;
  if (names.length === 0 || mediaId === null) return null;
  return (
    <div role="group" aria-label={t('glossary.offered')} className={styles.offered}>
      <span className={styles.muted}>{t('glossary.offered')}</span>
      {names.map(({ text, count }) => (
        <button
          key={text}
          type="button"
          className={styles.name}
          aria-label={t('glossary.addName', { name: text, count })}
          title={t('glossary.addName', { name: text, count })}
          onClick={() => attempt(() => addKeptName(text, mediaId))}
        >
          <Plus size={12} aria-hidden />
          {text}
        </button>
      ))}
    </div>
  );
}

/** Of what is translated, not of what comes of it. */
function textsOf(project: OpenProject): Parameters<typeof offeredNames>[0] {
  const active = activeTrack(project);
  const track = sourceOf(project, active) ?? active;
  if (track === null) return [];
  return (project.cues.get(track.id) ?? noCues).map(({ text, language }) => ({
    text,
    language: language ?? track.language,
  }));
}
