import {
  consultation,
  consultationEvents,
  CorrectConsultationDetails,
  correctConsultationDetails,
  MoveConsultationDeadline,
  moveConsultationDeadline,
  PublishConsultationFeedback,
  publishConsultationFeedback,
  PublishConsultationOutcome,
  publishConsultationOutcome,
  WithdrawConsultation,
  withdrawConsultation,
  type ConsultationEvent,
} from '#consultations';
import { faultsIn, knowing } from '#vocabulary';
import { after, consultationId, life, logged, page, title } from '../../fixtures/lifecycle.js';
import type { GovukConsultation } from './content-item.js';
import { differences, whatHasHappened } from './differences.js';
import type { KnownConsultation } from './known-consultation.js';

const reason = 'As GOV.UK now shows it';
const eventsOf = (known: KnownConsultation, item: GovukConsultation) =>
  differences(known, item).map(({ event }) => event);
const ways = {
  url: 'https://www.homeofficesurveys.homeoffice.gov.uk/s/E6ROXH/',
  email: 'ransomwareconsultation@homeoffice.gov.uk',
};

/** What comes of the event as a wish. */
function granted(known: KnownConsultation, { type, data }: ConsultationEvent): ConsultationEvent[] {
  const today = knowing('2026-11-01T09:00:00Z');
  switch (type) {
    case 'ConsultationDetailsCorrected':
      return correctConsultationDetails(new CorrectConsultationDetails(data, today))(known);
    case 'ConsultationDeadlineMoved':
      return moveConsultationDeadline(new MoveConsultationDeadline(data, today))(known);
    case 'ConsultationFeedbackPublished':
      return publishConsultationFeedback(new PublishConsultationFeedback(data, today))(known);
    case 'ConsultationOutcomePublished':
      return publishConsultationOutcome(new PublishConsultationOutcome(data, today))(known);
    case 'ConsultationWithdrawn':
      return withdrawConsultation(new WithdrawConsultation(data, today))(known);
    default:
      throw new Error(`${type} is not expected`);
  }
}

const LIFE: [string, ConsultationEvent[]][] = [
  ['1-unopened', []],
  ['2-open', [{ type: 'ConsultationDetailsCorrected', data: { consultationId, waysToRespond: ways, reason } }]],
  [
    '3-open-deadline-extended',
    [
      {
        type: 'ConsultationDeadlineMoved',
        data: {
          consultationId,
          closesAt: '2025-04-15T00:00:00.000+01:00',
          publishedOn: '2025-03-20',
          reason: 'Closing date extended.',
          reference: { title, url: page },
        },
      },
    ],
  ],
  [
    '4-closed-awaiting-response',
    [
      {
        type: 'ConsultationDeadlineMoved',
        data: {
          consultationId,
          closesAt: '2025-04-08T17:00:00.000+01:00',
          publishedOn: '2025-04-08',
          reference: { title, url: page },
        },
      },
    ],
  ],
  [
    '5-closed-with-public-feedback',
    [
      {
        type: 'ConsultationFeedbackPublished',
        data: {
          consultationId,
          publishedOn: '2025-06-02',
          reference: {
            title: 'Ransomware legislative proposals',
            url: 'https://assets.publishing.service.gov.uk/media/x/condoc.pdf',
            quotation: '273 responses were received.',
          },
        },
      },
    ],
  ],
  [
    '6-outcome',
    [
      {
        type: 'ConsultationOutcomePublished',
        data: {
          consultationId,
          publishedOn: '2025-07-22',
          summary: 'Synthetic summary of the government response.',
          reference: {
            title: 'Government response',
            url: 'https://www.gov.uk/government/consultations/x/government-response',
          },
        },
      },
    ],
  ],
  [
    '7-withdrawn-england-wales-external',
    [
      { type: 'ConsultationDetailsCorrected', data: { consultationId, nations: ['england', 'wales'], reason } },
      {
        type: 'ConsultationWithdrawn',
        data: { consultationId, withdrawnOn: '2026-01-10', explanation: 'Superseded.' },
      },
    ],
  ],
];

describe('the life of a call, imported version by version', () => {
  it('leaves what happened, in order, and nothing when a version comes again', () => {
    let known = after(logged(life('1-unopened')));
    for (const [name, events] of LIFE) {
      const item = life(name);
      expect([name, eventsOf(known, item)]).toEqual([name, events]);
      known = events.reduce(consultation.evolve, known)!;
      expect([name, eventsOf(known, item)]).toEqual([name, []]);
    }
    expect(known.facts.waysToRespond).toEqual(ways);
  });

  it('says each difference in words', () => {
    let known = after(logged(life('1-unopened')));
    const words = LIFE.map(([name, events]) => {
      const said = differences(known, life(name)).flatMap(({ words }) => words);
      known = events.reduce(consultation.evolve, known)!;
      return said;
    });
    expect(words).toEqual([
      [],
      [`Ways to respond: ${ways.url} and ${ways.email}.`],
      ['Closing date: the end of 14 April 2025, not 8 April 2025 at 5pm. Published on 20 March 2025.'],
      ['Closing date: 8 April 2025 at 5pm, not the end of 14 April 2025. Published on 8 April 2025.'],
      ['What people said was published: Ransomware legislative proposals. Date: 2 June 2025.'],
      [
        'The outcome was published: Government response. Date: 22 July 2025, which is the date of GOV.UK’s note on the change; GOV.UK does not send the date itself, so check it.',
      ],
      [
        'Nations: England and Wales, not England, Scotland, Wales and Northern Ireland.',
        'It was withdrawn on 10 January 2026: Superseded.',
      ],
    ]);
  });

  it('whichever two versions come one after the other, every event has its shape and keeps the rules', () => {
    for (const [first] of LIFE)
      for (const [second] of LIFE) {
        let known = after(logged(life(first)));
        for (const event of eventsOf(known, life(second))) {
          expect(faultsIn(consultationEvents[event.type], event.data)).toEqual([]);
          expect(granted(known, event)).toEqual([event]);
          known = consultation.evolve(known, event)!;
        }
        expect(eventsOf(known, life(second))).toEqual([]);
      }
  });

  it('one that is logged late has its past recorded beside it', () => {
    const late = life('7-withdrawn-england-wales-external');
    expect(eventsOf(after(logged(late)), late)).toEqual([
      {
        type: 'ConsultationOutcomePublished',
        data: {
          consultationId,
          publishedOn: '2026-01-10',
          summary: 'x',
          reference: { title: 'Consultation outcome', url: page },
        },
      },
      {
        type: 'ConsultationWithdrawn',
        data: { consultationId, withdrawnOn: '2026-01-10', explanation: 'Superseded.' },
      },
    ]);
  });

  it('what was put otherwise when it was logged is not questioned by what has happened since', () => {
    const outcome = life('6-outcome');
    const known = after(logged(outcome, { title: 'Ransomware' }));
    expect(whatHasHappened(known, outcome).map(({ event }) => event.type)).toEqual(['ConsultationOutcomePublished']);
  });
});
