import { ChevronDown, LayoutGrid, List, ListChecks, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { languageName } from '../../../core/language/language-name.ts';
import { maxStars } from '../../../core/project/media-labels.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Popover } from '../../components/Popover.tsx';
import { Select } from '../../components/Select.tsx';
import { localeStore, useT } from '../../i18n/i18n.ts';
import { useStore } from '../../stores/store.ts';
import styles from './LibraryBar.module.css';
import { changeFilters, changeLibrary, libraryStore } from './library-store.ts';
import {
  countByValue,
  facets,
  isFiltered,
  noFilters,
  sorts,
  stateFilters,
  type Facet,
} from './listed-videos.ts';
import { selectAll } from './selection.ts';
import { useListing } from './use-listing.ts';

/** Which videos are listed, in which order, and how. */
export function ListingBar(): ReactNode {
  const t = useT();
  const { filters, sort, layout } = useStore(libraryStore, (library) => library);
  const { counts, there, videos } = useListing();
  const { states, rating } = filters;
  return (
    <div className={styles.bar}>
      <div role="group" aria-label={t('library.filter')} className={styles.chips}>
        <Chip isOn={states.length === 0} count={counts.all} onClick={() => changeFilters({ states: [] })}>
          {t('library.filter.all')}
        </Chip>
        {stateFilters.map((each) => (
          <Chip
            key={each}
            isOn={states.includes(each)}
            count={counts[each]}
            onClick={() => changeFilters({ states: toggled(states, each) })}
          >
            {t(`library.filter.${each}`)}
          </Chip>
        ))}
        {facets
          .filter((facet) => filters[facet].length > 0 || there.some((media) => media[facet].length > 0))
          .map((facet) => (
            <FacetMenu key={facet} facet={facet} />
          ))}
        {(rating > 0 || there.some((media) => media.rating > 0)) && (
          <Select
            inline
            label={t('library.rating')}
            labelHidden
            value={String(rating)}
            options={Array.from({ length: maxStars + 1 }, (_, stars) => ({
              value: String(stars),
              label: t('library.ratingFrom', { stars }),
            }))}
            onChange={(stars) => changeFilters({ rating: Number(stars) })}
          />
        )}
        {isFiltered(filters) && (
          <Button
            variant="quiet"
            icon={<X size={14} aria-hidden />}
            onClick={() => changeLibrary({ filters: noFilters })}
          >
            {t('library.noFilters')}
          </Button>
        )}
      </div>
      {videos.length > 1 && (
        <Button
          variant="quiet"
          icon={<ListChecks size={14} aria-hidden />}
          onClick={() => selectAll(videos.map(({ id }) => id))}
        >
          {t('library.selectThem')}
        </Button>
      )}
      <Select
        inline
        className={styles.sort}
        label={t('library.sort')}
        value={sort}
        options={sorts.map((value) => ({ value, label: t(`library.sort.${value}`) }))}
        onChange={(next) => changeLibrary({ sort: next })}
      />
      <div role="group" aria-label={t('library.layout')} className={styles.layouts}>
        <IconButton
          label={t('library.grid')}
          icon={<LayoutGrid size={16} />}
          pressed={layout === 'grid'}
          onClick={() => changeLibrary({ layout: 'grid' })}
        />
        <IconButton
          label={t('library.list')}
          icon={<List size={16} />}
          pressed={layout === 'list'}
          onClick={() => changeLibrary({ layout: 'list' })}
        />
      </div>
    </div>
  );
}

interface ChipProps {
  readonly isOn: boolean;
  readonly count: number;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Chip({ isOn, count, onClick, children }: ChipProps): ReactNode {
  return (
    <button
      type="button"
      className={classNames(styles.chip, isOn && styles.chosen)}
      aria-pressed={isOn}
      onClick={onClick}
    >
      {children} <span className={styles.count}>{count}</span>
    </button>
  );
}

function FacetMenu({ facet }: { readonly facet: Facet }): ReactNode {
  const t = useT();
  const locale = useStore(localeStore, (value) => value);
  const chosen = useStore(libraryStore, ({ filters }) => filters[facet]);
  const [isOpen, setOpen] = useState(false);
  const nameOf = (value: string): string => (facet === 'languages' ? languageName(value, locale) : value);
  return (
    <Popover
      label={t(`library.facet.${facet}`)}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={classNames(styles.chip, styles.menu, chosen.length > 0 && styles.chosen)}
        >
          <span className={styles.facet}>
            {chosen.length === 0
              ? t(`library.facet.${facet}`)
              : chosen.map(nameOf).join(t('library.separator'))}
          </span>
          <ChevronDown size={12} aria-hidden />
        </button>
      }
    >
      {isOpen && <FacetValues facet={facet} chosen={chosen} nameOf={nameOf} />}
    </Popover>
  );
}

interface FacetValuesProps {
  readonly facet: Facet;
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
}

/** More than anybody reads; the most frequent come first. */
const maxValues = 100;

function FacetValues({ facet, chosen, nameOf }: FacetValuesProps): ReactNode {
  const { there, states, listing } = useListing();
  const values = countByValue(there, states, listing, facet);
  return (
    <div className={styles.values}>
      {values.slice(0, maxValues).map(({ value, count }) => (
        <div key={value} className={styles.value}>
          <Checkbox
            label={nameOf(value)}
            checked={chosen.includes(value)}
            onChange={() => changeFilters({ [facet]: toggled(chosen, value) })}
          />
          <span className={styles.count}>{count}</span>
        </div>
      ))}
    </div>
  );
}

function toggled<Value>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
