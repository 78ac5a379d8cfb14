export { Documents, DocumentTooLarge, type Kept } from './documents.js';
