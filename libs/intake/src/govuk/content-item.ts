import type { ConsultationLogged } from '#consultations';
import { InvalidInput, londonDate, NATIONS, RuleBroken, type Nation, type Reference } from '#vocabulary';
import { GOVUK, webAddress, withoutLanguage } from './addresses.js';
import { Fields } from './fields.js';
import { plainLine, plainText } from './plain-text.js';
import { ANSWERED, publication, type Change, type Page, type Publication } from './publication.js';
import { waysToRespond } from './ways-to-respond.js';

/** A consultation or call for evidence as GOV.UK shows it on one day, in the tracker's words. */
export interface GovukConsultation {
  /** what would be logged; the policies and themes are for the secretariat to name */
  readonly details: Omit<ConsultationLogged, 'consultationId'>;
  /** what people said: a step of its own before the outcome */
  readonly feedback?: Publication;
  readonly outcome?: Publication;
  readonly withdrawn?: { readonly withdrawnOn: string; readonly explanation: string };
  /** GOV.UK's own notes of what changed on the page, the newest first */
  readonly changes: readonly Change[];
  /** the date of the last change that GOV.UK shows to its readers */
  readonly updatedOn?: string;
  /** the date of the last change of any kind: an item that is older than another says less */
  readonly touchedOn?: string;
  /** the date on which the item was fetched or uploaded */
  readonly seenOn: string;
  /** `en`, or the language of a translation (`cy`) */
  readonly language: string;
  /** what could not be taken over, each a sentence for the page */
  readonly leftOut: readonly string[];
}

type GovukKind = 'consultation' | 'call_for_evidence';

const KINDS: Readonly<Record<string, GovukKind>> = {
  consultation: 'consultation',
  open_consultation: 'consultation',
  closed_consultation: 'consultation',
  consultation_outcome: 'consultation',
  call_for_evidence: 'call_for_evidence',
  open_call_for_evidence: 'call_for_evidence',
  closed_call_for_evidence: 'call_for_evidence',
  call_for_evidence_outcome: 'call_for_evidence',
};

