export { readConfig, WrongConfig, type TrackerConfig } from '#configuration';
