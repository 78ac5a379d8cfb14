export {
  addDays,
  addMonths,
  closingDate,
  compareInstants,
  daysBetween,
  isInstant,
  isLocalDate,
  LONDON,
  londonDate,
  londonInstant,
  londonTime,
} from './dates.js';
export { Handling, MARKINGS, Reference } from './handling.js';
export { knowing, mustExist, mustHaveHappened, type Known } from './known.js';
export { RuleBroken } from './rule-broken.js';
export * from './shapes.js';
export { faultsIn, InvalidInput, validated, type Fault, type Shape } from './validated.js';
export { BANDS, bandOf, NATIONS, rankOf, STAGES, type Band, type Nation, type Stage } from './words.js';
