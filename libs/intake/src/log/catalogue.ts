import { askEvents } from '#asks';
import { claimEvents } from '#claims';
import { consultationEvents } from '#consultations';
import { decisionEvents } from '#decisions';
import { engagementEvents } from '#engagements';
import { meetingEvents } from '#meetings';
import { organisationEvents, personEvents } from '#members';
import { policyEvents } from '#policies';
import { reportEvents } from '#reports';
import { responseEvents } from '#responses';
import type { Shape } from '#vocabulary';

/** What the streams of one category hold. */
export interface Category {
  /** the type of the event that a stream begins with */
  readonly begins: string;
  /** the field of the data that holds the stream's own id */
  readonly id: string;
  readonly events: Readonly<Record<string, Shape>>;
}

/** Every event that a log may hold, by the category of its stream (`policy-<id>`). */
export const CATALOGUE: ReadonlyMap<string, Category> = new Map([
  ['policy', { begins: 'PolicyRegistered', id: 'policyId', events: policyEvents }],
  ['consultation', { begins: 'ConsultationLogged', id: 'consultationId', events: consultationEvents }],
  ['engagement', { begins: 'EngagementLogged', id: 'engagementId', events: engagementEvents }],
  ['ask', { begins: 'AskProposed', id: 'askId', events: askEvents }],
  ['decision', { begins: 'DecisionRecorded', id: 'decisionId', events: decisionEvents }],
  ['response', { begins: 'ResponseStarted', id: 'responseId', events: responseEvents }],
  ['claim', { begins: 'ClaimRaised', id: 'claimId', events: claimEvents }],
  ['organisation', { begins: 'OrganisationJoined', id: 'organisationId', events: organisationEvents }],
  ['person', { begins: 'PersonInvited', id: 'personId', events: personEvents }],
  ['meeting', { begins: 'MeetingScheduled', id: 'meetingId', events: meetingEvents }],
  ['report', { begins: 'ReportPinned', id: 'reportId', events: reportEvents }],
]);
