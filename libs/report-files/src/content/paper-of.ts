import {
  findingsOf,
  headlineSentence,
  measured,
  scopeInWords,
  WHAT_FIGURES_DO_NOT_SHOW,
  type Ask,
  type Measured,
} from '#findings';
import { count, dateInWords, instantInWords, labelOf } from '#govuk-pages';
import type { AskedScope } from '#influence';
import { KnownAbout, OpenActions, SensitiveItems } from '#registers';
import type { ReportPinned } from '#reports';
import { compareInstants, endOfDay, londonDate } from '#vocabulary';
import type { Paper, Section } from '../paper.js';
import { Editing } from './edition.js';
import { actionsTable, decisionsTable, openConsultationsTable, policiesOfConsultations } from './lists.js';
import { answersTable, awaitingTable, notReachedTable, pairsOf } from './pairs.js';

/** What a report is of: its event, but for what only names it. */
export type ReportOf = Pick<ReportPinned, 'title' | 'kind' | 'edition' | 'filters' | 'asAt' | 'asOf' | 'position'> & {
  readonly period?: ReportPinned['period'] | null;
};

type Scope = AskedScope & { readonly asOf: string; readonly asAt: string };

/** The figures that a report is about. */
export const scopeOf = ({ filters, period, asAt, asOf }: ReportOf): Scope => ({ ...filters, ...period, asAt, asOf });

/**
 * The first making of reports: what stands in one, asked of what was known at its moment. It draws on nothing but the
 * report and the answers: no clock, no reader.
 */
export async function paperOf(report: ReportOf, ask: Ask): Promise<Paper> {
  const scope = scopeOf(report);
  const sensitive = new Set(await ask(new SensitiveItems(londonDate(report.asOf))));
  for (const { actionId } of await ask(new OpenActions())) sensitive.add(actionId);
  const editing = new Editing(report.edition, sensitive);
  const found = await measured(ask, scope);
  const sections = await SECTIONS[report.kind]({ report, scope, ask, editing, found });
  const narrowed = await narrowedTo(report, scope, ask, sensitive);
  return {
    title: report.title,
    marking: editing.tellsOfSensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    asOf: report.asOf,
    lead: headlineSentence(found.indicators.headline),
    facts: [
      { label: 'Kind', value: labelOf(report.kind) },
      { label: 'Edition', value: labelOf(report.edition) },
      { label: 'Figures of', value: narrowed.length > 0 ? narrowed.join('; ') : 'Everything' },
      { label: 'Happened by', value: dateInWords(report.asAt) },
      { label: 'Recorded by', value: instantInWords(report.asOf) },
      { label: 'Position in the log', value: String(report.position) },
      ...(report.edition === 'public' ? [{ label: 'Left out', value: leftOutInWords(editing.leftOut) }] : []),
    ],
    sections: [
      ...sections,
      {
        id: 'what-figures-do-not-show',
        heading: 'What these figures do not show',
        text: WHAT_FIGURES_DO_NOT_SHOW.join('\n\n'),
      },
    ],
  };
}

const leftOutInWords = (rows: number) =>
  `${count(rows, 'row')} about what is sensitive, in confidence or under embargo. The figures count everything.`;

interface Making {
  readonly report: ReportOf;
  readonly scope: Scope;
  readonly ask: Ask;
  readonly editing: Editing;
  readonly found: Measured;
}

const SECTIONS: Readonly<Record<ReportPinned['kind'], (making: Making) => Promise<Section[]>>> = {
  view: async (making) => findingsOf(await withoutSensitive(making), {}),

  quarterly_pack: async ({ report, scope, ask, editing, found }) => {
    const { from: _from, to: _to, ...always } = scope;
    const early = await pairsOf(ask, scope, 'headline.earlyInfluence');
    const decided = { ...report.period, to: earlier(report.period?.to, report.asAt) };
    return [
      ...findingsOf(found, {}).filter(({ id }) => id === 'headline' || id === 'early-against-late'),
      {
        id: 'early-influence',
        heading: 'Early influence this quarter',
        table: answersTable(editing, early, 'Asks with early influence', 'None is shown for this quarter.'),
      },
      { id: 'decisions', heading: 'Decisions', table: await decisionsTable(ask, editing, decided) },
      {
        id: 'open-consultations',
        heading: 'Open consultations and deadlines',
        table: await openConsultationsTable(ask, editing, clockOf(report)),
      },
      {
        id: 'awaiting-government',
        heading: 'Awaiting government',
        table: awaitingTable(editing, await pairsOf(ask, always, 'headline.raised'), report.asAt),
      },
      { id: 'actions', heading: 'Actions', table: await actionsTable(ask, editing, londonDate(clockOf(report))) },
    ];
  },

  annual: async (making) => {
    const { scope, ask, editing } = making;
    const influenced = await pairsOf(ask, scope, 'headline.influence');
    const [headline, ...rest] = findingsOf(await withoutSensitive(making), {});
    return [
      ...(headline ? [headline] : []),
      {
        id: 'influence',
        heading: 'Where influence is shown',
        table: answersTable(editing, influenced, 'Asks with influence', 'None is shown for this year.'),
      },
      ...rest,
      {
        id: 'not-reached',
        heading: 'Policies that the council did not reach in time',
        table: await notReachedTable(ask, editing, scope),
      },
    ];
  },
};

const earlier = (one: string | undefined, other: string) => (one !== undefined && one < other ? one : other);

/** What is open, and how long is left, is told of the end of the day up to which things count. */
const clockOf = ({ asAt, asOf }: ReportOf): string => {
  const day = endOfDay(asAt);
  return compareInstants(day, asOf) < 0 ? day : asOf;
};

/** The overdue consultations of a public edition are those that may be named: neither they nor their policies are sensitive. */
async function withoutSensitive({ report, ask, editing, found }: Making): Promise<Measured> {
  const { governmentAnswer } = found.indicators;
  const policies = await policiesOfConsultations(ask, report.asOf);
  const overdue = governmentAnswer.overdue.filter(({ consultationId }) =>
    editing.allows([consultationId, ...(policies.get(consultationId) ?? [])]),
  );
  return { ...found, indicators: { ...found.indicators, governmentAnswer: { ...governmentAnswer, overdue } } };
}

async function narrowedTo(report: ReportOf, scope: Scope, ask: Ask, sensitive: ReadonlySet<string>) {
  const { asAt: _asAt, asOf, ...filters } = scope;
  const { policyId } = filters;
  if (policyId === undefined) return scopeInWords(filters);
  if (report.edition === 'public' && sensitive.has(policyId)) return scopeInWords(filters, 'not named in this edition');
  const { policies } = await ask(new KnownAbout({ policyIds: [policyId] }, asOf));
  return scopeInWords(filters, policies.get(policyId)?.title);
}
