/* What the record of the specs is about. */
import { idOf } from './testing.js';

/** The day on which the specs ask. */
export const NOW = '2026-03-02T12:00:00Z';
export const TODAY = '2026-03-02';

export const ORGANISATION = { kent: idOf(1), leeds: idOf(2) };
export const POLICY = { offices: idOf(11), identity: idOf(12) };
export const CONSULTATION = {
  answered: idOf(21),
  open: idOf(22),
  upcoming: idOf(23),
  closed: idOf(24),
  withdrawn: idOf(25),
};
export const ENGAGEMENT = { letter: idOf(31), meeting: idOf(32), wrong: idOf(33), quiet: idOf(34) };
export const ASK = { purpose: idOf(41), same: idOf(42), consent: idOf(43), pilot: idOf(44), dropped: idOf(45) };
export const DECISION = { offices: idOf(51), identity: idOf(52), leaked: idOf(53) };
export const RESPONSE = { offices: idOf(61), identity: idOf(62), begun: idOf(63) };
export const PERSON = idOf(71);
