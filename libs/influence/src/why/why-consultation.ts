import { dateInWords } from '#vocabulary';
import type { CountedConsultation } from '../consultations-as-at.js';
import type { Topic } from '../figure.js';
import { saying, type Finding } from './fact.js';

/** What the rules of consultations looked at, of one consultation as at a date. */
export function findingsOfConsultation(
  { consultation, closing, withdrawnOn, outcomeOn, lapsedOn }: CountedConsultation,
  asAt: string,
): Finding[] {
  const { consultationId, opensOn, loggedOn, triage, responses } = consultation;
  const day = dateInWords(asAt);
  const told = (about: Topic, sentence: string, on: string | null, types: string[], ...fields: string[]): Finding => ({
    about,
    sentence,
    on,
    items: [],
    sources: [
      {
        stream: `consultation-${consultationId}`,
        says: saying(types, 'ConsultationDetailsCorrected', fields),
      },
    ],
  });
  const submitted = responses.filter(({ on }) => on <= asAt);
  return [
    told(
      'logging',
      `It was recorded on ${dateInWords(loggedOn)}, and ${opensOn === null ? 'its opening is not known' : `opened on ${dateInWords(opensOn)}`}`,
      loggedOn,
      ['ConsultationLogged'],
      'opensOn',
    ),
    told('triage', triage === null ? 'Nobody has triaged it' : `Its latest triage is “${triage}”`, null, [
      'ConsultationTriaged',
    ]),
    told(
      'closing',
      closing === undefined
        ? `No closing was known by ${day}`
        : `It closes on ${dateInWords(closing.date)}, by what was public by ${day}`,
      closing?.date ?? null,
      ['ConsultationLogged', 'ConsultationDeadlineMoved'],
      'closesAt',
    ),
    withdrawnOn === undefined
      ? told('withdrawal', `It was not withdrawn by ${day}`, null, [])
      : told('withdrawal', `It was withdrawn on ${dateInWords(withdrawnOn)}`, withdrawnOn, ['ConsultationWithdrawn']),
    ...(submitted.length === 0
      ? [told('response', `No response was submitted by ${day}`, null, [])]
      : submitted.map(({ id, on }): Finding => ({
          about: 'response',
          sentence: `A response was submitted on ${dateInWords(on)}`,
          on,
          items: [],
          sources: [{ stream: `response-${id}`, says: saying(['ResponseSubmitted']) }],
        }))),
    lapsedOn === undefined
      ? told('lapse', `No lapse was recorded of ${day} or before`, null, [])
      : told('lapse', `It lapsed on ${dateInWords(lapsedOn)}`, lapsedOn, ['ConsultationLapsed']),
    outcomeOn === undefined
      ? told('outcome', `No outcome was published by ${day}`, null, [])
      : told('outcome', `The first outcome was published on ${dateInWords(outcomeOn)}`, outcomeOn, [
          'ConsultationOutcomePublished',
          'ConsultationOutcomeCorrected',
        ]),
  ];
}
