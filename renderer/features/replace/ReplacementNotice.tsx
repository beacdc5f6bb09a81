import { useEffect, useState, type ReactNode } from 'react';
import type { MediaDetail, MediaFacts, Replacement } from '../../../core/contract/media.ts';
import { countBeforeBeginning } from '../../../core/edit/fit-to-video.ts';
import { Button } from '../../components/Button.tsx';
import { NoteStrip } from '../../components/Note.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { formatNumber, formatPercent } from '../../i18n/format.ts';
import { localeStore, useT, type Locale, type Translate } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { projectStore, type OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { differences } from './differences.ts';
import { endReplacement, moveCaptions, shiftedProject } from './fit-captions.ts';
import './messages.ts';
import { foundStore, replaceVideo, takeChangedFile } from './replace-video.ts';

/** The file of the open video has changed, or was replaced: what differs, and what becomes of the captions. */
export function ReplacementNotice(): ReactNode {
  const project = useStore(projectStore, (state) => (state.status === 'open' ? state.project : null));
  return (
    <>
      <FoundNotice />
      {project?.media.isChanged === true && <ChangedNotice media={project.media} />}
      {project !== null && project.media.replacement !== null && (
        <ReplacedNotice project={project} replacement={project.media.replacement} />
      )}
    </>
  );
}

function FoundNotice(): ReactNode {
  const t = useT();
  const found = useStore(foundStore, (list) => list);
  if (found.length === 0) return null;
  const names = found.map(({ name }) => name).join(t('replace.separator'));
  return (
    <NoteStrip onDismiss={() => foundStore.set([])}>
      {t('replace.found', { count: found.length, names })}
    </NoteStrip>
  );
}

function ChangedNotice({ media }: { readonly media: MediaDetail }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const connection = useConnection();
  const differing = useComparison(media.id);
  const sentences = differing === null ? [] : differences(differing.before, differing.after, t, locale);
  return (
    <NoteStrip
      actions={
        <>
          <Button variant="primary" onClick={() => attempt(() => takeChangedFile(connection, media.id))}>
            {t('replace.useChanged')}
          </Button>
          <Button onClick={() => attempt(() => replaceVideo(connection, media))}>
            {t('replace.findOther')}
          </Button>
        </>
      }
    >
      {[t('replace.changed', { name: media.name }), ...sentences].join(' ')}
    </NoteStrip>
  );
}

interface Differing {
  readonly before: MediaFacts;
  readonly after: MediaFacts;
}

/** Of the file that lies where the video was; null until it is examined, or when it can't be. */
function useComparison(mediaId: string): Differing | null {
  const { calls } = useConnection();
  const [differing, setDiffering] = useState<Differing | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    calls['media.compare']({ mediaId, source: null }, { signal: abort.signal })
      .then(({ before, after }) => setDiffering({ before, after }))
      // Whoever uses the file is told then what is wrong with it.
      .catch(() => undefined);
    return () => abort.abort();
  }, [calls, mediaId]);
  return differing;
}

interface ReplacedProps {
  readonly project: OpenProject;
  readonly replacement: Replacement;
}

function ReplacedNotice({ project, replacement }: ReplacedProps): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const connection = useConnection();
  const { media } = project;
  const { sound, before } = replacement;
  const shiftMs = sound.state === 'found' ? sound.shiftMs : 0;
  const end = (): void => attempt(() => endReplacement(connection, media.id));
  const goes = countBeforeBeginning(shiftedProject(project, replacement), shiftMs);
  const sentences = [
    t('replace.done', { name: media.name }),
    ...differences(before, factsOf(media), t, locale),
    ...soundSentences(sound, t, locale),
    ...(goes > 0 ? [t('replace.goes', { count: goes })] : []),
  ];
  return (
    <NoteStrip
      actions={
        shiftMs === 0 ? (
          sound.state !== 'waiting' && <Button onClick={end}>{t('replace.ok')}</Button>
        ) : (
          <>
            <Button
              variant="primary"
              onClick={() => attempt(() => moveCaptions(connection, project, replacement, shiftMs))}
            >
              {t('replace.move', { seconds: signedSeconds(shiftMs, locale) })}
            </Button>
            <Button onClick={end}>{t('replace.leave')}</Button>
          </>
        )
      }
    >
      {sentences.join(' ')}
    </NoteStrip>
  );
}

const factsOf = (media: MediaDetail): MediaFacts => media;

/** From here on the rest is taken for what a codec does to a sound. */
const wholeAgreement = 0.9;

function soundSentences(sound: Replacement['sound'], t: Translate, locale: Locale): readonly string[] {
  if (sound.state !== 'found') return [t(`replace.${sound.state}`)];
  const { shiftMs, agreement } = sound;
  const percent = formatPercent(agreement, locale);
  const isWhole = agreement >= wholeAgreement;
  if (shiftMs === 0) return [isWhole ? t('replace.fits') : t('replace.fitsPartly', { percent })];
  const seconds = formatNumber(Math.abs(shiftMs) / 1000, locale, 2);
  const moved = t(shiftMs > 0 ? 'replace.later' : 'replace.earlier', { seconds });
  return isWhole ? [moved] : [moved, t('replace.partly', { percent })];
}

/** `+1.2`, `−0.48` */
function signedSeconds(ms: number, locale: Locale): string {
  return `${ms > 0 ? '+' : '−'}${formatNumber(Math.abs(ms) / 1000, locale, 2)}`;
}
