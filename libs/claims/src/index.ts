export * from './claim-events.js';
