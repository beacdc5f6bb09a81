import { assertNever } from '../../../core/assert-never.ts';
import type { LibraryFailures } from '../../../core/failures/library.ts';
import type { FailureTexts } from './failure-texts.ts';

type Own = Pick<LibraryFailures, 'job-locked' | 'job-unknown' | 'kind-unknown'>;

export const libraryTexts: FailureTexts<Own> = {
  en: {
    'job-locked': (facts) => {
      switch (facts.reason) {
        case 'data-folder':
          return `Sidecut is open already with the data folder ${facts.path}.`;
        case 'track-growing':
          return `The captions of “${facts.name}” are still being written. Wait for the job, or cancel it.`;
        default:
          return assertNever(facts);
      }
    },
    'job-unknown': () => 'It may have been cleared from the list.',
    'kind-unknown': ({ kind }) => `There is no work of the kind “${kind}” in this version.`,
  },
  'zh-CN': {
    'job-locked': (facts) => {
      switch (facts.reason) {
        case 'data-folder':
          return `Sidecut 已使用数据文件夹 ${facts.path} 打开。`;
        case 'track-growing':
          return `“${facts.name}”的字幕仍在生成。请等待任务结束，或将其取消。`;
        default:
          return assertNever(facts);
      }
    },
    'job-unknown': () => '它可能已从列表中清除。',
    'kind-unknown': ({ kind }) => `此版本没有“${kind}”这类任务。`,
  },
};
