import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

/** Of folders, filters, labels, and what is done to many videos at once. */
export const bulkMessages = defineMessages({
  en: {
    'library.folders': 'Folders',
    'library.allFolders': 'All videos',
    'library.scanFolder': 'Look through {name} again',
    'library.removeFolder': 'Remove the folder {name} from the library',
    'library.removeFolderAsk':
      '“{name}” will no longer be followed.{count, plural, =0 {} one { What becomes of its video in the library? The file stays where it is.} other { What becomes of its # videos in the library? The files stay where they are.}}',
    'library.removeFolderKeep': 'Remove only the folder',
    'library.removeFolderAll':
      '{count, plural, one {Also remove the video} other {Also remove the # videos}}',
    'library.removedFolder':
      '“{name}” is no longer followed{count, plural, =0 {} one {, and # video is removed} other {, and # videos are removed}}.',
    'library.folderAbsent':
      'Not there now. If it lies on a drive, plug it in: its videos come back by themselves.',
    'library.folderState.followed': 'What is put into it comes into the library.',
    'library.folderState.polled': 'Looked through every minute: this system can’t tell what changes in it.',
    'library.folderState.reading': 'Being looked through…',
    'library.folderRefused':
      '{count, plural, one {# file could not be taken} other {# files could not be taken}}',
    'library.coming':
      '{count, plural, one {# video is coming in} other {# videos are coming in}}{growing, plural, =0 {} one { (# is still being copied)} other { (# are still being copied)}}…',
    'library.nothingInFolders': 'There are no videos in your folders yet',
    'library.nothingInFoldersHint': 'What is put into them appears here by itself.',
    'library.unplugged': 'Not plugged in',
    'library.none': 'No videos are left',
    'library.noFilters': 'No filters',
    'library.selectThem': 'Select all',
    'library.noneFit': 'No video fits these filters',
    'library.facet.languages': 'Language',
    'library.facet.speakers': 'Speaker',
    'library.facet.tags': 'Tag',
    'library.rating': 'Stars',
    'library.ratingFrom': '{stars, plural, =0 {Any rating} other {# ★ or more}}',
    'library.sort.state': 'what is to do',
    'library.sort.rating': 'rating',
    'library.labels': 'Tags, stars and note…',
    'library.labelsShort': 'Tags',
    'library.labelKeys': 'Key T. The keys 0 to 5 give stars.',
    'library.labelsOf': 'About {name}',
    'library.labelsOfMany': 'Tags and stars of {count} videos',
    'library.giveStars': '{stars, plural, one {# star} other {# stars}}',
    'library.differentRatings': 'Rated differently',
    'library.rated':
      '{stars, plural, =0 {Without stars} one {# star} other {# stars}}{count, plural, one {.} other { for # videos.}}',
    'library.tags': 'Tags',
    'library.addTag': 'Add a tag',
    'library.addTagHint': 'Enter or a comma ends one.',
    'library.tagAll': 'Give “{tag}” to all of them',
    'library.dropTag': 'Take “{tag}” away',
    'library.note': 'Note',
    'library.chapters': 'Chapters',
    'library.chaptersStarted':
      '{count, plural, =0 {There is no video to find chapters in.} one {Chapters of # video are being found.} other {Chapters of # videos are being found.}}',
    'library.index': 'Index for search',
    'library.indexStarted':
      '{count, plural, =0 {All of it can be searched already.} one {# video is being indexed.} other {# videos are being indexed.}}',
    'library.burnIn': 'Burn in',
    'library.burnInTitle':
      '{count, plural, one {Burn the captions into # video} other {Burn the captions into # videos}}',
    'library.burnInHint':
      'A copy of each with its captions in the picture, in the style of its track. The videos stay as they are.',
    'library.notBurnt':
      '{count, plural, one {# is left out: it has no captions, no picture, or its file is not there.} other {# are left out: they have no captions, no picture, or their files are not there.}}',
    'library.burnInNoCaptions': '{name} has no captions to burn in.',
  },
  'zh-CN': {
    'library.folders': '文件夹',
    'library.allFolders': '所有视频',
    'library.scanFolder': '重新查看 {name}',
    'library.removeFolder': '从媒体库移除文件夹 {name}',
    'library.removeFolderAsk':
      '将不再跟踪“{name}”。{count, plural, =0 {} other {媒体库中它的 # 个视频如何处理？文件会留在原处。}}',
    'library.removeFolderKeep': '仅移除文件夹',
    'library.removeFolderAll': '同时移除 {count} 个视频',
    'library.removedFolder': '已不再跟踪“{name}”{count, plural, =0 {} other {，并移除了 # 个视频}}。',
    'library.folderAbsent': '目前不在。如果它位于外接磁盘，请插上：其中的视频会自动恢复。',
    'library.folderState.followed': '放入其中的内容会自动进入媒体库。',
    'library.folderState.polled': '每分钟查看一次：系统无法告知其中的变化。',
    'library.folderState.reading': '正在查看…',
    'library.folderRefused': '{count} 个文件无法添加',
    'library.coming': '{count} 个视频正在进入媒体库{growing, plural, =0 {} other {（# 个仍在复制）}}…',
    'library.nothingInFolders': '您的文件夹中还没有视频',
    'library.nothingInFoldersHint': '放入其中的视频会自动出现在这里。',
    'library.unplugged': '未连接',
    'library.none': '没有剩下的视频',
    'library.noFilters': '清除筛选',
    'library.selectThem': '全选',
    'library.noneFit': '没有符合这些筛选条件的视频',
    'library.facet.languages': '语言',
    'library.facet.speakers': '说话人',
    'library.facet.tags': '标签',
    'library.rating': '评分',
    'library.ratingFrom': '{stars, plural, =0 {任意评分} other {# ★ 及以上}}',
    'library.sort.state': '待办',
    'library.sort.rating': '评分',
    'library.labels': '标签、评分和备注…',
    'library.labelsShort': '标签',
    'library.labelKeys': '按 T 键。按 0 到 5 键评分。',
    'library.labelsOf': '关于 {name}',
    'library.labelsOfMany': '{count} 个视频的标签和评分',
    'library.giveStars': '{stars} 星',
    'library.differentRatings': '评分不同',
    'library.rated':
      '{stars, plural, =0 {无评分} other {# 星}}{count, plural, one {。} other {，共 # 个视频。}}',
    'library.tags': '标签',
    'library.addTag': '添加标签',
    'library.addTagHint': '按 Enter 或逗号完成。',
    'library.tagAll': '为全部添加“{tag}”',
    'library.dropTag': '移除“{tag}”',
    'library.note': '备注',
    'library.chapters': '章节',
    'library.chaptersStarted':
      '{count, plural, =0 {没有可查找章节的视频。} other {正在查找 # 个视频的章节。}}',
    'library.index': '建立搜索索引',
    'library.indexStarted': '{count, plural, =0 {全部都已可搜索。} other {正在为 # 个视频建立索引。}}',
    'library.burnIn': '压制字幕',
    'library.burnInTitle': '将字幕压制到 {count} 个视频',
    'library.burnInHint': '为每个视频生成一个画面带字幕的副本，采用其轨道的样式。原视频保持不变。',
    'library.notBurnt': '{count} 个未包括：没有字幕、没有画面或文件不在。',
    'library.burnInNoCaptions': '{name} 没有可压制的字幕。',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof bulkMessages> {}
}
