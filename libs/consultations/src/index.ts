export * from './consultation-events.js';
