import { consultationEvents } from '#consultations';
import { faultsIn, type Shape } from '#vocabulary';
import { consultationId, details, questionId } from './consultation.fixtures.js';

const faults = (shape: Shape, data: object) => faultsIn(shape, { consultationId, ...data });
const { ConsultationLogged, ConsultationDetailsCorrected, ConsultationQuestionsListed, ConsultationTriaged } =
  consultationEvents;

describe('The events of a consultation', () => {
  it('hold a whole consultation', () => expect(faults(ConsultationLogged, details)).toEqual([]));
  it('name what is wrong, however deep', () =>
    expect(
      faults(ConsultationLogged, {
        ...details,
        closesAt: '2025-08-29',
        source: { system: 'twitter' },
        waysToRespond: { email: 'post it' },
        handling: { marking: 'secret' },
      }),
    ).toEqual([
      { field: 'closesAt', message: 'must be an instant with an offset, like 2025-04-08T17:00:00+01:00' },
      { field: 'source.system', message: 'must be one of govuk, citizen_space, parliament, manual' },
      { field: 'waysToRespond.email', message: 'must be an email address, like name@example.gov.uk' },
      { field: 'handling.marking', message: 'must be one of official, official-sensitive' },
    ]));
  it('take an optional field away with null in a correction, and no other', () => {
    const reason = 'Misread';
    const optional = {
      summary: null,
      opensOn: null,
      closesAt: null,
      source: null,
      waysToRespond: null,
      handling: null,
    };
    expect(faults(ConsultationDetailsCorrected, { ...optional, reason })).toEqual([]);
    expect(faults(ConsultationDetailsCorrected, { title: null, reason })).toEqual([
      { field: 'title', message: 'must be one line of 1 to 500 characters' },
    ]);
  });
  it('hold questions one by one', () =>
    expect(
      faults(ConsultationQuestionsListed, {
        questions: [
          { questionId, number: '1', text: 'Do you agree?', kind: 'choice', options: ['Yes', 'No'] },
          { questionId, number: '2', text: 'Why?', kind: 'essay' },
        ],
      }),
    ).toEqual([{ field: 'questions.1.kind', message: 'must be one of open, choice, factual' }]));
  it('hold the six answers of triage as yes, no or a few words', () => {
    const triaged = { decision: 'lead', reason: 'At the heart of the programme' };
    const relatesTo = {
      bearsOnDigitalWork: true,
      expectedToAnswer: false,
      somethingToSay: 'On identity',
      canStillChange: 'The annex can',
      whoIsAffected: 'Districts above all',
      haveTime: true,
    };
    expect(faults(ConsultationTriaged, { ...triaged, relatesTo })).toEqual([]);
    expect(faults(ConsultationTriaged, { ...triaged, relatesTo: { haveTime: 3 } })).toEqual([
      { field: 'relatesTo.haveTime', message: 'must be true, false or text of 1 to 2,000 characters' },
    ]);
  });
});
