import type { LibraryNotes } from '../../../core/notes/library.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const libraryNoteTexts: FailureTexts<LibraryNotes> = {
  en: {
    'videos-left-out': ({ names, more }) =>
      `Left out, since what the library knows of them can’t be read: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Add the files again: their captions are kept.`,
    'library-tables-lost': ({ tables, backup }) =>
      `Parts of the library were gone and are empty now (${tables.join(', ')}). ${backup === null ? 'There is no copy of the library from before.' : `To get them back, close Sidecut and put the copy ${backup} in the library’s place.`}`,
    'search-index-begun-again': () =>
      'What was indexed for searching could not be read and is indexed anew. Nothing else is lost.',
  },
  'zh-CN': {
    'videos-left-out': ({ names, more }) =>
      `媒体库中有些视频的记录无法读取，因此未列出：${names.join('、')}${more > 0 ? ` 等，另有 ${more} 个` : ''}。请重新添加这些文件：它们的字幕都还在。`,
    'library-tables-lost': ({ tables, backup }) =>
      `媒体库的部分内容已丢失，现在是空的（${tables.join('、')}）。${backup === null ? '没有更早的备份。' : `要恢复，请关闭 Sidecut，并用备份 ${backup} 替换媒体库。`}`,
    'search-index-begun-again': () => '搜索索引无法读取，正在重新建立。其他内容没有丢失。',
  },
};
