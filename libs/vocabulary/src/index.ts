export {
  addDays,
  addMonths,
  closingDate,
  compareInstants,
  dateInWords,
  daysBetween,
  endOfDay,
  isInstant,
  isLocalDate,
  LONDON,
  londonDate,
  londonInstant,
  londonTime,
  timeInWords,
} from '#dates';
export { corrected, existing, mustNameAField, mustSayWhyItWasWrong, sameFact } from './facts.js';
export { fieldsOf } from './fields-of.js';
export { Handling, MARKINGS, OFFICIAL, Reference } from './handling.js';
export { Kept } from './kept.js';
export { knowing, mustBeOpen, mustExist, mustHaveHappened, type Known } from './known.js';
export { mustBeARole } from './role.js';
export { percentDone } from './percent-done.js';
export { RuleBroken } from './rule-broken.js';
export * from './shapes.js';
export { faultsIn, InvalidInput, validated, type Fault, type Shape } from './validated.js';
export { BANDS, bandOf, NATIONS, rankOf, STAGES, type Band, type Nation, type Stage } from './words.js';
