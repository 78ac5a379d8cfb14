import type { AskEvent } from '#asks';
import type { ClaimEvent } from '#claims';
import type { ConsultationEvent } from '#consultations';
import { closingDate, londonDate } from '#dates';
import type { DecisionEvent } from '#decisions';
import type { EngagementEvent, EngagementLogged } from '#engagements';
import { recordedAtOf, type RecordedEvent } from '#event-store';
import type { MeetingEvent } from '#meetings';
import type { OrganisationEvent } from '#members';
import type { PolicyEvent } from '#policies';
import type { Effects } from '#read-models';
import type { ReportEvent } from '#reports';
import type { ResponseEvent } from '#responses';
import { dateOf, idOf } from './dated.js';
import { Stages } from './stages.js';

type Fact =
  | AskEvent
  | ClaimEvent
  | ConsultationEvent
  | DecisionEvent
  | EngagementEvent
  | MeetingEvent
  | OrganisationEvent
  | PolicyEvent
  | ReportEvent
  | ResponseEvent;

/** What an engagement names, as it was logged or corrected. */
type Engaging = Partial<Pick<EngagementLogged, 'policyIds' | 'asksRaised' | 'organisationIds'>> & {
  readonly consultationId?: string | null;
};

interface Opening {
  readonly consultationId: string;
  readonly opensOn?: string | null;
  readonly closesAt?: string | null;
}

const later = (one: string, other: string) => (one > other ? one : other);

/** When what is recorded in a log happened, by the dates that it bears, as corrected. */
export class DatesOfFacts {
  readonly stages = new Stages();
  /** when engagements happened, and decisions were taken */
  private readonly engagements = new Map<string, string>();
  private readonly decisions = new Map<string, string>();
  private readonly openings = new Map<string, string>();
  private readonly closings = new Map<string, string>();
  private readonly answers: { readonly askId: string; readonly decisionId: string; readonly on: string }[] = [];
  private readonly claims = new Map<string, { readonly askId: string; readonly decisionId: string }>();
  /** of an outcome that was corrected later: the day it was published on after all, by the position of the correction */
  private readonly outcomes = new Map<string, { readonly position: number; readonly on: string }>();
  private readonly mergedInto = new Map<string, string>();
  /** what an item names as long as it is there */
  private readonly names = new Map<string, Set<string>>();
  /** the first day of each item that anything is known of */
  private readonly births = new Map<string, string>();

  /** what each event says of when something happened */
  readonly effects: Effects<Fact> = {
    PolicyRegistered: (event) => {
      this.born(event.data.policyId, event);
      this.stages.registered(event);
    },
    PolicyStageChanged: (event) => this.stages.changed(event),
    PolicyStageCorrected: (event) => this.stages.corrected(event),
    PolicySuperseded: ({ data }) => void this.seen([data.byPolicyId], data.effectiveOn),
    EngagementLogged: ({ data }) => {
      this.engagements.set(data.engagementId, data.happenedOn);
      this.naming(data.engagementId, namedBy(data));
    },
    EngagementCorrected: ({ data }) => {
      if (data.happenedOn !== undefined) this.engagements.set(data.engagementId, data.happenedOn);
      this.naming(data.engagementId, namedBy(data));
    },
    DecisionRecorded: ({ data }) => {
      this.decisions.set(data.decisionId, data.decidedOn);
      this.naming(data.decisionId, namedBy(data));
    },
    DecisionCorrected: ({ data }) => {
      if (data.decidedOn !== undefined) this.decisions.set(data.decisionId, data.decidedOn);
      this.naming(data.decisionId, namedBy(data));
    },
    ConsultationLogged: (event) => {
      const { consultationId, policyIds } = event.data;
      this.born(consultationId, event);
      this.opens(event.data);
      this.naming(consultationId, policyIds);
    },
    ConsultationLinkedToPolicy: ({ data }) => this.naming(data.consultationId, [data.policyId]),
    ConsultationUnlinkedFromPolicy: ({ data }) => this.naming(data.consultationId, [data.policyId]),
    ConsultationDetailsCorrected: ({ data }) => {
      this.opens(data);
      this.naming(data.consultationId, data.policyIds ?? []);
    },
    ConsultationOutcomeCorrected: ({ data, position }) =>
      void this.outcomes.set(data.consultationId, { position, on: data.publishedOn }),
    AskProposed: (event) => {
      const { askId, policyIds, proposedBy } = event.data;
      this.born(askId, event);
      this.naming(askId, [...policyIds, ...(proposedBy === undefined ? [] : [proposedBy])]);
    },
    AskDetailsCorrected: ({ data }) => this.naming(data.askId, data.policyIds ?? []),
    AskAnswered: ({ data: { askId, decisionId, answeredOn } }) => {
      this.answers.push({ askId, decisionId, on: answeredOn });
      this.seen([decisionId], answeredOn);
    },
    AskMerged: ({ data }) => {
      this.mergedInto.set(data.askId, data.intoAskId);
      this.naming(data.askId, [data.intoAskId]);
    },
    ClaimRaised: ({ data: { claimId, askId, decisionId } }) => void this.claims.set(claimId, { askId, decisionId }),
    ResponseStarted: (event) => {
      this.born(event.data.responseId, event);
      this.naming(event.data.responseId, [event.data.consultationId]);
    },
    AnswerDrafted: ({ data }) => this.naming(data.responseId, data.askId === undefined ? [] : [data.askId]),
    ContributionOffered: ({ data }) => this.naming(data.responseId, [data.organisationId]),
    SignOffOpened: ({ data }) => this.naming(data.responseId, data.roster),
    PositionTaken: ({ data: { responseId, organisationId, onBehalfOf } }) =>
      this.naming(responseId, [organisationId, ...(onBehalfOf ? [onBehalfOf.organisationId] : [])]),
    MinorityStatementFiled: ({ data }) => this.naming(data.responseId, [data.organisationId]),
    ResponseSubmitted: ({ data: { responseId, submittedAt, consultationId, asksRaised, organisationIds } }) =>
      void this.seen([responseId, consultationId, ...asksRaised, ...organisationIds], londonDate(submittedAt)),
    OrganisationJoined: (event) => {
      this.born(event.data.organisationId, event);
      this.seen([event.data.organisationId], event.data.joinedOn);
    },
    MeetingScheduled: (event) => this.born(event.data.meetingId, event),
    ReportPinned: (event) => this.born(event.data.reportId, event),
  };

