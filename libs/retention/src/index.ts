export { disposal, RETENTION, type Retained, type RetentionClass, type RetentionName } from './retention.js';
