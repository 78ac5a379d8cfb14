import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

export type Shape<T extends object = object> = new () => T;

/** One thing wrong with an input: the path of the field (`counterpart.body`, `questions.2.text`) and what it must be. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** An input that does not have the shape asked for; nothing was done with it. */
export class InvalidInput extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ field, message }) => `${field} ${message}`).join('; '));
    this.name = 'InvalidInput';
  }
}

const faultsOf = (errors: readonly ValidationError[], path = ''): Fault[] =>
  errors.flatMap(({ property, constraints, children }) => {
    const field = path ? `${path}.${property}` : property;
    const own = Object.entries(constraints ?? {}).map(([name, message]) => ({
      field,
      message: name === 'whitelistValidation' ? 'is not a field of this' : message,
    }));
    return [...own.slice(0, 1), ...faultsOf(children ?? [], field)];
  });

/** What is wrong with a value for a shape: one fault a field, none when it fits. Fields the shape does not know are faults. */
export function faultsIn(shape: Shape, value: unknown): Fault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ field: '', message: 'must be an object' }];
  const instance = plainToInstance(shape, value);
  return faultsOf(validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true }));
}

/** The value itself, now known to have the shape. @throws InvalidInput naming every field that is wrong */
export function validated<T extends object>(shape: Shape<T>, value: unknown): T {
  const faults = faultsIn(shape, value);
  if (faults.length > 0) throw new InvalidInput(faults);
  return value as T;
}
