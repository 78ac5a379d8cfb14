/** How long a text is, in characters or words as forms of government count them. */
const lengthOf = (text: string, of: 'characters' | 'words'): number =>
  of === 'words' ? text.split(/\s+/).filter(Boolean).length : text.replaceAll('\r\n', '\n').length;

/** “120 of 500 words”, “12 words more than the 500 allowed”, “1,204 characters”. The same is said while somebody types. */
export function lengthInWords(text: string, { of, most }: { of: 'characters' | 'words'; most?: number }): string {
  const length = lengthOf(text, of);
  const number = (value: number) => value.toLocaleString('en-GB');
  const unit = (value: number) => (value === 1 ? of.slice(0, -1) : of);
  if (most === undefined) return `${number(length)} ${unit(length)}`;
  if (length > most) return `${number(length - most)} ${unit(length - most)} more than the ${number(most)} allowed`;
  return `${number(length)} of ${number(most)} ${unit(most)}`;
}
