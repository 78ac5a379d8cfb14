export { Documents, DocumentTooLarge, type Kept } from './documents.js';
export { faultOfFile } from './file-kinds.js';
