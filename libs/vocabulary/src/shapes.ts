import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import { isInstant, isLocalDate } from '#dates';

/*
 * What a field of an event may hold. Each message is the end of a sentence that begins with the name of the field, or
 * with its label on a page: "Closing date must be a real date, like 2025-04-08".
 */

const both =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));

const of = (name: string, holds: (value: unknown) => boolean, message: string, options?: ValidationOptions) =>
  ValidateBy({ name, validator: { validate: holds, defaultMessage: () => message } }, options);

/** May be left out; never null. */
export const Optional = () => ValidateIf((_, value) => value !== undefined);
/** In a correction: left out (it stays), or null (it is taken away). */
export const OptionalOrNull = () => IsOptional();

/** A UUID of any RFC 9562 version. */
export const IsId = (options?: ValidationOptions) =>
  both(IsUUID('all', { message: options?.each ? 'must hold ids only' : 'must be an id', ...options }));

export const IsIds = () =>
  both(
    IsArray({ message: 'must be a list' }),
    IsId({ each: true }),
    ArrayUnique({ message: 'must not name anything twice' }),
  );

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const isText = (most: number) => (value: unknown) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most && !CONTROL.test(value);

/** One line of plain text. */
export const IsLine = (most = 500, options?: ValidationOptions) =>
  of(
    'isLine',
    (value) => isText(most)(value) && !/[\r\n]/.test(value as string),
    `must be one line of 1 to ${most} characters`,
    options,
  );
/** A list of such lines. */
export const AreLines = (most = 500) =>
  both(
    IsArray({ message: 'must be a list' }),
    IsLine(most, { each: true }),
    ArrayUnique({ message: 'must not name anything twice' }),
  );

/** Plain text or Markdown, of several lines. */
export const IsText = (most = 20_000) =>
  of('isText', isText(most), `must be text of 1 to ${most.toLocaleString('en-GB')} characters`);

/** Text that somebody is still writing: it may be blank. */
export const IsDraft = (most = 100_000) =>
  of(
    'isDraft',
    (value) => typeof value === 'string' && value.length <= most && !CONTROL.test(value),
    `must be text of at most ${most.toLocaleString('en-GB')} characters`,
  );

export const IsLocalDate = () => of('isLocalDate', isLocalDate, 'must be a real date, like 2025-04-08');
export const IsInstant = () =>
  of('isInstant', isInstant, 'must be an instant with an offset, like 2025-04-08T17:00:00+01:00');

const SLUG = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;
export const IsSlug = (options?: ValidationOptions) =>
  of(
    'isSlug',
    (value) => typeof value === 'string' && value.length <= 200 && SLUG.test(value),
    'must be in lower case with dashes, like home-office',
    options,
  );
export const IsSlugs = () =>
  both(
    IsArray({ message: 'must be a list' }),
    IsSlug({ each: true }),
    ArrayUnique({ message: 'must not name anything twice' }),
  );

/** One of the words of a list. */
export const IsOneOf = (words: readonly string[]) => IsIn(words, { message: `must be one of ${words.join(', ')}` });
export const AreOf = (words: readonly string[]) =>
  both(
    IsArray({ message: 'must be a list' }),
    IsIn(words, { each: true, message: `must hold only ${words.join(', ')}` }),
    ArrayUnique({ message: 'must not name anything twice' }),
  );

const isWebAddress = (value: unknown) => {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value)) return false;
  return ['http:', 'https:'].includes(new URL(value).protocol);
};
export const IsWebAddress = () =>
  of('isWebAddress', isWebAddress, 'must be a web address that begins with https:// or http://');

/** As people type them: a name, an at sign, a domain with a dot; no blanks. */
const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]+$/;
export const IsEmailAddress = () =>
  of(
    'isEmailAddress',
    (value) => typeof value === 'string' && value.length <= 254 && EMAIL.test(value),
    'must be an e-mail address, like name@council.gov.uk',
  );

export const IsSha256 = () =>
  of(
    'isSha256',
    (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
    'must be a SHA-256 in lower-case hexadecimal',
  );

export const IsWholeNumber = (least: number, most: number) =>
  of(
    'isWholeNumber',
    (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
    `must be a whole number from ${least} to ${most}`,
  );

export const IsTrueOrFalse = () => of('isTrueOrFalse', (value) => typeof value === 'boolean', 'must be true or false');

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isObjects = (value: unknown) => Array.isArray(value) && value.every(isObject);

/** An object of its own shape. */
export const Nested = (shape: () => new () => object) =>
  both(Type(shape), of('isObject', isObject, 'must be an object'), ValidateNested());
/** A list of objects of one shape. */
export const NestedList = (shape: () => new () => object) =>
  both(Type(shape), of('isObjects', isObjects, 'must be a list of objects'), ValidateNested({ each: true }));
