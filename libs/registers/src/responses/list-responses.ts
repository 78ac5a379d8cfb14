import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Handling } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { conditions, when, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all, itemsJson, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';

export const RESPONSE_STATES = ['started', 'submitted', 'acknowledged', 'published', 'withdrawn', 'lapsed'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

export const RESPONSE_SORTS = ['submittedAt', 'consultation', 'recordedAt'] as const;

export interface ResponseFilters extends Listing {
  readonly state?: string;
  /** a consultation id */
  readonly consultation?: string;
  /** an organisation id: who took part */
  readonly organisation?: string;
}

export interface ResponseRow {
  readonly responseId: string;
  readonly consultation: ItemRef;
  readonly state: ResponseState;
  readonly jointWith: readonly string[];
  readonly leadPersonId: string;
  /** instant */
  readonly submittedAt: string | null;
  /** the date in London of that instant */
  readonly submittedOn: string | null;
  readonly channel: string | null;
  /** the latest: from the acknowledgement, else from the submission */
  readonly receipt: string | null;
  readonly asks: readonly ItemRef[];
  readonly organisations: readonly ItemRef[];
  readonly document: {
    readonly fileName: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  } | null;
  readonly acknowledgedOn: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  /** why it was withdrawn, or lapsed */
  readonly endedReason: string | null;
  readonly handling: Handling | null;
  /** when the start was recorded */
  readonly recordedAt: string;
  readonly revision: number;
}

export type ResponseList = Paged<ResponseRow, 'state' | 'organisation'>;

/** The register of responses. */
export class ListResponses extends Query<ResponseList> {
  constructor(readonly filters: ResponseFilters = {}) {
    super();
  }
}

const RESPONSES: Register<'state' | 'organisation'> = {
  from: 'responses r LEFT JOIN consultations c ON c.consultation_id = r.consultation_id',
  kept: 'SELECT state, count FROM kept_response_states',
  reads: ['responses', 'consultations', 'organisations'],
  id: 'r.response_id',
  tie: 'r.number',
  sorts: {
    submittedAt: 'coalesce(unixepoch(r.submitted_at), 0)',
    consultation: 'coalesce(c.title, r.consultation_id) COLLATE NOCASE',
    recordedAt: 'r.number',
  },
  defaultSort: '-recordedAt',
  values: { state: 'r.state' },
  lists: {
    organisation: {
      entries:
        'SELECT item_id AS value, l.number AS tie FROM organisations JOIN response_links l ON item_id = organisation_id',
      kept: 'SELECT item_id AS value, count FROM organisations CROSS JOIN kept_response_items ON item_id = organisation_id',
      titles: 'SELECT organisation_id AS id, name AS title FROM organisations',
    },
  },
};

/** The rows of responses, in the order of the ids. */
export function responseRows(db: Database, ids: readonly string[]): ResponseRow[] {
  const rows = all<StoredResponse>(
    db,
    `SELECT r.*, c.title AS consultation_title,
       ${itemsJson(`SELECT value AS id, coalesce(a.statement, value) AS title FROM json_each(r.asks_raised)
         LEFT JOIN asks a ON a.ask_id = value`)} AS asks,
       ${itemsJson(`SELECT value AS id, coalesce(o.name, value) AS title FROM json_each(r.organisation_ids)
         LEFT JOIN organisations o ON o.organisation_id = value`)} AS organisations
     FROM json_each(?) wanted JOIN responses r ON r.response_id = wanted.value
     LEFT JOIN consultations c ON c.consultation_id = r.consultation_id ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => ({
    responseId: row.response_id,
    consultation: { id: row.consultation_id, title: row.consultation_title ?? row.consultation_id },
    state: row.state,
    jointWith: parsed(row.joint_with),
    leadPersonId: row.lead_person_id,
    submittedAt: row.submitted_at,
    submittedOn: row.submitted_on,
    channel: row.channel,
    receipt: row.receipt,
    asks: parsed(row.asks),
    organisations: parsed(row.organisations),
    document: parsedOrNull(row.document),
    acknowledgedOn: row.acknowledged_on,
    publishedOn: row.published_on,
    url: row.url,
    endedReason: row.ended_reason,
    handling: parsedOrNull(row.handling),
    recordedAt: row.recorded_at,
    revision: row.revision,
  }));
}

interface StoredResponse {
  readonly response_id: string;
  readonly consultation_id: string;
  readonly consultation_title: string | null;
  readonly state: ResponseState;
  readonly joint_with: string;
  readonly lead_person_id: string;
  readonly submitted_at: string | null;
  readonly submitted_on: string | null;
  readonly channel: string | null;
  readonly receipt: string | null;
  readonly asks: string;
  readonly organisations: string;
  readonly document: string | null;
  readonly acknowledged_on: string | null;
  readonly published_on: string | null;
  readonly url: string | null;
  readonly ended_reason: string | null;
  readonly handling: string | null;
  readonly recorded_at: string;
  readonly revision: number;
}

/** The responses that a filter lets through, a page of them. `q` is looked for in the titles of their consultations. */
export function listResponses(db: Database, filters: ResponseFilters, position?: number): ResponseList {
  const { q, state, consultation, organisation, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'c.number', 'consultations_search'),
    when(state, 'r.state = ?', 'state'),
    when(consultation, 'r.consultation_id = ?'),
    when(organisation, 'r.number IN (SELECT number FROM response_links WHERE item_id = ?)', 'organisation'),
  );
  const { ids, ...page } = pageOf(db, RESPONSES, asked, listing, position);
  return { ...page, rows: responseRows(db, ids) };
}

@QueryHandler(ListResponses)
export class ListResponsesHandler implements IQueryHandler<ListResponses> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListResponses) {
    return listResponses(this.readModels.db, filters, this.readModels.position);
  }
}
