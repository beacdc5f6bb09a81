import type { FilesFailures } from '../../../../../core/failures/files.ts';
import type { FailureWords } from './failure-words.ts';

export const filesWords: Partial<FailureWords<FilesFailures>> = {
  'file-not-found': ({ reason }) =>
    reason === 'page' ? 'The page is not built yet. Run `npm run build`.' : 'This job has written no file.',
  'output-unwritable': (facts) => {
    switch (facts.reason) {
      case 'library-disk':
        return `The disk failed while the library ${facts.file} was read or written. Check the disk and start Sidecut again.`;
      case 'library':
        return `The library ${facts.file} can't be opened for writing. Allow writing to its folder, or choose another with SIDECUT_HOME.`;
      default: {
        const { folder, problem } = facts as { readonly folder: string; readonly problem: string };
        return `Sidecut can't write to its data folder ${folder} (${problem}). Choose another one with SIDECUT_HOME.`;
      }
    }
  },
  'disk-full': () => 'The disk is full: the change was not stored. Free some space and try again.',
};
