export * from './response-events.js';
