/**
 * Milliseconds since 1970 of an instant in ISO 8601.
 * @throws when it is not one
 */
export function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`Not an instant: ${text}`);
  return instant;
}
