export * from './decision-events.js';
