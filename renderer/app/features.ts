/**
 * Everything that features bring to the page. A new feature is a folder and a line here; its `register.ts` says what
 * panels, views, lanes and commands it has ([Note: Panels]).
 */
import '../features/bulk/register.ts';
import '../features/captions/register.ts';
import '../features/cues/register.ts';
import '../features/export/register.ts';
import '../features/find/register.ts';
import '../features/glossary/register.ts';
import '../features/help/register.ts';
import '../features/inspector/register.ts';
import '../features/jobs/register.ts';
import '../features/library/register.ts';
import '../features/models/register.ts';
import '../features/palette/register.ts';
import '../features/player/register.ts';
import '../features/review/register.ts';
import '../features/search/register.ts';
import '../features/settings/register.ts';
import '../features/speakers/register.ts';
import '../features/stretch/register.ts';
import '../features/style/register.ts';
import '../features/timeline/register.ts';
import '../features/translate/register.ts';
import '../features/story/register.ts';
