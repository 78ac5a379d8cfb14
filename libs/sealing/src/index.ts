export { KEY_BYTES } from './cipher.js';
export { Keys, WrongMasterKey } from './keys.js';
