import type { LibraryFailures } from '../../../../../core/failures/library.ts';
import type { FailureWords } from './failure-words.ts';

export const libraryWords: FailureWords<LibraryFailures> = {
  'job-locked': ({ folder }) =>
    `Sidecut is open already with the data folder ${folder}. Use that one, or choose another folder with SIDECUT_HOME.`,
  'job-unreadable': () => 'What this job was to do can not be read any more. Start it again from its video.',
  'job-unknown': () => 'This job is no longer in the list.',
  'kind-unknown': ({ kind }) => `This Sidecut knows no work of the kind "${kind}".`,
  'track-growing': ({ name }) =>
    `The captions of "${name}" are still being written. Wait for the job, or cancel it.`,
  'track-unknown': ({ reason }) => trackUnknown[reason],
  'edit-conflict': () =>
    'The project was changed elsewhere meanwhile: this edit was not made. Open the video again and repeat it.',
  'library-damaged': (facts) => {
    if (facts.reason === 'in-use') {
      return `The library ${facts.file} is damaged. Start Sidecut again: it checks the library and says what can be done.`;
    }
    const { file, kept, backup } = facts;
    const remedy =
      backup === null
        ? 'There is no backup yet. Start Sidecut again to begin with an empty library; your videos and exported files are untouched.'
        : `Copy the backup ${backup} to ${file} and start Sidecut again, or start it without to begin with an empty library.`;
    return `The library was damaged and is kept as ${kept}. ${remedy}`;
  },
  'library-newer': ({ file }) =>
    `The library ${file} was written by a newer Sidecut. Update Sidecut, or choose another folder with SIDECUT_HOME.`,
  'library-busy': () => 'Another program is using the library. Close it, or wait a moment, and try again.',
  'library-closed': () => 'The library is closed. Start Sidecut again; every edit up to now is stored.',
};

const trackUnknown: Readonly<Record<LibraryFailures['track-unknown']['reason'], string>> = {
  gone: 'This track is no longer there. Choose another one.',
  'of-another-video': 'This track belongs to another video.',
  deleted:
    'The track of this transcription was deleted, so it was stopped. Undo the deletion and retry to go on.',
};
