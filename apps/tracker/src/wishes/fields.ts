import { DEPARTMENTS, labelOf, THEMES, type Field, type GroupField, type Option } from '#govuk-pages';
import { PARTS, personPlaying } from '#members';
import { ListPolicies } from '#registers';
import { MARKINGS, NATIONS, STAGES } from '#vocabulary';
import type { About } from './wish.js';

/** The words of a list as options. */
export const optionsOf = (words: readonly string[]): Option[] =>
  words.map((value) => ({ value, label: labelOf(value) }));

export const departmentsField = {
  kind: 'choices',
  name: 'departments',
  label: 'Departments',
  noun: 'department',
  hint: 'Who in government is behind it?',
  options: DEPARTMENTS,
  others: 'Other departments or bodies',
} as const satisfies Field;

export const themesField: Field = {
  kind: 'choices',
  name: 'themes',
  label: 'Themes',
  noun: 'theme',
  options: THEMES,
  others: 'Other themes',
};

export const nationsField: Field = {
  kind: 'choices',
  name: 'nations',
  label: 'Nations',
  noun: 'nation',
  hint: 'Where does it apply?',
  options: optionsOf(NATIONS),
};

export const stageField = (name = 'stage', label = 'Stage'): Field => ({
  kind: 'choice',
  name,
  label,
  noun: 'stage',
  options: STAGES.map((stage, rank) => ({
    value: stage,
    label: labelOf(stage),
    ...(rank === 0 && { hint: 'Early: the council can still shape the question' }),
    ...(rank === 3 && { hint: 'Mid: government has options on the table' }),
    ...(rank === 5 && { hint: 'Late: the decision is taken' }),
  })),
});

export const reasonField = (label: string, hint?: string): Field => ({
  kind: 'text',
  name: 'reason',
  label,
  noun: 'reason',
  rows: 3,
  ...(hint && { hint }),
});

/** Who leads: until people have accounts, a part that somebody plays. */
export const leadField = (label: string): Field => ({
  kind: 'choice',
  name: 'leadPersonId',
  label,
  noun: 'lead',
  options: Object.entries(PARTS).map(([part, title]) => ({ value: personPlaying(part), label: title })),
});

/** A title, an address and the words relied on. */
export const referenceField = (label = 'Where it can be read'): GroupField => ({
  kind: 'group',
  name: 'reference',
  label,
  noun: 'reference',
  folded: true,
  fields: [
    { kind: 'line', name: 'title', label: 'Title of the document', noun: 'title of the document' },
    { kind: 'line', name: 'url', label: 'Web address', noun: 'web address', input: 'url' },
    { kind: 'text', name: 'quotation', label: 'The words relied on', noun: 'quotation', rows: 3 },
  ],
});

/** How the item is to be handled; left alone it is official. */
export const handlingField: GroupField = {
  kind: 'group',
  name: 'handling',
  label: 'Handling',
  noun: 'handling',
  hint: 'Nothing above OFFICIAL may be kept here.',
  folded: true,
  defaults: { marking: MARKINGS[0] },
  fields: [
    {
      kind: 'choice',
      name: 'marking',
      label: 'Marking',
      options: [
        { value: '', label: 'Official' },
        { value: 'official-sensitive', label: 'Official-sensitive' },
      ],
    },
    { kind: 'line', name: 'instruction', label: 'Handling instruction', noun: 'handling instruction' },
    {
      kind: 'line',
      name: 'originator',
      label: 'Who it came from',
      noun: 'originator',
      hint: 'A body or a role, never a name',
    },
    { kind: 'date', name: 'embargoUntil', label: 'Embargoed until', noun: 'embargo date' },
  ],
};

/** The policies of the tracker as options, by title. */
export async function policyOptions({ ask }: Pick<About, 'ask'>, without?: string): Promise<Option[]> {
  const { rows } = await ask(new ListPolicies({ sort: 'title', pageSize: 1000 }));
  return rows
    .filter(({ policyId }) => policyId !== without)
    .map(({ policyId, title }) => ({ value: policyId, label: title }));
}
