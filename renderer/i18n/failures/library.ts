import type { DataFolderHeld, LibraryFailures } from '../../../core/failures/library.ts';
import type { FailureTexts } from './failure-texts.ts';

export const libraryTexts: FailureTexts<Pick<LibraryFailures, 'job-locked'>> = {
  en: {
    'job-locked': (facts) =>
      `Sidecut is open already with the data folder ${(facts as DataFolderHeld).path}. Use that one, or choose another folder with SIDECUT_HOME.`,
  },
  'zh-CN': {
    'job-locked': (facts) =>
      `已有 Sidecut 打开了数据文件夹 ${(facts as DataFolderHeld).path}。请使用那一个，或用 SIDECUT_HOME 选择其他文件夹。`,
  },
};
