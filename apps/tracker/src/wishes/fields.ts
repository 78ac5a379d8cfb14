import { dateInWords, DEPARTMENTS, labelOf, THEMES, type Field, type GroupField, type Option } from '#govuk-pages';
import { ListAsks, ListOrganisations, TitlesOf, type AskRow, type DecisionRow, type ItemRef } from '#registers';
import { MARKINGS, NATIONS, STAGES } from '#vocabulary';
import { CONFIDANTS, isAmong } from '#access';
import { personOptions } from '../web/names.js';
import { viewer } from '../web/viewer.js';
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

/** Who leads: somebody who has an account. */
export const leadField = (label: string): Field => ({
  kind: 'choice',
  name: 'leadPersonId',
  label,
  noun: 'lead',
  options: personOptions(),
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
export const handlingField = (): GroupField => ({
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
    ...(isAmong(CONFIDANTS, viewer()) ? [needToKnowField()] : []),
  ],
});

/** Who may see it, when that is fewer than its marking says. Only those who know the names of all can choose. */
const needToKnowField = (): Field => ({
  kind: 'choices',
  name: 'needToKnow',
  label: 'Who needs to know',
  noun: 'person who needs to know',
  hint: 'Nobody ticked: whoever may see what is marked so. Else those ticked and the secretariat alone, not even the chair',
  options: personOptions(),
  absentWhenNone: true,
});

/** The same where it is what the form is about. */
export const openHandlingField = (): GroupField => ({ ...handlingField(), folded: false });

/** The policies of the tracker as options, by title. */
export async function policyOptions({ ask }: Pick<About, 'ask'>, without?: string): Promise<Option[]> {
  const titles = await ask(new TitlesOf('policy'));
  return titles.filter(({ id }) => id !== without).map(({ id, title }) => ({ value: id, label: title }));
}

/** How many of what was recorded last a form offers. */
const OFFERED = 300;

/** Nothing is chosen: an option for what can be left out. */
export const noneOf = (label: string): Option => ({ value: '', label });

/** What stands is offered too, whatever became of it: a correction must not take away what it does not show. */
export const including = (options: readonly Option[], standing: readonly ItemRef[]): Option[] => [
  ...options,
  ...standing
    .filter(({ id }) => !options.some(({ value }) => value === id))
    .map(({ id, title }) => ({ value: id, label: title })),
];

const askOption = ({ askId, statement, policies }: AskRow): Option => ({
  value: askId,
  label: statement,
  hint: policies.map(({ title }) => title).join(', '),
  of: policies.map(({ id }) => id),
});

/** The asks that are open to a raise, those of some policies first; `standing` ones in any case, also when closed since. */
export async function askOptions(
  { ask, today }: Pick<About, 'ask' | 'today'>,
  { policyIds = [], standing = [] }: { policyIds?: readonly string[]; standing?: readonly AskRow[] } = {},
): Promise<Option[]> {
  const listed = async (policy?: string) => {
    const { rows } = await ask(new ListAsks({ today, pageSize: OFFERED, ...(policy !== undefined && { policy }) }));
    return rows.filter(({ state }) => state !== 'merged' && state !== 'withdrawn');
  };
  const offered = [...standing];
  for (const policyId of policyIds) offered.push(...(await listed(policyId)));
  offered.push(...(await listed()));
  return [...new Map(offered.map((row) => [row.askId, askOption(row)])).values()];
}

/** A decision as an option, with its date. */
export const decisionOption = ({ decisionId, title, decidedOn }: DecisionRow): Option => ({
  value: decisionId,
  label: `${title}, ${dateInWords(decidedOn)}`,
});

/** The consultations of the tracker, by title. */
export async function consultationOptions({ ask }: Pick<About, 'ask'>): Promise<Option[]> {
  const titles = await ask(new TitlesOf('consultation'));
  return titles.map(({ id, title }) => ({ value: id, label: title }));
}

/** Members by name, those that have left last: an engagement may be older than that. */
export async function organisationOptions({ ask }: Pick<About, 'ask'>): Promise<Option[]> {
  const { rows } = await ask(new ListOrganisations({ sort: 'name', pageSize: 1000 }));
  const option = ({ organisationId, name, membership }: (typeof rows)[number]): Option => ({
    value: organisationId,
    label: name,
    ...(membership === 'former' && { hint: 'Former member' }),
  });
  const isFormer = ({ membership }: (typeof rows)[number]) => membership === 'former';
  return [...rows.filter((row) => !isFormer(row)), ...rows.filter(isFormer)].map(option);
}
