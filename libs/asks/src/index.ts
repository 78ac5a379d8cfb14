export * from './ask-events.js';
