import { z } from 'zod';
import { profileIdSchema } from '../project/project.ts';
import { defaultDoubt, maxDoubt, minDoubt } from '../cues/doubt-levels.ts';
import { captionStyleSchema, defaultCaptionStyle } from '../style/caption-style.ts';
import { noWriterServer, writerServerSchema } from '../writing/writer-server.ts';
import { noteSchema } from '../notes.ts';
import { jobIdSchema, mediaIdSchema } from './media.ts';
import { operation } from './operation.ts';

/** What only some hosts can do; the page hides what is absent. */
export const capabilitySchema = z.enum([
  /** The operating system's own dialogs (`shell.chooseFiles`, `shell.chooseFolder`). */
  'native-dialogs',
  'reveal-in-folder',
  'native-menu',
  /** A file chooser drawn by the page over `files.*`. */
  'file-browser',
]);

/**
 * What a page may have stored: it is sent at every start, so a defective page must not fill it. Ten times what the app
 * itself has of each.
 */
const keysSchema = z
  .record(z.string().max(100), z.array(z.string().max(40)).max(20))
  .refine((keys) => Object.keys(keys).length <= 2000, 'at most 2000 commands');
const panelsSchema = z
  .record(z.string().max(100), z.array(z.number()).max(50))
  .refine((panels) => Object.keys(panels).length <= 200, 'at most 200 groups');

const translationToComeSchema = z.object({
  /** Of the job that writes the captions. */
  jobId: jobIdSchema,
  mediaId: mediaIdSchema,
  isSample: z.boolean(),
  /** BCP 47. */
  languages: z.array(z.string().max(35)).min(1).max(100),
  /** As `translator`. */
  engine: z.string().max(300),
});
export type TranslationToCome = Readonly<z.infer<typeof translationToComeSchema>>;
export const maxTranslationsToCome = 500;

const settingShapes = {
  locale: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'light', 'dark']),
  /** 1 is 100 %. */
  textScale: z.number().min(0.75).max(2),
  /** Command id -> shortcuts that replace its own; an empty list: none. */
  keys: keysSchema,
  /** Panel group -> sizes in percent. */
  panels: panelsSchema,
  /** The guideline of new tracks. */
  profile: profileIdSchema,
  /** The same for pictures too narrow for its lines. */
  verticalProfile: profileIdSchema,
  /** What new tracks look like. */
  captionStyle: captionStyleSchema,
  /** The one that was used last; empty: the best there is. */
  model: z.string().max(300),
  device: z.enum(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
  snapping: z.boolean(),
  /** How much a word must be trusted to be no finding of the review: higher finds more. */
  doubt: z.number().min(minDoubt).max(maxDoubt),
  /** Off until an address stands in it. */
  writerServer: writerServerSchema,
  /** Whether voices may be kept, so that their names are suggested in other videos; turned off, none is kept. */
  remembersVoices: z.boolean(),
  /** Whether dictionaries are asked about words. */
  spelling: z.boolean(),
  /** Primary languages of which they are not. */
  spellingOff: z.array(z.string().max(10)).max(100),
  /** Languages that captions were translated into, the latest first: BCP 47. */
  targetLanguages: z.array(z.string().max(35)).max(20),
  /** What translated last: a model, or `server`; empty: the best there is for each language. */
  translator: z.string().max(300),
  /** Whether videos are made searchable as soon as nothing else is at work. */
  indexInBackground: z.boolean(),
  /** Text embedder that the library is searched by meaning with; empty: the best there is; `none`: not by meaning. */
  searchTextModel: z.string().max(300),
  /** The same for pictures. */
  searchPictureModel: z.string().max(300),
  /** Whether what is written in pictures is read, which takes long. */
  readsPictureText: z.boolean(),
  /** What new captions are translated into once the job that writes them is done, also by a later start of the app. */
  translationsToCome: z.array(translationToComeSchema).max(maxTranslationsToCome),
};

export const settingsSchema = z.object({
  locale: settingShapes.locale.default('system'),
  theme: settingShapes.theme.default('system'),
  textScale: settingShapes.textScale.default(1),
  keys: settingShapes.keys.default({}),
  panels: settingShapes.panels.default({}),
  profile: settingShapes.profile.default('netflix'),
  verticalProfile: settingShapes.verticalProfile.default('shorts'),
  captionStyle: settingShapes.captionStyle.default(defaultCaptionStyle),
  model: settingShapes.model.default(''),
  device: settingShapes.device.default('auto'),
  snapping: settingShapes.snapping.default(true),
  doubt: settingShapes.doubt.default(defaultDoubt),
  writerServer: settingShapes.writerServer.default(noWriterServer),
  remembersVoices: settingShapes.remembersVoices.default(false),
  spelling: settingShapes.spelling.default(true),
  spellingOff: settingShapes.spellingOff.default([]),
  targetLanguages: settingShapes.targetLanguages.default([]),
  translator: settingShapes.translator.default(''),
  indexInBackground: settingShapes.indexInBackground.default(true),
  searchTextModel: settingShapes.searchTextModel.default(''),
  searchPictureModel: settingShapes.searchPictureModel.default(''),
  readsPictureText: settingShapes.readsPictureText.default(false),
  translationsToCome: settingShapes.translationsToCome.default([]),
});
export type Settings = z.infer<typeof settingsSchema>;

/** `settingsSchema.partial()` would fill in the defaults of all that is not given, and so reset it. */
export const settingsPatchSchema = z.object(settingShapes).partial();

export const appOperations = {
  'app.info': operation({
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['desktop', 'web', 'in-process']),
      platform: z.enum(['darwin', 'win32', 'linux']),
      capabilities: z.array(capabilitySchema),
      /** What of the library could not be read. */
      notes: z.array(noteSchema),
    }),
    priority: 'interactive',
  }),
  'settings.get': operation({ input: z.object({}), output: settingsSchema, priority: 'interactive' }),
  /** Only what is given changes. */
  'settings.set': operation({
    input: settingsPatchSchema,
    output: settingsSchema,
    priority: 'interactive',
  }),
};
