export * from './engagement-events.js';
