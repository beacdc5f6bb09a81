import { ImagePlus, ListFilter, Search, X } from 'lucide-react';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { filterNames } from '../../../core/search/parse-query.ts';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu, MenuItem } from '../../components/Menu.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { completionsOf, type Completion } from './completions.ts';
import { chooseExample } from './example-file.ts';
import { ask, fieldAskedStore, questionStore } from './search-store.ts';
import styles from './SearchField.module.css';
import { beginFilter, fillFilter, filterAt } from './typed-filters.ts';
import { useVideos } from './use-videos.ts';

interface SearchFieldProps {
  /** Down from the field. */
  readonly toResults: () => void;
}

/** The one field: words, filters with what the library has for them, or a picture in their place. */
export function SearchField({ toResults }: SearchFieldProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const text = useStore(questionStore, (question) => question.text);
  const field = useRef<HTMLInputElement>(null);
  const list = useCompletion(field, text);
  useFocusWhenAsked(field);

  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || list.takesKey(event)) return;
    if (event.key === 'Escape' && text !== '') ask({ text: '' });
    else if (event.key === 'ArrowDown' || event.key === 'Enter') toResults();
    else return;
    event.preventDefault();
  }

  return (
    <div role="search" className={styles.search} aria-label={t('search.name')}>
      <div className={styles.box}>
        <Search size={16} aria-hidden className={styles.icon} />
        <input
          ref={field}
          type="text"
          role="combobox"
          className={styles.field}
          aria-label={t('search.field')}
          placeholder={t('search.placeholder')}
          aria-autocomplete="list"
          aria-expanded={list.isOpen}
          aria-controls={list.id}
          aria-activedescendant={list.activeId}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={500}
          value={text}
          onChange={(event) => {
            ask({ text: event.target.value });
            list.typed(event.target);
          }}
          onSelect={(event) => list.moved(event.currentTarget)}
          onBlur={list.close}
          onKeyDown={pressed}
        />
        {text !== '' && (
          <IconButton
            label={t('search.clear')}
            icon={<X size={14} />}
            onClick={() => {
              ask({ text: '' });
              field.current?.focus();
            }}
          />
        )}
        <Menu
          align="end"
          trigger={<IconButton label={t('search.addFilter')} icon={<ListFilter size={16} />} />}
        >
          {filterNames.map((name) => (
            <MenuItem key={name} onSelect={() => list.begin(beginFilter(text, name))}>
              {t(`search.filter.${name}`)}
            </MenuItem>
          ))}
        </Menu>
        <IconButton
          label={t('search.byImage')}
          icon={<ImagePlus size={16} />}
          onClick={() => attempt(() => chooseExample(connection))}
        />
      </div>
      <Completions list={list} />
    </div>
  );
}

function useFocusWhenAsked(field: RefObject<HTMLInputElement | null>): void {
  const asked = useStore(fieldAskedStore, (count) => count);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [field, asked]);
}

interface CompletionList {
  readonly id: string;
  readonly isOpen: boolean;
  readonly items: readonly Completion[];
  readonly active: number;
  readonly activeId: string | undefined;
  readonly typed: (field: HTMLInputElement) => void;
  readonly moved: (field: HTMLInputElement) => void;
  readonly close: () => void;
  readonly take: (index: number) => void;
  /** A text whose caret is given: what is typed there is completed. */
  readonly begin: (begun: { readonly text: string; readonly caret: number }) => void;
  /** Whether the key was the list's. */
  readonly takesKey: (event: KeyboardEvent) => boolean;
}

function useCompletion(field: RefObject<HTMLInputElement | null>, text: string): CompletionList {
  const id = useId();
  const locale = useStore(localeStore, (value) => value);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const wantedCaret = useRef<number | null>(null);
  const filter = caret === null ? null : filterAt(text, caret);
  const media = useVideos(filter !== null);
  const items = filter === null ? [] : completionsOf(filter, media, locale);
  const isOpen = items.length > 0;

  // Once the field has the text.
  useLayoutEffect(() => {
    const place = wantedCaret.current;
    if (place === null) return;
    wantedCaret.current = null;
    field.current?.focus();
    field.current?.setSelectionRange(place, place);
  }, [field, text]);

  function put(next: { readonly text: string; readonly caret: number }): void {
    wantedCaret.current = next.caret;
    ask({ text: next.text });
    setCaret(next.caret);
    setActive(-1);
  }
  function take(index: number): void {
    const item = items[index];
    if (filter !== null && item !== undefined) put(fillFilter(text, filter, item.value));
  }
  function close(): void {
    setCaret(null);
    setActive(-1);
  }
  return {
    ...{ id, isOpen, items, active, take, close, begin: put },
    activeId: isOpen && active >= 0 ? `${id}-${active}` : undefined,
    typed: (element) => {
      setCaret(element.selectionStart);
      setActive(-1);
    },
    moved: (element) => setCaret((now) => (now === null ? null : element.selectionStart)),
    takesKey(event) {
      if (!isOpen) return false;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setActive((now) => Math.min(items.length - 1, Math.max(-1, now + step)));
      else if (event.key === 'Escape') close();
      else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) take(active);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

function Completions({ list }: { readonly list: CompletionList }): ReactNode {
  const t = useT();
  if (!list.isOpen) return null;
  return (
    <ul id={list.id} role="listbox" aria-label={t('search.completions')} className={styles.list}>
      {list.items.map(({ value, note }, index) => (
        <li
          key={value}
          id={`${list.id}-${index}`}
          role="option"
          aria-selected={index === list.active}
          className={classNames(styles.item, index === list.active && styles.active)}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => list.take(index)}
        >
          <span className={styles.value}>{value}</span>
          {note !== null && <span className={styles.note}>{note}</span>}
        </li>
      ))}
    </ul>
  );
}
