import { useId, useMemo, useState } from 'react';
import { setLanguage } from '../../../core/edit/confirm.ts';
import { knownLanguageName, languageName } from '../../../core/language/language-name.ts';
import { canonicalTag } from '../../../core/language/language-tag.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { TextField } from '../../components/TextField.tsx';
import { editTrack } from '../../editing/cue-actions.ts';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { activeTrack, type OpenProject } from '../../project/project-store.ts';
import { useStore } from '../../stores/store.ts';

interface LanguageFieldProps {
  readonly project: OpenProject;
  readonly cue: TrackCue;
  /** The cues that it is set for. */
  readonly cueIds: readonly string[];
}

/** What is said in here, where that is not the track's language; those of the video's tracks are offered. */
export function LanguageField({ project, cue, cueIds }: LanguageFieldProps) {
  const t = useT();
  const locale = useStore(localeStore, (state) => state);
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const usual = activeTrack(project)?.language ?? 'und';
  const offered = useMemo(() => languagesOf(project), [project]);
  const shown = typed ?? cue.language ?? '';
  const tag = shown.trim() === '' ? null : canonicalTag(shown);
  const isWrong = shown.trim() !== '' && (tag === null || knownLanguageName(tag, locale) === undefined);
  const commit = () => {
    if (typed !== null && !isWrong && (tag ?? '') !== (cue.language ?? ''))
      editTrack((c) => setLanguage(c, cueIds, tag));
    setTyped(null);
  };
  return (
    <>
      <TextField
        label={t('inspector.language')}
        list={listId}
        maxLength={35}
        value={shown}
        hint={
          tag === null
            ? t('inspector.languageOfTrack', { language: languageName(usual, locale) })
            : languageName(tag, locale)
        }
        error={isWrong ? t('inspector.languageWrong') : undefined}
        onChange={setTyped}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          else if (event.key === 'Escape') setTyped(null);
        }}
      />
      <datalist id={listId}>
        {offered.map((code) => (
          <option key={code} value={code}>
            {languageName(code, locale)}
          </option>
        ))}
      </datalist>
    </>
  );
}

function languagesOf({ tracks, cues }: OpenProject): readonly string[] {
  const spoken = [...cues.values()].flatMap((list) => list.flatMap(({ language }) => language ?? []));
  return [...new Set([...tracks.map(({ language }) => language), ...spoken])]
    .filter((code) => code !== 'und')
    .sort();
}
