import { expect, it } from 'vitest';
import { hasMessage } from '../../../renderer/i18n/i18n.ts';
import '../../../renderer/features/jobs/messages.ts';
import { sourceAnalyses } from '../../analyses/index.ts';
import { jobKinds } from './job-kinds.ts';
import type { JobParts } from './job-kinds.ts';

it('the page has words for every kind of job and for each of its stages, in both languages', () => {
  const kinds = jobKinds({ works: sourceAnalyses } as unknown as JobParts);
  const keys = kinds.flatMap(({ kind, stages }) => [`jobs.kind.${kind}`, ...stages]);
  expect(keys.length).toBeGreaterThan(15);
  expect(keys.filter((key) => !hasMessage('en', key) || !hasMessage('zh-CN', key))).toEqual([]);
});
