/** What the report, advice and mailbox pages start. */

import { startPage } from './app.js';

startPage();
