export * from './organisation-events.js';
export * from './person-events.js';
