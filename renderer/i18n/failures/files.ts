import type { DataFolderUnwritable, FilesFailures, OutputIsInput } from '../../../core/failures/files.ts';
import type {
  ModelDiskFull,
  ModelFileUnreadable,
  ModelFolderNotFound,
  ModelNameTaken,
  ModelsFolderUnwritable,
} from '../../../core/failures/models.ts';
import type { Locale } from '../i18n.ts';
import type { FailureTexts } from './failure-texts.ts';
import {
  modelDiskFull,
  modelFileUnreadable,
  modelFolderNotFound,
  modelNameTaken,
  modelsFolderUnwritable,
} from './models.ts';

type OfModels = Pick<
  FilesFailures,
  'disk-full' | 'file-unreadable' | 'file-not-found' | 'file-exists' | 'output-unwritable'
>;

export const filesTexts: FailureTexts<OfModels> = {
  en: {
    'disk-full': (facts) => modelDiskFull(facts as ModelDiskFull, 'en'),
    'file-unreadable': (facts) => modelFileUnreadable(facts as ModelFileUnreadable, 'en'),
    'file-not-found': (facts) => modelFolderNotFound(facts as ModelFolderNotFound, 'en'),
    'file-exists': (facts) => fileExists(facts as ModelNameTaken | OutputIsInput, 'en'),
    'output-unwritable': (facts) => unwritable(facts as ModelsFolderUnwritable | DataFolderUnwritable, 'en'),
  },
  'zh-CN': {
    'disk-full': (facts) => modelDiskFull(facts as ModelDiskFull, 'zh-CN'),
    'file-unreadable': (facts) => modelFileUnreadable(facts as ModelFileUnreadable, 'zh-CN'),
    'file-not-found': (facts) => modelFolderNotFound(facts as ModelFolderNotFound, 'zh-CN'),
    'file-exists': (facts) => fileExists(facts as ModelNameTaken | OutputIsInput, 'zh-CN'),
    'output-unwritable': (facts) =>
      unwritable(facts as ModelsFolderUnwritable | DataFolderUnwritable, 'zh-CN'),
  },
};

function fileExists(facts: ModelNameTaken | OutputIsInput, locale: Locale): string {
  if (facts.reason !== 'itself') return modelNameTaken(facts, locale);
  return {
    en: `${facts.path} would replace itself. Choose another name.`,
    'zh-CN': `${facts.path} 会替换自身。请使用其他名称。`,
  }[locale];
}

function unwritable(facts: ModelsFolderUnwritable | DataFolderUnwritable, locale: Locale): string {
  if (facts.reason !== 'data-folder') return modelsFolderUnwritable(facts, locale);
  return {
    en: `Sidecut can’t write to its data folder ${facts.path} (${facts.problem}). Choose another one with SIDECUT_HOME.`,
    'zh-CN': `Sidecut 无法写入其数据文件夹 ${facts.path}（${facts.problem}）。请用 SIDECUT_HOME 选择其他文件夹。`,
  }[locale];
}
