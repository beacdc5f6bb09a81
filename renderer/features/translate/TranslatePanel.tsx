import { Languages } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { translation } from '../../../core/analysis/translation.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { languageName } from '../../../core/language/language-name.ts';
import type { SubtitleTrack } from '../../../core/project/project.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { InlineError } from '../../components/InlineError.tsx';
import { Note } from '../../components/Note.tsx';
import { Select } from '../../components/Select.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { flushTyping } from '../../editing/typing.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { sourceOf, translationsOf } from '../../project/linked-tracks.ts';
import { activeTrack, noCues, projectStore, type OpenProject } from '../../project/project-store.ts';
import { changeSettings, settingsStore } from '../../settings/settings-store.ts';
import { useStore } from '../../stores/store.ts';
import { SheetFooter } from '../../workspace/Sheet.tsx';
import { isActive, JobRow, jobsStore, showTrackOf } from '../jobs/index.ts';
import { listedLanguages } from './languages.ts';
import './messages.ts';
import { languageOfJob, rememberChoice, startTranslations } from './start-translation.ts';
import styles from './Translate.module.css';
import { TranslateFields } from './TranslateFields.tsx';
import { translateWhenDone } from './translations-to-come.ts';
import { askedLanguages, useTranslationChoice } from './use-translation-choice.ts';

/** Translate into: what the active track says, or what that one translates. */
export function TranslatePanel(): ReactNode {
  const t = useT();
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  if (project === null) return null;
  const sources = project.tracks.filter(
    (track) => sourceOf(project, track) === null && (project.cues.get(track.id) ?? noCues).length > 0,
  );
  const active = activeTrack(project);
  const usual = sourceOf(project, active) ?? active;
  const [first] = sources;
  if (first === undefined) {
    return (
      <EmptyState icon={<Languages size={28} />} title={t('translate.nothing')}>
        {t('translate.nothingHint')}
      </EmptyState>
    );
  }
  const source = sources.find(({ id }) => id === usual?.id) ?? first;
  return <PanelOf key={source.id} project={project} sources={sources} usual={source} />;
}

interface PanelOfProps {
  readonly project: OpenProject;
  readonly sources: readonly SubtitleTrack[];
  readonly usual: SubtitleTrack;
}

const unknown = 'und';

function PanelOf({ project, sources, usual }: PanelOfProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const choice = useTranslationChoice();
  const [sourceId, setSource] = useState(usual.id);
  const [said, setSaid] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isStarting, setStarting] = useState(false);
  const track = sources.find(({ id }) => id === sourceId) ?? usual;
  const mediaId = project.media.id;
  const from = track.language === unknown ? (said ?? unknown) : track.language;
  const source = { from, isSample: project.media.isSample };
  const asked = askedLanguages(choice, source);
  const present = new Set(translationsOf(project, track.id).map(({ language }) => language));

  async function start(): Promise<void> {
    flushTyping();
    const languages = asked.map(({ to }) => to);
    // What it does not keep, it only does not propose.
    rememberChoice(languages, choice.engine).catch(() => undefined);
    const writing = jobsStore
      .get()
      .find((job) => job.trackId === track.id && (isActive(job) || job.state === 'paused'));
    if (track.state === 'growing' && writing !== undefined) {
      await translateWhenDone(writing.id, project.media, { languages, engine: choice.engine });
      choice.setLanguages([]);
      return;
    }
    const jobs = await startTranslations(calls, { mediaId, trackId: track.id, from: said }, asked);
    choice.setLanguages([]);
    if (jobs[0] !== undefined) showTrackOf(jobs[0].id, mediaId);
  }

  return (
    <div className={styles.panel}>
      <ToCome mediaId={mediaId} />
      <RunningJobs project={project} />
      {sources.length > 1 && (
        <Select
          label={t('translate.source')}
          value={track.id}
          options={sources.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setSource}
        />
      )}
      {track.language === unknown && <SaidSelect value={said ?? unknown} onChange={setSaid} />}
      <TranslateFields choice={choice} source={source} present={present} />
      <SheetFooter>
        {error !== null && <InlineError error={error} onDismiss={() => setError(null)} />}
        <Button
          variant="primary"
          icon={<Languages size={14} aria-hidden />}
          disabled={isStarting || asked.length === 0}
          onClick={() => {
            setError(null);
            setStarting(true);
            start()
              .catch(setError)
              .finally(() => setStarting(false));
          }}
        >
          {t('translate.start', { count: asked.length })}
        </Button>
      </SheetFooter>
    </div>
  );
}

interface SaidSelectProps {
  readonly value: string;
  readonly onChange: (language: string | null) => void;
}

/** Of a track that does not tell its language. */
function SaidSelect({ value, onChange }: SaidSelectProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (current) => current);
  return (
    <Select
      label={t('translate.said')}
      value={value}
      options={[
        { value: unknown, label: t('translate.unknown') },
        ...listedLanguages(locale).map(({ tag, name }) => ({ value: tag, label: name })),
      ]}
      onChange={(tag) => onChange(tag === unknown ? null : tag)}
    />
  );
}

/** What waits for captions that are still being written. */
function ToCome({ mediaId }: { readonly mediaId: string }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (current) => current);
  const all = useStore(settingsStore, ({ translationsToCome }) => translationsToCome);
  const own = all.filter((each) => each.mediaId === mediaId);
  if (own.length === 0) return null;
  const languages = [...new Set(own.flatMap((each) => each.languages))];
  const names = languages.map((tag) => languageName(tag, locale)).join(t('translate.listSeparator'));
  const leave = (): void =>
    attempt(() => changeSettings({ translationsToCome: all.filter((each) => each.mediaId !== mediaId) }));
  return (
    <Note actions={<Button onClick={leave}>{t('translate.cancel')}</Button>}>
      {t('translate.toCome', { names })}
    </Note>
  );
}

/** What is being translated, or could not be: of each language what was begun last. */
function RunningJobs({ project }: { readonly project: OpenProject }): ReactNode {
  const locale = useStore(localeStore, (current) => current);
  const jobs = useStore(jobsStore, (list) => list);
  const ofVideo = jobs.filter(
    ({ kind, mediaId }) => kind === translation.kind && mediaId === project.media.id,
  );
  // The newest comes first.
  const latest = new Map(ofVideo.toReversed().map((job) => [job.trackId ?? job.id, job]));
  const nameOf = ({ id, trackId }: Job): string => {
    const written = project.tracks.find((track) => track.id === trackId)?.language;
    const language = languageOfJob(id) ?? written;
    return language === undefined ? '' : languageName(language, locale);
  };
  return [...latest.values()]
    .filter(({ state }) => state !== 'done' && state !== 'cancelled')
    .map((job) => (
      <div key={job.id} className={styles.job}>
        <p className={styles.jobLanguage}>{nameOf(job)}</p>
        <JobRow job={job} />
      </div>
    ));
}
