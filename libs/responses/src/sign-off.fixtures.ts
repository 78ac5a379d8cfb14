import { knowing, type Known } from '#vocabulary';
import { sha256OfAnswer } from './answers.js';
import { consultationId, responseId, started } from './response.fixtures.js';
import type {
  AnswerWords,
  MinorityStatementFiled,
  PositionTaken,
  ResponseEvent,
  SignOffClosed,
  SignOffOpened,
} from './response-events.js';
import type { KnownOfSignOff, Signer } from './sign-off.js';

/** A response to three questions that fifteen councils could sign; here four are asked. */
const id = (last: number) => `0196b7a1-0000-7000-8000-0000000000${last.toString(16).padStart(2, '0')}`;
export const [q1, q2, q3] = [id(1), id(2), id(3)] as [string, string, string];
export const [kent, leeds, york, devon] = [id(11), id(12), id(13), id(14)] as [string, string, string, string];
export const formerMember = id(15);

export const CLOSES_AT = '2025-08-20T16:00:00Z';
const secretariat: Signer = { recordsForOthers: true };
export const memberOf = (organisationId: string): Signer => ({ organisationId, recordsForOthers: false });

/** What is known at noon on 12 August 2025, unless said otherwise, to the secretariat. */
export const knownTo = (signer: Signer = secretariat, now = '2025-08-12T11:00:00Z'): Known & KnownOfSignOff => ({
  ...knowing(now, {
    consultations: new Map([[consultationId, { title: 'Shared front offices', withdrawn: false }]]),
    organisations: new Map([
      [kent, { name: 'Kent County Council' }],
      [leeds, { name: 'Leeds City Council' }],
      [york, { name: 'City of York Council' }],
      [devon, { name: 'Devon County Council' }],
      [formerMember, { name: 'Rutland County Council', leftOn: '2025-06-30' }],
    ]),
  }),
  questions: [
    { questionId: q1, number: '1' },
    { questionId: q2, number: '2' },
    { questionId: q3, number: '3' },
  ],
  closesAt: '2025-08-29T22:59:00Z',
  signer,
});

export const answered = (questionId: string, text: string, stance: 'agree' | 'disagree' | 'no_view' = 'agree') =>
  ({
    type: 'AnswerDrafted',
    data: { responseId, questionId, stance, text, baseVersion: 0 },
  }) satisfies ResponseEvent;

/** Two answers and a question without a view. */
export const draftedAll: ResponseEvent[] = [
  started,
  answered(q1, 'Yes, with a help desk.'),
  answered(q2, 'By 2027.'),
  answered(q3, '', 'no_view'),
];

export const words = (questionId: string, text: string, stance: AnswerWords['stance'] = 'agree'): AnswerWords => ({
  questionId,
  sha256: sha256OfAnswer(text),
  stance,
});
export const allWords = [words(q1, 'Yes, with a help desk.'), words(q2, 'By 2027.'), words(q3, '', 'no_view')];

export const opening: SignOffOpened = {
  responseId,
  round: 1,
  closesAt: CLOSES_AT,
  quorumPercent: 50,
  roster: [kent, leeds, york, devon],
  answers: allWords,
};
export const opened = (changes: Partial<SignOffOpened> = {}): ResponseEvent => ({
  type: 'SignOffOpened',
  data: { ...opening, ...changes },
});

export const positionOf = (organisationId: string, changes: Partial<PositionTaken> = {}): PositionTaken => ({
  responseId,
  round: 1,
  organisationId,
  position: 'yes',
  capacity: 'delegated_officer',
  answers: allWords,
  ...changes,
});
export const took = (organisationId: string, changes: Partial<PositionTaken> = {}): ResponseEvent => ({
  type: 'PositionTaken',
  data: positionOf(organisationId, changes),
});

export const statementOf = (organisationId: string, text = 'We would go further.'): MinorityStatementFiled => ({
  responseId,
  organisationId,
  text,
});
export const filed = (organisationId: string, text?: string): ResponseEvent => ({
  type: 'MinorityStatementFiled',
  data: statementOf(organisationId, text),
});

export const closed = (changes: Partial<SignOffClosed> = {}): ResponseEvent => ({
  type: 'SignOffClosed',
  data: { responseId, round: 1, consensus: 'consensus', ...changes },
});
export const inRoundOne: ResponseEvent[] = [...draftedAll, opened()];
