import './commands.ts';
import './lanes/index.ts';
import './messages.ts';
