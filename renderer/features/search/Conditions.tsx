import { Image, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { typedFilters } from '../../../core/search/parse-query.ts';
import { useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import { ask, isAsked, questionStore } from './search-store.ts';
import styles from './SearchView.module.css';
import { withoutFilter } from './typed-filters.ts';

/** What narrows the search, each to be taken away: filters, an example, the one video, what is excluded. */
export function Conditions(): ReactNode {
  const t = useT();
  const question = useStore(questionStore, (state) => state);
  const { text, example, only, excluded } = question;
  const filters = typedFilters(text).filter(({ value }) => value !== '');
  if (filters.length === 0 && example === null && only === null && excluded.length === 0) return null;
  return (
    <ul className={styles.conditions} aria-label={t('search.conditions')}>
      {example !== null && (
        <Condition onRemove={() => ask({ example: null })} name={t('search.like', { name: example.label })}>
          {example.pictureUrl === null ? (
            <Image size={13} aria-hidden />
          ) : (
            <img src={example.pictureUrl} alt="" className={styles.examplePicture} />
          )}
          <span className={styles.conditionText}>{t('search.like', { name: example.label })}</span>
        </Condition>
      )}
      {only !== null && (
        <Condition onRemove={() => ask({ only: null })} name={t('search.only', { name: only.name })}>
          <span className={styles.conditionText}>{t('search.only', { name: only.name })}</span>
        </Condition>
      )}
      {filters.map((filter) => {
        const name = t('search.isFilter', {
          ...{ name: t(`search.filter.${filter.name}`), value: filter.value },
        });
        return (
          <Condition
            key={filter.from}
            name={name}
            onRemove={() => ask({ text: withoutFilter(text, filter) })}
          >
            <span className={styles.conditionText}>{name}</span>
          </Condition>
        );
      })}
      {excluded.length > 0 && isAsked(question) && (
        <Condition
          name={t('search.excluded', { count: excluded.length })}
          onRemove={() => ask({ excluded: [] })}
        >
          <span className={styles.conditionText}>{t('search.excluded', { count: excluded.length })}</span>
          <button
            type="button"
            className={styles.link}
            onClick={() => ask({ excluded: excluded.slice(0, -1) })}
          >
            {t('search.undo')}
          </button>
        </Condition>
      )}
    </ul>
  );
}

interface ConditionProps {
  readonly name: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

function Condition({ name, onRemove, children }: ConditionProps): ReactNode {
  const t = useT();
  return (
    <li className={styles.condition} title={name}>
      {children}
      <button
        type="button"
        className={styles.remove}
        aria-label={t('search.takeAway', { name })}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
