export {
  auditOf,
  bankHolidaysOf,
  documentsOf,
  draftsOf,
  linkSecretOf,
  logOf,
  processesOf,
  readModelsOf,
} from './places.js';
export { readConfig, WrongConfig, type TrackerConfig } from './tracker-config.js';
