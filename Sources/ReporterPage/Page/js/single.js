/** What the single file starts. */

import { startSingleFile } from './app.js';

startSingleFile();
