import type { MenuItemConstructorOptions } from 'electron';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** BCP 47; the menu speaks the languages that the page speaks. */
  readonly locale: string;
  /** Runs a command in the page. */
  readonly runCommand: (commandId: string) => void;
}

const texts = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    playback: 'Playback',
    help: 'Help',
    addVideos: 'Add Videos…',
    library: 'Library',
    captions: 'New Captions…',
    jobs: 'Jobs',
    models: 'Models…',
    larger: 'Larger Text',
    smaller: 'Smaller Text',
    export: 'Export…',
    settings: 'Settings…',
    undo: 'Undo',
    redo: 'Redo',
    find: 'Find',
    palette: 'Command Palette…',
    nextProblem: 'Next Problem',
    previousProblem: 'Previous Problem',
    play: 'Play or Pause',
    split: 'Split at Playhead',
    merge: 'Merge with Next',
    keys: 'Keyboard Shortcuts',
  },
  'zh-CN': {
    file: '文件',
    edit: '编辑',
    view: '视图',
    playback: '播放',
    help: '帮助',
    addVideos: '添加视频…',
    library: '媒体库',
    captions: '新建字幕…',
    jobs: '任务',
    models: '模型…',
    larger: '放大文字',
    smaller: '缩小文字',
    export: '导出…',
    settings: '设置…',
    undo: '撤销',
    redo: '重做',
    find: '查找',
    palette: '命令面板…',
    nextProblem: '下一个问题',
    previousProblem: '上一个问题',
    play: '播放或暂停',
    split: '在播放头处拆分',
    merge: '与下一条合并',
    keys: '键盘快捷键',
  },
};

/**
 * The native menu as data. Commands carry no accelerators: keys can be changed in the page, which hears them first and
 * knows what has the focus; the roles of the system keep theirs.
 */
export function menuTemplate({ platform, locale, runCommand }: MenuOptions): MenuItemConstructorOptions[] {
  const text = texts[locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'];
  const command = (label: string, commandId: string): MenuItemConstructorOptions => ({
    label,
    click: () => runCommand(commandId),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = platform === 'darwin';
  const settings = command(text.settings, 'app.settings');
  return [
    ...(isMac ? [applicationMenu(settings)] : []),
    {
      label: text.file,
      submenu: [
        command(text.addVideos, 'library.add'),
        // Linux desktops list recent files themselves.
        ...(platform === 'linux' ? [] : [recentFiles]),
        command(text.library, 'app.library'),
        separator,
        command(text.captions, 'project.newCaptions'),
        command(text.export, 'project.export'),
        separator,
        ...(isMac ? [role('close')] : [settings, separator, role('quit')]),
      ],
    },
    {
      label: text.edit,
      submenu: [
        command(text.undo, 'edit.undo'),
        command(text.redo, 'edit.redo'),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        command(text.find, 'find.open'),
        command(text.split, 'cue.split'),
        command(text.merge, 'cue.merge'),
      ],
    },
    {
      label: text.view,
      submenu: [
        command(text.palette, 'app.palette'),
        command(text.jobs, 'app.jobs'),
        command(text.models, 'app.models'),
        separator,
        command(text.nextProblem, 'review.next'),
        command(text.previousProblem, 'review.previous'),
        separator,
        command(text.larger, 'view.largerText'),
        command(text.smaller, 'view.smallerText'),
        { role: 'togglefullscreen' },
      ],
    },
    { label: text.playback, submenu: [command(text.play, 'player.toggle')] },
    { role: 'windowMenu' },
    { role: 'help', label: text.help, submenu: [command(text.keys, 'app.keys')] },
  ];
}

function role(name: NonNullable<MenuItemConstructorOptions['role']>): MenuItemConstructorOptions {
  return { role: name };
}

const recentFiles: MenuItemConstructorOptions = {
  role: 'recentDocuments',
  submenu: [{ role: 'clearRecentDocuments' }],
};

function applicationMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
}
