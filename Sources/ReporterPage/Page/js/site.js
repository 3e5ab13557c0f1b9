/** The little program of the pages that only tell: the quick exit, and one entry in the history. */

import { prepareLeaving } from './leaving.js';

prepareLeaving();