  /** Takes one event, in the order of the log. */
  take(event: RecordedEvent): void {
    const effect = this.effects[event.type as keyof typeof this.effects] as
      ((event: RecordedEvent) => void) | undefined;
    effect?.(event);
    const on = dateOf(event);
    if (on !== undefined) this.seen([idOf(event.stream)], on);
  }

  /** Works out what follows for what bears no date of its own: called once, when all were taken. */
  settle(): void {
    for (const dates of [this.engagements, this.decisions, this.openings, this.closings, this.stages.days()])
      for (const [id, on] of dates) this.seen([id], on);
    // what an item names was there when it was, and may name something in turn
    while (this.passOn());
  }

  /** The first day on which an item is there; '' when it has none. */
  bornOn(id: string): string {
    return this.births.get(id) ?? '';
  }

  /** The first day on which there is something to claim a part in. */
  claimOn(claimId: string): string {
    const claim = this.claims.get(claimId);
    if (!claim) return '';
    this.firstAnswers ??= this.readFirstAnswers();
    const answered = this.firstAnswers.get(`${this.endOf(claim.askId)} ${claim.decisionId}`) ?? '';
    return later(answered, later(this.bornOn(claim.decisionId), this.bornOn(claim.askId)));
  }

  /** When an outcome was published after all: that of the correction that took the place of all before it. */
  outcomeOn(consultationId: string, position: number, publishedOn: string): string {
    const corrected = this.outcomes.get(consultationId);
    return corrected && position < corrected.position ? corrected.on : publishedOn;
  }

  private firstAnswers?: Map<string, string>;

  private readFirstAnswers(): Map<string, string> {
    const first = new Map<string, string>();
    for (const { askId, decisionId, on } of this.answers) {
      const key = `${this.endOf(askId)} ${decisionId}`;
      const before = first.get(key);
      if (before === undefined || on < before) first.set(key, on);
    }
    return first;
  }

  /** The ask that one ends up in, along any chain of merges. */
  private endOf(askId: string): string {
    const passed = new Set<string>();
    let end = askId;
    for (
      let into = this.mergedInto.get(end);
      into !== undefined && !passed.has(into);
      into = this.mergedInto.get(end)
    ) {
      passed.add(into);
      end = into;
    }
    return end;
  }

  /** Answers whether anything is known of an earlier day now. */
  private passOn(): boolean {
    let changes = false;
    for (const [id, named] of this.names) {
      const on = this.births.get(id);
      if (on !== undefined && this.seen(named, on)) changes = true;
    }
    return changes;
  }

  private born(id: string, event: Pick<RecordedEvent, 'position'>): void {
    this.seen([id], londonDate(recordedAtOf(event as RecordedEvent)));
  }

  private opens({ consultationId, opensOn, closesAt }: Opening): void {
    if (opensOn === null) this.openings.delete(consultationId);
    else if (opensOn !== undefined) this.openings.set(consultationId, opensOn);
    if (closesAt === null) this.closings.delete(consultationId);
    else if (closesAt !== undefined) this.closings.set(consultationId, closingDate(closesAt));
  }

  private naming(id: string, named: readonly string[]): void {
    const all = this.names.get(id);
    if (all) for (const one of named) all.add(one);
    else if (named.length > 0) this.names.set(id, new Set(named));
  }

  /** Answers whether any of them is known of an earlier day now. */
  private seen(ids: Iterable<string>, on: string): boolean {
    let changes = false;
    for (const id of ids) {
      const before = this.births.get(id);
      if (before !== undefined && before <= on) continue;
      this.births.set(id, on);
      changes = true;
    }
    return changes;
  }
}

const namedBy = ({ policyIds = [], asksRaised = [], organisationIds = [], consultationId }: Engaging): string[] => [
  ...policyIds,
  ...asksRaised,
  ...organisationIds,
  ...(typeof consultationId === 'string' ? [consultationId] : []),
];
