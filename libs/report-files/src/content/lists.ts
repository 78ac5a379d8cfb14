import { number, text, type Ask, type DataTable } from '#findings';
import { closingInWords, dateInWords, inWords, knownTitle, labelOf, titleOfSlug } from '#govuk-pages';
import { ListConsultations, ListDecisions, OpenActions, type ConsultationRow, type DecisionRow } from '#registers';
import type { Editing, TellingRow } from './edition.js';

const AT_ONCE = 1000;
const titles = (slugs: readonly string[]) => inWords(slugs.map((slug) => knownTitle(slug) ?? titleOfSlug(slug)));

/** All rows of a register, asked for in portions. */
async function all<Row>(
  portion: (after: { pageSize: number; after?: string }) => Promise<{ rows: readonly Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null | undefined;
  do {
    const found = await portion({ pageSize: AT_ONCE, ...(next && { after: next }) });
    rows.push(...found.rows);
    next = found.next;
  } while (next);
  return rows;
}

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

/** The decisions of a period, the earliest first. */
export async function decisionsTable(
  ask: Ask,
  editing: Editing,
  period: { readonly from?: string; readonly to: string },
): Promise<DataTable> {
  const rows = await all<DecisionRow>((portion) =>
    ask(new ListDecisions({ ...period, sort: 'decidedOn', ...portion })),
  );
  return editing.table(
    {
      caption: 'Decisions, in order of date',
      columns: [
        { label: 'Decision' },
        { label: 'Decided' },
        { label: 'Kind' },
        { label: 'Departments' },
        { label: 'Answers to asks', numeric: true },
      ],
      empty: 'No decision was made.',
    },
    rows.map((row): TellingRow => ({
      about: [row.decisionId, ...ids(row.policies), ...(row.consultation ? [row.consultation.id] : [])],
      cells: [
        text(row.title),
        { shown: dateInWords(row.decidedOn), value: row.decidedOn },
        text(labelOf(row.kind)),
        text(titles(row.departments)),
        number(row.answers),
      ],
    })),
  );
}

/** The policies that each consultation is about, by its id. */
export async function policiesOfConsultations(ask: Ask, now: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await all<ConsultationRow>((portion) => ask(new ListConsultations({ now, ...portion })));
  return new Map(rows.map(({ consultationId, policies }) => [consultationId, ids(policies)]));
}

/** The consultations that are open at an instant, the first to close first. */
export async function openConsultationsTable(ask: Ask, editing: Editing, now: string): Promise<DataTable> {
  const rows = await all<ConsultationRow>((portion) =>
    ask(new ListConsultations({ now, state: 'open', sort: 'closesAt', ...portion })),
  );
  return editing.table(
    {
      caption: 'Open consultations and their deadlines',
      columns: [
        { label: 'Consultation' },
        { label: 'Closes' },
        { label: 'Days left', numeric: true },
        { label: 'Departments' },
        { label: 'Triage' },
      ],
      empty: 'No consultation is open.',
    },
    rows.map((row): TellingRow => ({
      about: [row.consultationId, ...ids(row.policies)],
      cells: [
        text(row.title),
        { shown: row.closesAt ? closingInWords(row.closesAt) : 'No closing date', value: row.closesAt },
        number(row.daysLeft),
        text(titles(row.departments)),
        text(row.triage ? labelOf(row.triage) : 'Not triaged'),
      ],
    })),
  );
}

/** What meetings gave somebody to do. Nobody marks an action: all of them are the council's own business. */
export async function actionsTable(ask: Ask, editing: Editing, today: string): Promise<DataTable> {
  const rows = await ask(new OpenActions());
  return editing.table(
    {
      caption: 'Actions that are not done, the first due first',
      columns: [{ label: 'Action' }, { label: 'Who' }, { label: 'Due' }, { label: 'State' }],
      empty: 'There is none.',
    },
    rows.map((row): TellingRow => ({
      about: [row.actionId],
      cells: [
        text(row.text),
        text(row.owner.title),
        { shown: dateInWords(row.dueOn), value: row.dueOn },
        text(row.dueOn < today ? 'Overdue' : ''),
      ],
    })),
  );
}
