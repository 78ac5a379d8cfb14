import type { ConsultationSource } from '#consultations';
import { closingDate, compareInstants, dateInWords, sameFact, type Reference } from '#vocabulary';
import { withoutLanguage } from './addresses.js';
import type { GovukConsultation } from './content-item.js';
import { correctionOf, ON_GOVUK } from './corrections.js';
import { closingInWords } from './in-words.js';
import { closing, lastMove, type KnownConsultation } from './known-consultation.js';
import { plainText } from './plain-text.js';
import type { Proposal } from './proposal.js';
import { ANSWERED, type Publication } from './publication.js';

/**
 * Whether an item shows the consultation that was logged from this source: the same content id, and the same address
 * or the same kind. (A page may move and a call be relabelled, but both at once make it another call.)
 */
export function isSameCall(
  logged: { readonly kind: string; readonly source?: Partial<ConsultationSource> | null },
  { details: { kind, source } }: GovukConsultation,
): boolean {
  if (logged.source?.system !== 'govuk' || logged.source.key?.toLowerCase() !== source?.key) return false;
  const relabelled = ON_GOVUK.includes(logged.kind) && logged.kind !== kind;
  return !relabelled || withoutLanguage(logged.source.url ?? '') === withoutLanguage(source?.url ?? '');
}

/**
 * What a later version of an item says that the tracker does not know, as events to record, in the order in which they
 * are to be recorded. Nothing that has vanished from the page is a difference: what was first seen is kept.
 */
export function differences(known: KnownConsultation, item: GovukConsultation): Proposal[] {
  const correction = correctionOf(known, item);
  const move = deadlineMoved(known, item);
  const before = closing(known);
  const { opensOn } = item.details;
  // A call put off as a whole opens after its old closing date: that has to move out of the way first.
  const putOff = before !== undefined && opensOn !== undefined && closingDate(before) < opensOn;
  return [...(putOff ? [...move, ...correction] : [...correction, ...move]), ...whatHasHappened(known, item)];
}

/** What has become of a call by the time it is seen: feedback, outcome, withdrawal, as far as they are not known. */
export function whatHasHappened(known: KnownConsultation, item: GovukConsultation): Proposal[] {
  return [...feedbackPublished(known, item), ...outcomePublished(known, item), ...withdrawn(known, item)];
}

const DEADLINE = /clos(?:es|ing)|deadline|exten(?:d|sion)|open until|reopen/i;

/** Another closing time, unless the page was last touched before the deadline that is known was published. */
function deadlineMoved(known: KnownConsultation, item: GovukConsultation): Proposal[] {
  const { closesAt, source } = item.details;
  const before = closing(known);
  const since = lastMove(known)?.publishedOn ?? '';
  if (!closesAt || (before && compareInstants(before, closesAt) === 0)) return [];
  if ((item.touchedOn ?? item.seenOn) < since) return [];
  const noted = item.changes.find(({ on, note }) => on > since && on <= item.seenOn && DEADLINE.test(note));
  const publishedOn = noted?.on ?? within(since, item.updatedOn ?? item.seenOn, item.seenOn);
  const { consultationId } = known.facts;
  const reference: Reference = { title: item.details.title, url: source?.url };
  const reason = noted && { reason: noted.note };
  const from = before ? `, not ${closingInWords(before)}` : '';
  const late = closingDate(closesAt) < publishedOn ? ' That is later than the closing date itself.' : '';
  return [
    {
      event: {
        type: 'ConsultationDeadlineMoved',
        data: { consultationId, closesAt, publishedOn, ...reason, reference },
      },
      words: [`Closing date: ${closingInWords(closesAt)}${from}. Published on ${dateInWords(publishedOn)}.${late}`],
    },
  ];
}

const within = (least: string, date: string, most: string) => {
  const later = date < least ? least : date;
  return later > most ? most : later;
};

function feedbackPublished({ facts, feedback }: KnownConsultation, item: GovukConsultation): Proposal[] {
  if (!item.feedback || feedback.length > 0) return [];
  const { publishedOn, reference, text } = item.feedback;
  const quotation = text && { quotation: plainText(text, 2000) };
  const data = { consultationId: facts.consultationId, publishedOn, reference: { ...reference, ...quotation } };
  return [
    {
      event: { type: 'ConsultationFeedbackPublished', data },
      words: [`What people said was published: ${reference.title}. ${dateOf(item.feedback)}`],
    },
  ];
}

