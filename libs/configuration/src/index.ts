export { documentsOf, linkSecretOf, logOf, readModelsOf } from './places.js';
export { readConfig, WrongConfig, type TrackerConfig } from './tracker-config.js';