const OUTCOME = {
  consultation: { prefix: 'final_outcome', heading: 'Consultation outcome' },
  call_for_evidence: { prefix: 'outcome', heading: 'Call for evidence outcome' },
};
const FED_BACK = /feedback|responses|what (?:people|you) (?:said|told)|analysis/i;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const BASE_PATH = /^\/[^\s?#\\]{1,511}$/;
const LANGUAGE = /^[a-z]{2}(?:-[a-z0-9]{2,4})?$/i;

/**
 * Reads a content item of GOV.UK (parsed, or its JSON text) as the consultation that the tracker would log. Text is
 * plain, addresses are web addresses, dates are London dates. Whatever GOV.UK's job calls its state is not looked at:
 * the dates, the outcome and the withdrawal are.
 * @param seenOn the London date on which the item was fetched
 * @throws RuleBroken when it is another kind of page, InvalidInput naming every field that is missing or ill-typed
 */
export function fromContentItem(json: unknown, { seenOn }: { seenOn: string }): GovukConsultation {
  const item = new Fields(typeof json === 'string' ? parsed(json) : json);
  refuse(item);
  const kind = kindOf(item);
  const details = item.object('details');
  const title = plainLine(item.required('title'));
  if (!title) item.fault('title', 'must be text that can be read');
  const summary = plainText(item.text('description') ?? '');
  const url = `${GOVUK}${basePath(item)}`;
  const opens = details.instant('opening_date');
  const closesAt = details.instant('closing_date');
  const updated = item.instant('public_updated_at');
  const touched = item.instant('updated_at') ?? updated;
  const updatedOn = updated && londonDate(updated);
  const leftOut: string[] = [];
  const ways = waysToRespond(details, leftOut);
  const changes = changesIn(details);
  const page: Page = { url, closesAt, updatedOn, seenOn, changes, attachments: attachmentsIn(details) };
  const { prefix, heading } = OUTCOME[kind];
  const feedback = publication(details, 'public_feedback', { heading: 'Feedback received', noted: FED_BACK }, page);
  const outcome = publication(details, prefix, { heading, noted: ANSWERED }, page);
  const withdrawn = withdrawalIn(item);
  const departments = departmentsIn(item, details, leftOut);
  const nations = nationsIn(details);
  const key = contentId(item);
  const language = languageIn(item);
  refuse(item);
  return {
    details: {
      title,
      kind,
      ...(summary && { summary }),
      departments,
      policyIds: [],
      themes: [],
      nations,
      ...(opens && { opensOn: londonDate(opens) }),
      ...(closesAt && { closesAt }),
      source: { system: 'govuk', key, url },
      ...(ways && { waysToRespond: ways }),
    },
    ...(feedback && { feedback }),
    ...(outcome && { outcome }),
    ...(withdrawn && { withdrawn }),
    changes,
    ...(updatedOn && { updatedOn }),
    ...(touched && { touchedOn: londonDate(touched) }),
    seenOn,
    language,
    leftOut,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new InvalidInput([{ field: '', message: 'must be the JSON of a GOV.UK content item' }]);
  }
}

function refuse({ faults }: Fields): void {
  if (faults.length > 0) throw new InvalidInput(faults);
}

function kindOf(item: Fields): GovukKind {
  const type = plainLine(item.text('document_type') ?? item.text('schema_name') ?? '', 100);
  if (!type && item.faults.length === 0) item.fault('document_type', 'is missing');
  refuse(item);
  if (Object.hasOwn(KINDS, type)) return KINDS[type]!;
  const words = type.replaceAll('_', ' ');
  throw new RuleBroken(
    `This GOV.UK page is of the type “${words}”: only consultations and calls for evidence can be logged from GOV.UK`,
    'document_type',
  );
}

function basePath(item: Fields): string {
  const path = item.required('base_path');
  if (path && !BASE_PATH.test(path))
    item.fault('base_path', 'must be a path on GOV.UK, like /government/consultations/x');
  return path;
}

function contentId(item: Fields): string {
  const id = item.required('content_id');
  if (id && !UUID.test(id)) item.fault('content_id', 'must be an id');
  return id.toLowerCase();
}

function languageIn(item: Fields): string {
  const locale = item.text('locale') ?? 'en';
  if (!LANGUAGE.test(locale)) item.fault('locale', 'must be a language, like en or cy');
  return locale.toLowerCase();
}

function changesIn(details: Fields): Change[] {
  const changes = details.objects('change_history').flatMap((change) => {
    const at = change.instant('public_timestamp');
    const note = plainText(change.text('note') ?? '', 2000);
    return at ? [{ at: Date.parse(at), on: londonDate(at), note }] : [];
  });
  return changes.toSorted((a, b) => b.at - a.at).map(({ on, note }) => ({ on, note }));
}

function attachmentsIn(details: Fields): Map<string, Reference> {
  return new Map(
    details.objects('attachments').flatMap((attachment): [string, Reference][] => {
      const id = attachment.text('id');
      const url = webAddress(attachment.text('url') ?? '');
      const title = plainLine(attachment.text('title') ?? '') || plainLine(attachment.text('filename') ?? '') || url;
      return id && url && title ? [[id, { title: plainLine(title), url }]] : [];
    }),
  );
}

function withdrawalIn(item: Fields): GovukConsultation['withdrawn'] {
  const notice = item.object('withdrawn_notice');
  const at = notice.instant('withdrawn_at');
  const explanation = plainText(notice.text('explanation') ?? '') || 'GOV.UK gives no explanation.';
  if (!at) return undefined;
  return { withdrawnOn: londonDate(at), explanation };
}

/** The slugs of the organisations, the lead ones first and in their order. */
function departmentsIn(item: Fields, details: Fields, leftOut: string[]): string[] {
  const lead = new Map(details.texts('emphasised_organisations').map((id, index) => [id, index]));
  const organisations = item
    .object('links')
    .objects('organisations')
    .map((organisation) => ({
      id: organisation.text('content_id') ?? '',
      name: plainLine(organisation.text('title') ?? 'without a name', 200),
      slug: slugIn(organisation.text('base_path') ?? organisation.text('api_path') ?? ''),
    }));
  for (const { slug, name } of organisations)
    if (!slug) leftOut.push(`The organisation “${name}” has no page of its own on GOV.UK: it was left out.`);
  const rank = ({ id }: { id: string }) => lead.get(id) ?? lead.size;
  const slugs = organisations.toSorted((a, b) => rank(a) - rank(b)).flatMap(({ slug }) => slug ?? []);
  return [...new Set(slugs)];
}

const slugIn = (path: string) => /\/([a-z0-9]+(?:[-_][a-z0-9]+)*)$/.exec(withoutLanguage(path))?.[1];

/** Left out means all four; else those it is said to apply to. */
function nationsIn(details: Fields): Nation[] {
  if (!details.has('national_applicability')) return [...NATIONS];
  const named = details.object('national_applicability');
  const said = NATIONS.map((nation) => ({ nation, applies: named.object(nation).yesOrNo('applicable') }));
  const yes = said.filter(({ applies }) => applies);
  return (yes.length > 0 ? yes : said.filter(({ applies }) => applies === undefined)).map(({ nation }) => nation);
}
