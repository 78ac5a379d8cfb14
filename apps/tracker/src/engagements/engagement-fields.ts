import { ASK_DIRECTIONS, ASK_SIZES } from '#asks';
import { ENGAGEMENT_KINDS, ENGAGEMENT_LEVELS, INITIATORS } from '#engagements';
import { DEPARTMENTS, labelOf, type Field, type GroupField, type Option } from '#govuk-pages';
import { FindPolicy, ListEngagements } from '#registers';
import { titleOfBody } from '../registers/bodies.js';
import { handlingField, noneOf, optionsOf } from '../wishes/fields.js';
import type { About } from '../wishes/wish.js';

/** Bodies to choose from: the departments behind some policies, those met before, then all others that are known. */
export async function bodyOptions(
  { ask, now }: Pick<About, 'ask' | 'now'>,
  policyIds: readonly string[],
): Promise<Option[]> {
  const bodies: string[] = [];
  for (const policyId of policyIds)
    bodies.push(...((await ask(new FindPolicy(policyId, now)))?.policy.departments ?? []));
  const { facets } = await ask(new ListEngagements({ pageSize: 1 }));
  bodies.push(...facets.body.map(({ value }) => value), ...DEPARTMENTS.map(({ value }) => value));
  return [...new Set(bodies)].map((body) => ({ value: body, label: titleOfBody(body) }));
}

const LEVELS: Readonly<Record<(typeof ENGAGEMENT_LEVELS)[number], string>> = {
  inform: 'Government told the council',
  consult: 'Government asked what the council thinks',
  involve: 'The council worked on it with government',
  collaborate: 'Both shaped it together',
  empower: 'The council decided',
};

/** What is known of the item that a form is made for. */
interface Choices {
  readonly bodies: readonly Option[];
  readonly policies: readonly Option[];
  readonly asks: readonly Option[];
  readonly consultations: readonly Option[];
  readonly organisations: readonly Option[];
}

/** An ask that is written on the spot. */
export const newAskField = (label: string, hint: string): GroupField => ({
  kind: 'group',
  name: 'newAsk',
  label,
  noun: 'new ask',
  hint,
  folded: true,
  fields: [
    {
      kind: 'line',
      name: 'statement',
      label: 'What does the council want?',
      noun: 'sentence that says what the council wants',
      hint: 'One sentence, as it would be put to government',
    },
    {
      kind: 'choice',
      name: 'direction',
      label: 'What does it ask for?',
      noun: 'direction of the ask',
      options: optionsOf(ASK_DIRECTIONS),
    },
    {
      kind: 'choice',
      name: 'size',
      label: 'How much is asked?',
      noun: 'size of the ask',
      options: optionsOf(ASK_SIZES),
    },
  ],
});

/** The questions about an engagement: what is asked first is enough for most. `withNewAsk`: one may be written on the spot. */
export const engagementFields = (choices: Choices, { withNewAsk }: { withNewAsk: boolean }): readonly Field[] => [
  {
    kind: 'choice',
    name: 'kind',
    label: 'What was it?',
    noun: 'kind of engagement',
    options: optionsOf(ENGAGEMENT_KINDS),
  },
  {
    kind: 'date',
    name: 'happenedOn',
    label: 'When did it happen?',
    noun: 'date of the engagement',
    hint: 'The true date, also when it is logged late. For example, 8 4 2025',
  },
  {
    kind: 'group',
    name: 'counterpart',
    label: 'With whom?',
    noun: 'counterpart',
    fields: [
      {
        kind: 'choice',
        name: 'body',
        label: 'Body',
        noun: 'body',
        select: true,
        options: choices.bodies,
        others: 'Or another body that is not in the list',
      },
      {
        kind: 'line',
        name: 'role',
        label: 'Role of the person there',
        noun: 'role',
        hint: 'A role, like “policy lead”, never a name',
      },
    ],
  },
  {
    kind: 'choice',
    name: 'initiatedBy',
    label: 'Who asked for it?',
    noun: 'side that asked for it',
    options: INITIATORS.map((side) => ({ value: side, label: side === 'council' ? 'The council' : labelOf(side) })),
  },
  {
    kind: 'choices',
    name: 'policyIds',
    label: 'Policies',
    noun: 'policy',
    hint: choices.policies.length > 0 ? 'Which was it about?' : 'No policy is registered yet.',
    options: choices.policies,
  },
  {
    kind: 'choices',
    name: 'asksRaised',
    label: 'Asks raised',
    noun: 'ask',
    hint: choices.asks.length > 0 ? 'What of this did the council ask for there?' : 'No ask is open.',
    firstOf: 'policyIds',
    options: choices.asks,
  },
  ...(withNewAsk
    ? [
        newAskField(
          'Raised an ask that is not in the list: write it here',
          'It is proposed for the policies ticked above, with their themes, and raised by this engagement.',
        ),
      ]
    : []),
  {
    kind: 'text',
    name: 'summary',
    label: 'What was said?',
    noun: 'summary',
    hint: 'A sentence or two, without names of people',
    rows: 3,
  },
  {
    kind: 'yesNo',
    name: 'inConfidence',
    label: 'Was it in confidence?',
    noun: 'it was in confidence',
    hint: 'What is in confidence is seen by the secretariat, the chair and the members that took part, and stays out of public editions. It can still be asked for under the Freedom of Information Act: section 41 covers what was provided in confidence, and the body that it came from is asked first. Name that body under Handling.',
  },
  {
    kind: 'choice',
    name: 'level',
    label: 'How far did government let the council in?',
    noun: 'level',
    aside: true,
    options: [
      ...ENGAGEMENT_LEVELS.map((level) => ({ value: level, label: labelOf(level), hint: LEVELS[level] })),
      noneOf('Not said'),
    ],
  },
  {
    kind: 'choice',
    name: 'consultationId',
    label: 'Part of a consultation',
    noun: 'consultation',
    aside: true,
    select: true,
    options: [noneOf('None'), ...choices.consultations],
  },
  {
    kind: 'choices',
    name: 'organisationIds',
    label: 'Members who took part',
    noun: 'member',
    aside: true,
    options: choices.organisations,
  },
  {
    kind: 'group',
    name: 'record',
    label: 'Where it stands in writing',
    noun: 'record',
    hint: 'A note, a letter, minutes: a claim of influence rests on it',
    aside: true,
    fields: [
      { kind: 'line', name: 'title', label: 'Title', noun: 'title of the record' },
      { kind: 'line', name: 'url', label: 'Web address', noun: 'web address', input: 'url' },
      { kind: 'date', name: 'filedOn', label: 'When was it filed?', noun: 'date of filing' },
    ],
  },
  ...(withNewAsk ? [{ ...handlingField(), aside: true, folded: false }] : []),
];
