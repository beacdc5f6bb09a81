import type { Database } from 'better-sqlite3';
import { projectRepository } from './edits/project.ts';
import { journalRepository } from './edits/journal.ts';
import type { Repositories } from './library.ts';
import { analysisRepository } from './repositories/analyses.ts';
import { chapterRepository } from './repositories/chapters.ts';
import { cueRepository } from './repositories/cues.ts';
import { extrasRepository } from './repositories/extras.ts';
import { folderRepository } from './repositories/folders.ts';
import { glossaryRepository } from './repositories/glossary.ts';
import { jobRepository } from './repositories/jobs.ts';
import { noRemarks } from './mending/library-remarks.ts';
import type { LibraryRemarks } from './mending/library-remarks.ts';
import { mediaRepository } from './repositories/media.ts';
import { remarkRepository } from './repositories/remarks.ts';
import { settingsRepository } from './repositories/settings.ts';
import { trackRepository } from './repositories/tracks.ts';
import { transcriptRepository } from './repositories/transcripts.ts';
import { voiceRepository } from './repositories/voices.ts';
import { wordRepository } from './repositories/words.ts';

export function openRepositories(db: Database, remarks: LibraryRemarks = noRemarks): Repositories {
  return {
    media: mediaRepository(db),
    tracks: trackRepository(db),
    cues: cueRepository(db),
    extras: extrasRepository(db),
    chapters: chapterRepository(db),
    analyses: analysisRepository(db),
    transcripts: transcriptRepository(db),
    jobs: jobRepository(db),
    words: wordRepository(db),
    journal: journalRepository(db),
    projects: projectRepository(db),
    settings: settingsRepository(db),
    glossary: glossaryRepository(db),
    voices: voiceRepository(db),
    folders: folderRepository(db),
    remarks: remarkRepository(db, remarks),
  };
}
