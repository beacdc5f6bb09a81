import { Plus, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { MediaSummary } from '../../../core/contract/media.ts';
import { cleanTag, isSameTag, maxNoteLength } from '../../../core/project/media-labels.ts';
import { classNames } from '../../components/class-names.ts';
import { Field } from '../../components/Field.tsx';
import field from '../../components/Field.module.css';
import { TextField } from '../../components/TextField.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { addTag, dropTag, knownTags, rate, setLabels } from './label-actions.ts';
import styles from './Labels.module.css';
import { libraryStore } from './library-store.ts';
import './bulk-messages.ts';
import { Stars } from './Stars.tsx';

type Labelled = Pick<MediaSummary, 'id' | 'tags' | 'note' | 'rating'>;

/** What a person says about videos: stars and tags of all of them, the note of one. */
export function LabelFields({ videos }: { readonly videos: readonly Labelled[] }): ReactNode {
  const connection = useConnection();
  const [first] = videos;
  if (first === undefined) return null;
  const isOneRating = videos.every(({ rating }) => rating === first.rating);
  return (
    <div className={styles.fields}>
      <Stars
        rating={isOneRating ? first.rating : null}
        onRate={(rating) => rate(connection, videos, rating)}
      />
      <Tags videos={videos} />
      {videos.length === 1 && <Note key={first.id} video={first} />}
    </div>
  );
}

function Tags({ videos }: { readonly videos: readonly Labelled[] }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const listId = useId();
  const media = useStore(libraryStore, (library) => library.media);
  const [typed, setTyped] = useState('');
  const tags = knownTags(videos);
  const isOnAll = (tag: string): boolean =>
    videos.every((video) => video.tags.some((each) => isSameTag(each, tag)));
  const others = knownTags(media).filter((tag) => !tags.includes(tag) || !isOnAll(tag));

  function put(text: string): void {
    const tag = cleanTag(text);
    setTyped('');
    // As it is written elsewhere: two spellings of one tag are none to filter by.
    if (tag !== '') addTag(connection, videos, knownTags(media).find((each) => isSameTag(each, tag)) ?? tag);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (['Enter', ',', ';', '，', '、'].includes(event.key)) {
      event.preventDefault();
      put(typed);
    } else if (event.key === 'Backspace' && typed === '') {
      const last = tags.at(-1);
      if (last !== undefined && videos.length === 1) dropTag(connection, videos, last);
    }
  }

  return (
    <div className={styles.tagField}>
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label={t('library.tags')}>
          {tags.map((tag) => (
            <li key={tag} className={classNames(styles.tag, !isOnAll(tag) && styles.ofSome)}>
              <span className={styles.tagText}>{tag}</span>
              {!isOnAll(tag) && (
                <button
                  type="button"
                  className={styles.tagButton}
                  aria-label={t('library.tagAll', { tag })}
                  title={t('library.tagAll', { tag })}
                  onClick={() => addTag(connection, videos, tag)}
                >
                  <Plus size={12} aria-hidden />
                </button>
              )}
              <button
                type="button"
                className={styles.tagButton}
                aria-label={t('library.dropTag', { tag })}
                title={t('library.dropTag', { tag })}
                onClick={() => dropTag(connection, videos, tag)}
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={t('library.addTag')}
        hint={t('library.addTagHint')}
        value={typed}
        list={listId}
        onChange={setTyped}
        onKeyDown={pressed}
        onBlur={() => put(typed)}
      />
      <datalist id={listId}>
        {others.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}

function Note({ video }: { readonly video: Labelled }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [text, setText] = useState(video.note);
  const keep = (): void => {
    const note = text.toWellFormed().trim();
    if (note !== video.note) setLabels(connection, [{ mediaId: video.id, note }]);
  };
  const keepLatest = useRef(keep);
  useEffect(() => {
    keepLatest.current = keep;
  });
  // Closed by a key, the field never lost the focus.
  useEffect(() => () => keepLatest.current(), []);
  return (
    <Field label={t('library.note')}>
      {(ids) => (
        <textarea
          {...ids}
          className={classNames(field.control, styles.note)}
          rows={4}
          maxLength={maxNoteLength}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
        />
      )}
    </Field>
  );
}
