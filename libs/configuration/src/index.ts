export {
  accountsOf,
  auditOf,
  bankHolidaysOf,
  documentsOf,
  draftsOf,
  linkSecretOf,
  logOf,
  processesOf,
  readModelsOf,
} from './places.js';
export { readConfig, readNewMasterKey, WrongConfig, type OidcConfig, type TrackerConfig } from './tracker-config.js';
