import { fieldsOf, IsLine, IsLocalDate, Optional, OptionalOrNull } from '#vocabulary';

class Note {
  @IsLine() title: string;
  @Optional() @IsLocalDate() filedOn?: string;
  @OptionalOrNull() @IsLine() place?: string | null;
}

describe('A shape', () => {
  it('reads as its fields, with those that may be left out or taken away', () =>
    expect(fieldsOf(Note, { title: 'Note', filedOn: '2025-06-10', place: 'London' })).toBe(
      'title, filedOn?, place?|null',
    ));
  it('is read from an example that fits only', () =>
    expect(() => fieldsOf(Note, { title: '', filedOn: '2025-06-31', place: 'London' })).toThrow(
      'title must be one line of 1 to 500 characters; filedOn must be a real date, like 2025-04-08',
    ));
});
