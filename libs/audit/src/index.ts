export { Audit, DEEDS, type Deed, type Kept } from './audit.js';
