const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const at = (value: object, field: string) => (value as Record<string, unknown>)[field];

/** One field that two people have changed to different things. */
export interface Conflict {
  readonly field: string;
  readonly theirs: unknown;
}

/**
 * What a correction says: the answers that differ from what the form showed. What was emptied is null, an emptied list
 * stays a list. A field that somebody else has changed meanwhile to something else is a conflict; changes to other
 * fields go together.
 */
export function differences(
  fields: readonly string[],
  { shown, now, answers }: { shown: object; now: object; answers: object },
): { changes: Record<string, unknown>; conflicts: Conflict[] } {
  const changed = fields.filter((field) => !same(at(shown, field), at(answers, field)));
  const emptied = (field: string) => (Array.isArray(at(shown, field)) ? [] : null);
  return {
    changes: Object.fromEntries(changed.map((field) => [field, at(answers, field) ?? emptied(field)])),
    conflicts: changed
      .filter((field) => !same(at(shown, field), at(now, field)) && !same(at(now, field), at(answers, field)))
      .map((field) => ({ field, theirs: at(now, field) })),
  };
}
