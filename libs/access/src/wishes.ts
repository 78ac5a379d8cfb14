import type { Role } from '#members';
import { ADMINISTRATORS, CONFIDANTS, FOR_THEIR_OWN, SECRETARIAT } from './roles.js';

/** Who may wish for something. */
export interface WishRule {
  /** for whomever it concerns */
  readonly may: readonly Role[];
  /** those who may for the organisation that they belong to, if the field names it (a list: names it among others) */
  readonly own?: { readonly may: readonly Role[]; readonly field: string };
}

const secretariat: WishRule = { may: SECRETARIAT };
const confidants: WishRule = { may: CONFIDANTS };
const everyoneAtWork: WishRule = { may: [...CONFIDANTS, ...FOR_THEIR_OWN] };
const administrators: WishRule = { may: ADMINISTRATORS };
// whose own a contribution is stands in the response: the decision looks
const secretariatAndMembers: WishRule = { may: [...SECRETARIAT, ...FOR_THEIR_OWN] };
const forTheirOwn = (field: string): WishRule => ({ may: SECRETARIAT, own: { may: FOR_THEIR_OWN, field } });

/**
 * Who may wish for what, by the name of the command. The secretariat keeps the record. The chair agrees asks, judges
 * claims, and decides how something is handled. Members and deputies say what their own organisation asked for and where
 * it took part, and bring forward claims with their evidence. Administrators say who is somebody here, and run
 * the service; they need not know what it holds. Observers and readers of reports change nothing. What is not named here is refused.
 */
export const WISHES: Readonly<Record<string, WishRule>> = {
  RegisterPolicy: secretariat,
  ChangePolicyStage: secretariat,
  CorrectPolicyStage: secretariat,
  CorrectPolicyDetails: secretariat,
  PausePolicy: secretariat,
  ResumePolicy: secretariat,
  WithdrawPolicy: secretariat,
  SupersedePolicy: secretariat,
  ChangePolicyHandling: confidants,

  LogConsultation: secretariat,
  ListConsultationQuestions: secretariat,
  MoveConsultationDeadline: secretariat,
  TriageConsultation: secretariat,
  LinkConsultationToPolicy: secretariat,
  UnlinkConsultationFromPolicy: secretariat,
  PublishConsultationFeedback: secretariat,
  PublishConsultationOutcome: secretariat,
  CorrectConsultationOutcome: secretariat,
  CorrectConsultationDetails: secretariat,
  WithdrawConsultation: secretariat,
  LapseConsultation: secretariat,
  SetConsultationMilestone: secretariat,
  ChangeConsultationHandling: confidants,

  LogEngagement: forTheirOwn('organisationIds'),
  CorrectEngagement: secretariat,
  StrikeOutEngagement: secretariat,
  ChangeEngagementHandling: confidants,

  ProposeAsk: forTheirOwn('proposedBy'),
  AgreeAsk: confidants,
  RewordAsk: secretariat,
  CorrectAskDetails: secretariat,
  AnswerAsk: secretariat,
  StrikeOutAskAnswer: secretariat,
  ReportAskDelivery: secretariat,
  MergeAsk: secretariat,
  WithdrawAsk: secretariat,
  ChangeAskHandling: confidants,

  RecordDecision: secretariat,
  CorrectDecision: secretariat,
  StrikeOutDecision: secretariat,
  ChangeDecisionHandling: confidants,

  StartResponse: secretariat,
  // a member writes the answers that they were given: the decision looks
  DraftAnswer: secretariatAndMembers,
  AssignQuestion: secretariat,
  LockAnswer: secretariat,
  UnlockAnswer: secretariat,
  OfferContribution: forTheirOwn('organisationId'),
  RuleContribution: secretariat,
  AcceptRuling: secretariatAndMembers,
  DisputeRuling: secretariatAndMembers,
  WithdrawContribution: secretariatAndMembers,
  OpenSignOff: secretariat,
  TakePosition: forTheirOwn('organisationId'),
  FileMinorityStatement: forTheirOwn('organisationId'),
  CloseSignOff: confidants,
  ApproveResponse: confidants,
  ReturnResponseToDraft: confidants,
  LapseResponse: secretariat,
  SubmitResponse: secretariat,
  AcknowledgeResponse: secretariat,
  PublishResponse: secretariat,
  WithdrawResponse: secretariat,
  ChangeResponseHandling: confidants,

  RaiseClaim: everyoneAtWork,
  AttachClaimEvidence: everyoneAtWork,
  RecordClaimRival: everyoneAtWork,
  SubstantiateClaim: secretariat,
  // the grade that is verified counts all evidence: only those who can see all of it verify
  VerifyClaim: confidants,
  ContestClaim: everyoneAtWork,
  ResolveClaimContest: confidants,
  RestateClaim: secretariat,
  WithdrawClaim: secretariat,

  PinReport: confidants,

  JoinOrganisation: secretariat,
  LeaveOrganisation: secretariat,
  RenameOrganisation: secretariat,

  ScheduleMeeting: secretariat,
  MoveMeeting: secretariat,
  AddAgendaItem: secretariat,
  HoldMeeting: secretariat,
  MinuteMeetingDecision: secretariat,
  AssignAction: secretariat,
  // whose action it is stands in the meeting: the decision looks
  CompleteAction: secretariatAndMembers,

  InvitePerson: administrators,
  ChangePersonRoles: administrators,
  DeactivatePerson: administrators,
  ErasePerson: administrators,
};
