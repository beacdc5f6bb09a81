import type { MomentQuery } from '../../../core/contract/search.ts';
import type { Question } from './search-store.ts';

/** A question as the host is asked. */
export function queryOf(question: Question, moreOf: string | null = null): MomentQuery {
  const { text, legs, example, only, order, excluded, limit } = question;
  return {
    ...{ query: text.trim(), legs: [...legs], example: example?.example ?? null, order, excluded, moreOf },
    mediaIds: only === null ? null : [only.id],
    limit,
  };
}
