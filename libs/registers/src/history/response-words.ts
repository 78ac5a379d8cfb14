import type { Capacity, ResponseEvent } from '#responses';
import { dateInWords } from '#vocabulary';
import { because, closing, handlingChanged, listed, moment, plain, type Wording } from './plain.js';

const CAPACITIES: Readonly<Record<Capacity, string>> = {
  personal: 'as the personal view of an officer',
  delegated_officer: 'by an officer with delegated authority',
  committee_approved: 'as approved by a committee',
  subject_to_approval: 'subject to approval',
};

/** The history of a response in plain sentences. */
export const responseWords: Wording<ResponseEvent> = {
  ResponseStarted: ({ consultationId, jointWith }, name) =>
    `Started, to ${name.one('consultation', consultationId)}${jointWith?.length ? `, jointly with ${listed(jointWith)}` : ''}`,
  AnswerDrafted: ({ stance }) => `An answer was drafted (${plain(stance)})`,
  QuestionAssigned: ({ authorId, reviewerId }) =>
    authorId || reviewerId
      ? `A question was given ${listed([authorId ? 'an author' : '', reviewerId ? 'a reviewer' : ''].filter(Boolean))}`
      : 'A question was given to nobody in particular',
  AnswerLocked: ({ version }) => `An answer was locked as complete in version ${version}`,
  AnswerUnlocked: ({ reason }) => because('An answer was unlocked', reason),
  ContributionOffered: ({ organisationId, kind }, name) =>
    `${name.one('organisation', organisationId)} offered a contribution (${plain(kind)})`,
  ContributionRuled: ({ ruling, reason }) => because(`A contribution was ruled on: ${plain(ruling)}`, reason),
  RulingAccepted: ({ comment }) => `A ruling was accepted${comment ? `: ${comment}` : ''}`,
  RulingDisputed: ({ comment }) => `A ruling was disputed${comment ? `: ${comment}` : ''}`,
  ContributionWithdrawn: () => 'A contribution was withdrawn',
  SignOffOpened: ({ round, closesAt }) => `Sign-off opened, round ${round}, until ${closing(closesAt)}`,
  PositionTaken: ({ round, organisationId, position, reason, capacity, onBehalfOf }, name) =>
    because(
      [
        `${name.one('organisation', organisationId)} took a position in round ${round}: ${plain(position)}`,
        CAPACITIES[capacity],
        onBehalfOf &&
          (onBehalfOf.organisationId === organisationId
            ? `recorded for it as it was told: ${onBehalfOf.how}`
            : `on behalf of ${name.one('organisation', onBehalfOf.organisationId)}, as it was told: ${onBehalfOf.how}`),
      ]
        .filter(Boolean)
        .join(', '),
      reason,
    ),
  MinorityStatementFiled: ({ organisationId }, name) =>
    `${name.one('organisation', organisationId)} filed a minority statement`,
  SignOffClosed: ({ round, consensus, reason }) =>
    because(`Sign-off closed, round ${round}: ${plain(consensus)}`, reason),
  ResponseApproved: ({ round, approvedOn }) => `Approved on ${dateInWords(approvedOn)}, after round ${round}`,
  ResponseReturnedToDraft: ({ reason }) => because('Returned to draft', reason),
  ResponseSubmitted: ({ submittedAt, channel, document, asksRaised }, name) =>
    [
      `Submitted at ${moment(submittedAt)} by ${channel}, as “${document.fileName}”`,
      asksRaised.length > 0 && `raising ${name.all('ask', asksRaised)}`,
    ]
      .filter(Boolean)
      .join(', '),
  ResponseAcknowledged: ({ acknowledgedOn, receipt }) =>
    `Acknowledged on ${dateInWords(acknowledgedOn)}, receipt “${receipt}”`,
  ResponsePublished: ({ publishedOn, url }) => `Published on ${dateInWords(publishedOn)} at ${url}`,
  ResponseWithdrawn: ({ reason }) => because('Withdrawn', reason),
  ResponseLapsed: ({ reason }) => because('Lapsed: it was never submitted', reason),
  ResponseHandlingChanged: handlingChanged,
};
