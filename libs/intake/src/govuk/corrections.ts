import type { ConsultationDetailsCorrected, WaysToRespond } from '#consultations';
import { closingDate, dateInWords, sameFact } from '#vocabulary';
import type { GovukConsultation } from './content-item.js';
import { listInWords, nationsInWords } from './in-words.js';
import { closing, type KnownConsultation } from './known-consultation.js';
import { plainLine } from './plain-text.js';
import type { Proposal } from './proposal.js';

type Fields = Omit<ConsultationDetailsCorrected, 'consultationId' | 'reason'>;

/** The details in which the page differs from what is known, as one correction. */
export function correctionOf(known: KnownConsultation, item: GovukConsultation): Proposal[] {
  const changes = [...inWords(known, item), ...kind(known, item), ...others(known, item), ...ways(known, item)];
  if (changes.length === 0) return [];
  const fields: Fields = Object.assign({}, ...changes.map(([field]) => field));
  const { consultationId } = known.facts;
  const data = { consultationId, ...fields, reason: 'As GOV.UK now shows it' };
  return [{ event: { type: 'ConsultationDetailsCorrected', data }, words: changes.map(([, words]) => words) }];
}

type Change = readonly [Fields, string];

const quoted = (text: string | undefined) => (text ? `“${plainLine(text, 200)}”` : 'none');

/** What the page says in its own language; a translation of the page corrects none of it. */
function inWords({ facts: logged }: KnownConsultation, { details: seen, language }: GovukConsultation): Change[] {
  if (language !== 'en' && logged.source?.url !== seen.source?.url) return [];
  const { title, summary, source } = seen;
  return [
    ...when(title !== logged.title, { title }, `Title: ${quoted(title)}, not ${quoted(logged.title)}.`),
    ...when(
      summary !== undefined && summary !== logged.summary,
      { summary },
      `Summary: ${quoted(summary)}, not ${quoted(logged.summary)}.`,
    ),
    ...when(!sameFact(source, logged.source), { source }, `Its page on GOV.UK: ${source?.url}`),
  ];
}

const when = (differs: boolean, fields: Fields, words: string): Change[] => (differs ? [[fields, words]] : []);

/** The kinds that GOV.UK tells apart. */
export const ON_GOVUK: readonly string[] = ['consultation', 'call_for_evidence'];

/** What the secretariat has told apart more finely than GOV.UK does stays. */
function kind({ facts: logged }: KnownConsultation, { details: { kind } }: GovukConsultation): Change[] {
  const words =
    kind === 'consultation'
      ? 'It is a consultation, not a call for evidence.'
      : 'It is a call for evidence, not a consultation.';
  return when(kind !== logged.kind && ON_GOVUK.includes(logged.kind), { kind }, words);
}

function others({ facts: logged }: KnownConsultation, { details: seen }: GovukConsultation): Change[] {
  const { departments, nations, opensOn } = seen;
  const opened = logged.opensOn ? dateInWords(logged.opensOn) : 'none';
  return [
    ...when(
      departments.length > 0 && !sameFact(departments, logged.departments),
      { departments },
      `Departments: ${listInWords(departments)}, not ${listInWords(logged.departments)}.`,
    ),
    ...when(
      !sameFact(nations, logged.nations),
      { nations },
      `Nations: ${nationsInWords(nations)}, not ${nationsInWords(logged.nations)}.`,
    ),
    ...when(
      opensOn !== undefined && opensOn !== logged.opensOn,
      { opensOn },
      `Opening date: ${opensOn && dateInWords(opensOn)}, not ${opened}.`,
    ),
  ];
}

/**
 * While the call is open, what the page shows counts; once it is over, only what was not known is added. What is not
 * shown any more is kept: GOV.UK takes the ways to respond off the page when a call closes.
 */
function ways(known: KnownConsultation, item: GovukConsultation): Change[] {
  const { waysToRespond: logged } = known.facts;
  const { waysToRespond: seen } = item.details;
  const both: WaysToRespond = isOver(known, item) ? { ...seen, ...logged } : { ...logged, ...seen };
  const { url, email, postalAddress } = both;
  const words = listInWords(
    [url, email, postalAddress && plainLine(postalAddress, 200)].filter((way) => way !== undefined),
  );
  return when(!sameFact(both, logged ?? {}), { waysToRespond: both }, `Ways to respond: ${words}.`);
}

function isOver(known: KnownConsultation, { details, outcome, withdrawn, seenOn }: GovukConsultation): boolean {
  const closesAt = details.closesAt ?? closing(known);
  return Boolean(outcome ?? withdrawn) || (closesAt !== undefined && closingDate(closesAt) < seenOn);
}
