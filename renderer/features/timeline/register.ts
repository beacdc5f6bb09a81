import './commands.ts';
import './lanes/chapters/commands.ts';
import './lanes/speakers/commands.ts';
import './lanes/index.ts';
import './messages.ts';
