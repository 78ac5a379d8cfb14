import { isInstant, isLocalDate, londonDate, type Fault } from '#vocabulary';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');

const FAULTS_AT_MOST = 100;

/**
 * Reads an object from outside field by field. What is absent or null is undefined; what is of another type than asked
 * for is undefined too, and a fault that names the field by its path.
 */
export class Fields {
  private readonly values: Record<string, unknown>;

  constructor(
    value: unknown,
    readonly faults: Fault[] = [],
    private readonly path = '',
  ) {
    if (!isObject(value)) this.add(path, 'must be an object');
    this.values = isObject(value) ? value : {};
  }

  text(field: string): string | undefined {
    return this.typed(field, 'must be text', (value) => typeof value === 'string');
  }

  /** @returns '' after the fault that it is missing */
  required(field: string): string {
    const text = this.text(field);
    if (text?.trim()) return text;
    if (!this.has(field) || text !== undefined) this.fault(field, 'is missing');
    return '';
  }

  instant(field: string): string | undefined {
    const message = 'must be an instant with an offset, like 2025-04-08T17:00:00+01:00';
    return this.typed(field, message, (value) => isInstant(value) && isLocalDate(londonDate(value)));
  }

  yesOrNo(field: string): boolean | undefined {
    return this.typed(field, 'must be true or false', (value) => typeof value === 'boolean');
  }

  texts(field: string): string[] {
    const message = 'must be a list of texts';
    return this.typed<string[]>(field, message, areTexts) ?? [];
  }

  /** The fields of an object within; empty when it is absent. */
  object(field: string): Fields {
    return new Fields(this.values[field] ?? {}, this.faults, this.pathOf(field));
  }

  /** The fields of each object in a list; none when it is absent. */
  objects(field: string): Fields[] {
    const list = this.typed<unknown[]>(field, 'must be a list', (value) => Array.isArray(value)) ?? [];
    return list.map((value, index) => new Fields(value, this.faults, `${this.pathOf(field)}.${index}`));
  }

  has(field: string): boolean {
    return Object.hasOwn(this.values, field) && this.values[field] != null;
  }

  fault(field: string, message: string): void {
    this.add(this.pathOf(field), message);
  }

  private add(field: string, message: string): void {
    const named = this.faults.some((fault) => fault.field === field);
    if (!named && this.faults.length < FAULTS_AT_MOST) this.faults.push({ field, message });
  }

  private typed<T>(field: string, message: string, holds: (value: unknown) => boolean): T | undefined {
    if (!this.has(field)) return undefined;
    const value = this.values[field];
    if (holds(value)) return value as T;
    this.fault(field, message);
    return undefined;
  }

  private pathOf(field: string): string {
    return this.path ? `${this.path}.${field}` : field;
  }
}