function outcomePublished(known: KnownConsultation, item: GovukConsultation): Proposal[] {
  const { outcome } = item;
  if (!outcome) return [];
  if (known.outcomes.length === 0) return [published(known, outcome, 'The outcome was published')];
  const seen = new Set(known.outcomes.map(({ reference }) => reference?.url));
  const fresh = outcome.documents.find(({ url }) => !seen.has(url));
  const further = fresh && answeredAgain(known, item);
  if (further)
    return [published(known, { ...outcome, ...further, reference: fresh }, 'A further outcome was published')];
  return outcomeCorrected(known, item, outcome);
}

function published(known: KnownConsultation, outcome: Publication, what: string): Proposal {
  const { publishedOn, text, reference } = outcome;
  const { consultationId } = known.facts;
  return {
    event: {
      type: 'ConsultationOutcomePublished',
      data: { consultationId, publishedOn, ...(text && { summary: text }), reference },
    },
    words: [`${what}: ${reference.title}. ${dateOf(outcome)}`],
  };
}

/** A change note about an answer, later than every outcome that is known. */
function answeredAgain(
  { outcomes }: KnownConsultation,
  { changes, seenOn }: GovukConsultation,
): Pick<Publication, 'publishedOn' | 'datedBy'> | undefined {
  const again = changes.find(
    ({ on, note }) => ANSWERED.test(note) && on <= seenOn && outcomes.every(({ publishedOn }) => publishedOn < on),
  );
  return again && { publishedOn: again.on, datedBy: 'change history' };
}

/** The one outcome that is known, with the date that GOV.UK itself now sends, or with the document it did not have. */
function outcomeCorrected(known: KnownConsultation, item: GovukConsultation, outcome: Publication): Proposal[] {
  const [only, another] = known.outcomes;
  if (!only || another) return [];
  const { url } = item.details.source ?? {};
  const [document] = outcome.documents;
  const without = only.reference?.url === undefined || only.reference.url === url;
  const reference = without && document && !sameFact(document, only.reference) ? document : undefined;
  const publishedOn = outcome.datedBy === 'publication date' ? outcome.publishedOn : only.publishedOn;
  if (!reference && publishedOn === only.publishedOn) return [];
  const words = [
    ...(reference ? [`The outcome is now in a document: ${reference.title}.`] : []),
    ...(publishedOn === only.publishedOn
      ? []
      : [`The outcome was published on ${dateInWords(publishedOn)}, not on ${dateInWords(only.publishedOn)}.`]),
  ];
  const { consultationId } = known.facts;
  const reason = 'As GOV.UK now shows it';
  return [
    {
      event: {
        type: 'ConsultationOutcomeCorrected',
        data: { consultationId, publishedOn, ...(reference && { reference }), reason },
      },
      words,
    },
  ];
}

function withdrawn({ facts, withdrawnOn: before }: KnownConsultation, item: GovukConsultation): Proposal[] {
  if (!item.withdrawn || before) return [];
  const { withdrawnOn, explanation } = item.withdrawn;
  const data = { consultationId: facts.consultationId, withdrawnOn, explanation };
  return [
    {
      event: { type: 'ConsultationWithdrawn', data },
      words: [`It was withdrawn on ${dateInWords(withdrawnOn)}: ${plainText(explanation, 300)}`],
    },
  ];
}

const SOURCE_OF_DATE = {
  'change history': 'the date of GOV.UK’s note on the change',
  'last update': 'the date of the page’s last update',
  'day seen': 'the day on which the page was seen',
};

/** When it was published, and how far that can be trusted. */
function dateOf({ publishedOn, datedBy }: Publication): string {
  const on = `Date: ${dateInWords(publishedOn)}`;
  if (datedBy === 'publication date') return `${on}.`;
  return `${on}, which is ${SOURCE_OF_DATE[datedBy]}; GOV.UK does not send the date itself, so check it.`;
}
