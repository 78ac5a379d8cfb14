import { faultsIn, InvalidInput, type Shape } from './validated.js';

/**
 * Reads a shape aloud in a test, as the contract writes it: `askId, agreedOn, meetingId?`. A field that may be null to
 * take it away reads `level?|null`. Found out by leaving the fields of a whole example out one by one.
 * @throws InvalidInput when the example itself does not fit
 */
export function fieldsOf<T extends object>(shape: Shape<T>, whole: Required<T>): string {
  const faults = faultsIn(shape, whole);
  if (faults.length > 0) throw new InvalidInput(faults);
  const fits = (changed: object) => faultsIn(shape, { ...whole, ...changed }).length === 0;
  return Object.keys(whole)
    .map((field) => `${field}${fits({ [field]: undefined }) ? '?' : ''}${fits({ [field]: null }) ? '|null' : ''}`)
    .join(', ');
}
