import { CONSULTATION_KINDS, SOURCE_SYSTEMS, TRIAGE_DECISIONS } from '#consultations';
import { DEPARTMENTS, titleOfSlug, type Field, type GroupField } from '#govuk-pages';
import {
  departmentsField,
  handlingField,
  nationsField,
  optionsOf,
  policyOptions,
  referenceField,
  themesField,
} from '../wishes/fields.js';
import type { About } from '../wishes/wish.js';

/** The departments as boxes, with those that a consultation has and the list does not know. */
const departmentsWith = (slugs: readonly string[]): Field => ({
  ...departmentsField,
  options: [
    ...DEPARTMENTS,
    ...slugs
      .filter((slug) => !DEPARTMENTS.some(({ value }) => value === slug))
      .map((slug) => ({ value: slug, label: titleOfSlug(slug) })),
  ],
});

const policiesField = async (about: Pick<About, 'ask'>): Promise<Field> => {
  const options = await policyOptions(about);
  return {
    kind: 'choices',
    name: 'policyIds',
    label: 'Policies',
    noun: 'policy',
    hint:
      options.length > 0
        ? 'Which policies is it about? More can be linked later.'
        : 'No policy is registered yet: one can be linked later.',
    options,
  };
};

const sourceField: GroupField = {
  kind: 'group',
  name: 'source',
  label: 'Where it was found',
  noun: 'source',
  defaults: { system: 'manual' },
  fields: [
    {
      kind: 'choice',
      name: 'system',
      label: 'Found on',
      noun: 'place where it was found',
      options: optionsOf(SOURCE_SYSTEMS),
    },
    {
      kind: 'line',
      name: 'url',
      label: 'Web address of the consultation',
      noun: 'web address of the consultation',
      input: 'url',
    },
    {
      kind: 'line',
      name: 'key',
      label: 'Its key there',
      noun: 'key',
      hint: 'On GOV.UK the content id: a later version is recognised by it',
    },
  ],
};

const waysToRespondField: GroupField = {
  kind: 'group',
  name: 'waysToRespond',
  label: 'Ways to respond',
  noun: 'way to respond',
  fields: [
    {
      kind: 'line',
      name: 'url',
      label: 'Web address to respond at',
      noun: 'web address to respond at',
      input: 'url',
    },
    { kind: 'line', name: 'email', label: 'Email to respond to', noun: 'email', input: 'email' },
    {
      kind: 'text',
      name: 'postalAddress',
      label: 'Postal address to respond to',
      noun: 'postal address',
      rows: 4,
    },
  ],
};

const WHAT_IT_IS = [
  { kind: 'line', name: 'title', label: 'Title' },
  {
    kind: 'choice',
    name: 'kind',
    label: 'Kind',
    noun: 'kind of consultation',
    options: optionsOf(CONSULTATION_KINDS),
  },
  { kind: 'text', name: 'summary', label: 'Summary' },
] as const satisfies readonly Field[];

const WHEN = [
  { kind: 'date', name: 'opensOn', label: 'When does it open?', noun: 'opening date' },
  {
    kind: 'instant',
    name: 'closesAt',
    label: 'When does it close?',
    noun: 'closing date',
    hint: 'For example, 8 4 2025 at 5pm. Midnight is the end of the day before.',
  },
] as const satisfies readonly Field[];

/** Everything that is asked when a consultation is logged. */
export const logFields = async (
  about: Pick<About, 'ask'>,
  departments: readonly string[] = [],
): Promise<readonly Field[]> => [
  ...WHAT_IT_IS,
  departmentsWith(departments),
  await policiesField(about),
  themesField,
  nationsField,
  ...WHEN,
  waysToRespondField,
  sourceField,
  handlingField(),
];

/** Everything that a correction can put right; policies are linked and unlinked instead. */
export const correctableFields = (departments: readonly string[], closingHint: string | undefined): Field[] => [
  ...WHAT_IT_IS,
  departmentsWith(departments),
  themesField,
  nationsField,
  ...WHEN.map((field) => (field.name === 'closesAt' && closingHint ? { ...field, hint: closingHint } : field)),
  waysToRespondField,
  sourceField,
];

/** The questions of the form, a row each. */
export const questionsField: Field = {
  kind: 'rows',
  name: 'questions',
  label: 'Questions',
  noun: 'question',
  id: 'questionId',
  fields: [
    { kind: 'hidden', name: 'questionId' },
    {
      kind: 'line',
      name: 'number',
      label: 'Number',
      noun: 'number',
      hint: 'As the form has it: 3, 3b or Annex A.1',
      width: 'short',
    },
    { kind: 'text', name: 'text', label: 'Question', noun: 'question', rows: 2 },
    {
      kind: 'choice',
      name: 'kind',
      label: 'What does it ask for?',
      noun: 'kind of question',
      options: [
        { value: 'open', label: 'A view, in our own words' },
        { value: 'choice', label: 'A choice' },
        { value: 'factual', label: 'Facts or figures' },
      ],
    },
    {
      kind: 'text',
      name: 'options',
      label: 'The options of a choice',
      noun: 'options',
      hint: 'One a line',
      rows: 3,
      list: true,
    },
  ],
};

/** A reference that has to be given. */
export const requiredReferenceField = (label: string): GroupField => ({ ...referenceField(label), folded: false });

const HINTS: Readonly<Record<(typeof TRIAGE_DECISIONS)[number], string>> = {
  lead: 'The council writes a joint response',
  contribute: 'The council adds to the response of another body',
  signpost: 'Members are told, and answer for themselves',
  monitor: 'Nothing is sent; what comes of it is watched',
  none: 'It is not for the council',
};

export const triageField: Field = {
  kind: 'choice',
  name: 'decision',
  label: 'What will the council do?',
  noun: 'decision',
  options: optionsOf(TRIAGE_DECISIONS).map((option, index) => ({ ...option, hint: HINTS[TRIAGE_DECISIONS[index]!] })),
};
