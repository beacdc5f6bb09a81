import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { runCommand } from '../../commands/command.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { typedFilters } from '../../../core/search/parse-query.ts';
import { searchLegs } from '../../../core/search/search-leg.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { offerOf } from './leg-offer.ts';
import { ask, indexStore, type Found } from './search-store.ts';
import { withoutFilters } from './typed-filters.ts';

/** Nothing answers: said plainly, with what could still be done. */
export function NoMatch({ found }: { readonly found: Found }): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const index = useStore(indexStore, (state) => state);
  const { question, legs } = found;
  const missing = index === null ? 0 : index.videos - index.indexed;
  const filters = typedFilters(question.text);
  // Text in the picture is not looked for unless one wants it to be.
  const needsModel = (['meant', 'seen'] as const).filter((leg) => offerOf(leg, index, legs) === 'no-model');
  return (
    <EmptyState
      icon={<SearchX size={28} />}
      title={t(question.only === null ? 'search.noMatch' : 'search.noMatchHere')}
      actions={
        <>
          {question.only !== null && (
            <Button onClick={() => ask({ only: null })}>{t('search.everywhere')}</Button>
          )}
          {filters.length > 0 && (
            <Button onClick={() => ask({ text: withoutFilters(question.text) })}>
              {t('search.withoutFilters')}
            </Button>
          )}
          {question.legs.length < searchLegs.length && (
            <Button onClick={() => ask({ legs: searchLegs })}>{t('search.allLegs')}</Button>
          )}
          {question.excluded.length > 0 && (
            <Button onClick={() => ask({ excluded: [] })}>{t('search.withExcluded')}</Button>
          )}
          {missing > 0 && (
            <Button onClick={() => attempt(() => calls['search.index']({ mediaIds: null }))}>
              {t('search.indexNow', { count: missing })}
            </Button>
          )}
          {needsModel.length > 0 && (
            <Button onClick={() => runCommand('app.models')}>{t('search.getModel')}</Button>
          )}
        </>
      }
    >
      {missing > 0 && <p>{t('search.notAllIndexed', { count: missing })}</p>}
      {needsModel.length > 0 && (
        <p>
          {t('search.needsModel', {
            legs: needsModel.map((leg) => t(`search.leg.${leg}`)).join(t('search.separator')),
          })}
        </p>
      )}
      {missing <= 0 && needsModel.length === 0 && <p>{t('search.otherWords')}</p>}
    </EmptyState>
  );
}
