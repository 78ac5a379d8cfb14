import type { RecordedEvent } from '#event-store';
import { projections } from '../projections.js';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { ASK, CONSULTATION, DECISION, ENGAGEMENT, ORGANISATION, POLICY, RESPONSE } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { entryOf } from './item-history.js';

const { events } = record();
const { db } = Tables.built(projections, events);

/** What the history says of an event that was recorded beside those of the record. */
const told = (type: string, data: object) => entryOf(db, new RecordedLog().add('any', [{ type, data }]).events[0]!);
const sentence = (type: string, data: object) => told(type, data).sentence;
const sentencesOf = (stream: string) =>
  events.filter((event: RecordedEvent) => event.stream === stream).map((event) => entryOf(db, event).sentence);

describe('the history of an item', () => {
  it('says what was recorded, when and by whom, and names what it is about', () => {
    const answered = events.find(({ type }) => type === 'AskAnswered')!;
    expect(entryOf(db, answered)).toEqual({
      revision: 2,
      type: 'AskAnswered',
      sentence: 'Answered on 20 November 2025 by the decision “Response on front offices”: adopted',
      mentions: [{ kind: 'decision', id: DECISION.offices, title: 'Response on front offices' }],
      recordedAt: '2025-01-02T09:00:45.000Z',
      actor: ACTOR,
    });
  });

  it('names by its id what the tracker does not hold', () => {
    expect(sentence('AskMerged', { askId: ASK.same, intoAskId: idOf(99), reason: 'Alike' })).toBe(
      `Merged into “${idOf(99)}”. Reason: Alike`,
    );
  });

  it('tells an event that nobody has worded by its name', () => {
    expect(sentence('OrganisationDissolved', {})).toBe('Organisation dissolved');
  });
});

describe('the history of a policy', () => {
  const policyId = POLICY.offices;

  it('tells of its stages', () => {
    expect(sentencesOf(`policy-${policyId}`)).toEqual([
      'Registered as “Standard for shared front offices”, at the stage “scoping” since 6 January 2025',
      'Stage changed to “options” from 18 March 2025',
      'Stage changed to “consultation” from 9 June 2025',
      'Stage changed to “decided” from 20 November 2025',
    ]);
    const wrong = { stage: 'in_force', effectiveOn: '2025-03-18' };
    const right = { stage: 'options', effectiveOn: '2025-03-11' };
    expect(sentence('PolicyStageCorrected', { policyId, wrong, right, reason: 'Misread' })).toBe(
      'Stage corrected: it was “options” from 11 March 2025, not “in force” from 18 March 2025. Reason: Misread',
    );
    expect(sentence('PolicyStageCorrected', { policyId, wrong, reason: 'Misread' })).toBe(
      'Stage “in force” from 18 March 2025 taken back: it never was. Reason: Misread',
    );
  });

  it('tells what was put right, field by field', () => {
    expect(
      sentence('PolicyDetailsCorrected', {
        policyId,
        title: 'Front offices',
        summary: null,
        departments: ['home-office', 'cabinet-office'],
        themes: [],
        nations: ['northern_ireland'],
        reason: 'It moved',
      }),
    ).toBe(
      'Corrected: title now “Front offices”; summary taken away; departments now home-office and cabinet-office; themes now none; nations now northern ireland. Reason: It moved',
    );
  });

  it('tells how it stood still, went on and ended', () => {
    const effectiveOn = '2026-02-20';
    expect(sentence('PolicyPaused', { policyId, effectiveOn, reason: 'An election' })).toBe(
      'Paused from 20 February 2026. Reason: An election',
    );
    expect(sentence('PolicyResumed', { policyId, effectiveOn })).toBe('Resumed from 20 February 2026');
    expect(sentence('PolicyWithdrawn', { policyId, effectiveOn, reason: 'No money' })).toBe(
      'Withdrawn by government from 20 February 2026. Reason: No money',
    );
    expect(sentence('PolicySuperseded', { policyId, byPolicyId: POLICY.identity, effectiveOn })).toBe(
      'Superseded by “Digital identity framework” from 20 February 2026',
    );
    expect(
      sentence('PolicyHandlingChanged', {
        policyId,
        handling: {
          marking: 'official-sensitive',
          instruction: 'Members only',
          originator: 'Home Office',
          embargoUntil: '2026-05-01',
        },
        reason: 'A draft',
      }),
    ).toBe(
      'Handling changed to official-sensitive, Members only, originator Home Office, embargoed until 1 May 2026. Reason: A draft',
    );
  });
});

describe('the history of a consultation', () => {
  const consultationId = CONSULTATION.open;

  it('tells of the call and what became of it', () => {
    expect(sentencesOf(`consultation-${CONSULTATION.answered}`)).toEqual([
      'Logged as “Shared front offices: a consultation” (consultation), opening on 9 June 2025, closing at 11:59pm on 29 August 2025',
      '1 question listed',
      'Triaged: lead. Reason: Ours',
      'Deadline moved to 11:59pm on 12 September 2025, made public on 18 July 2025. Reason: Requests for more time',
      'Feedback published on 10 October 2025: “What people said”',
      'Outcome published on 20 November 2025: “Government response”',
    ]);
    expect(sentencesOf(`consultation-${CONSULTATION.upcoming}`)).toEqual([
      'Logged as “Green hosting: call for evidence” (call for evidence), opening on 1 April 2026, closing at the end of 30 April 2026',
    ]);
    expect(sentencesOf(`consultation-${CONSULTATION.withdrawn}`)[1]).toBe(
      'Withdrawn by government on 15 December 2025. Reason: To be consulted on again',
    );
    expect(sentence('ConsultationQuestionsListed', { consultationId, questions: [{}, {}] })).toBe('2 questions listed');
    const set = { consultationId, milestone: 'sign_off', reason: 'A holiday' };
    expect(sentence('ConsultationMilestoneSet', { ...set, on: '2026-03-09' })).toBe(
      'Milestone “sign off” put on 9 March 2026. Reason: A holiday',
    );
    expect(sentence('ConsultationMilestoneSet', set)).toBe(
      'Milestone “sign off” counted from the calendar again. Reason: A holiday',
    );
    expect(sentence('ConsultationLapsed', { consultationId, lapsedOn: '2026-03-13', reason: 'Nobody was free' })).toBe(
      'Lapsed on 13 March 2026: the council meant to answer and did not. Reason: Nobody was free',
    );
  });

  it('tells of links to policies', () => {
    const link = { consultationId, policyId: POLICY.offices };
    expect(sentence('ConsultationLinkedToPolicy', link)).toBe(
      'Linked to the policy “Standard for shared front offices”',
    );
    expect(sentence('ConsultationUnlinkedFromPolicy', link)).toBe(
      'No longer linked to the policy “Standard for shared front offices”',
    );
  });

  it('tells what was put right', () => {
    expect(
      sentence('ConsultationOutcomeCorrected', {
        consultationId,
        publishedOn: '2025-11-19',
        reason: 'The evening before',
      }),
    ).toBe('Outcome corrected: published on 19 November 2025. Reason: The evening before');
    expect(
      sentence('ConsultationDetailsCorrected', {
        consultationId,
        kind: 'call_for_evidence',
        policyIds: [POLICY.identity, POLICY.offices],
        opensOn: '2026-02-21',
        closesAt: '2026-03-13T12:00:00Z',
        source: { system: 'govuk', key: 'key-2' },
        waysToRespond: { url: 'https://example.org', email: 'a@example.gov.uk' },
        handling: null,
        reason: 'From the page',
      }),
    ).toBe(
      'Corrected: kind now call for evidence; policies now “Digital identity framework” and “Standard for shared front offices”; opening date now 21 February 2026; closing now midday on 13 March 2026; source now GOV.UK, key-2; ways to respond now https://example.org and a@example.gov.uk; handling taken away. Reason: From the page',
    );
  });
});

describe('the history of an engagement', () => {
  it('tells with whom, when, and what was asked', () => {
    expect(sentencesOf(`engagement-${ENGAGEMENT.quiet}`)).toEqual([
      'Logged: draft comment with department-for-science-innovation-and-technology on 20 January 2026, in confidence, raising “Ask for consent once.”',
    ]);
    expect(sentencesOf(`engagement-${ENGAGEMENT.wrong}`)[1]).toBe(
      'Struck out: logged in error, it counts nowhere. Reason: Not ours',
    );
    expect(
      sentence('EngagementCorrected', {
        engagementId: ENGAGEMENT.quiet,
        counterpart: { body: 'home-office', role: 'policy lead' },
        consultationId: CONSULTATION.open,
        organisationIds: [],
        record: { title: 'Note' },
        inConfidence: false,
        reason: 'Read back',
      }),
    ).toBe(
      'Corrected: counterpart now home-office (policy lead); consultation now “Identity checks for officers”; who took part now none; record now “Note”; in confidence now no. Reason: Read back',
    );
  });
});

describe('the history of an ask', () => {
  it('tells from the first word to the answer', () => {
    expect(sentencesOf(`ask-${ASK.purpose}`)).toEqual([
      'Proposed: “Judge an office by its purpose.” (change, medium), on “Standard for shared front offices”, by “Kent County Council”',
      'Agreed by the council on 20 January 2025',
      'Answered on 20 November 2025 by the decision “Response on front offices”: adopted',
      'Delivery as of 1 February 2026: under way',
    ]);
    expect(sentencesOf(`ask-${ASK.same}`)[1]).toBe(
      'Merged into “Judge an office by its purpose.”. Reason: The same wish',
    );
    expect(sentencesOf(`ask-${ASK.dropped}`)[1]).toBe(
      'Withdrawn by the council on 1 December 2025. Reason: The year is over',
    );
    const askId = ASK.purpose;
    expect(sentence('AskReworded', { askId, statement: 'Look at its purpose.', reason: 'Plainer' })).toBe(
      'Reworded: “Look at its purpose.”. Reason: Plainer',
    );
    expect(sentence('AskDetailsCorrected', { askId, direction: 'fund', size: 'large', reason: 'As agreed' })).toBe(
      'Corrected: direction now fund; size now large. Reason: As agreed',
    );
    expect(
      sentence('AskAnswerStruckOut', {
        askId,
        decisionId: DECISION.offices,
        answeredOn: '2025-11-20',
        reason: 'Another network',
      }),
    ).toBe(
      'Answer of 20 November 2025 by the decision “Response on front offices” struck out: it never was. Reason: Another network',
    );
  });
});

describe('the history of a decision', () => {
  it('tells what was decided, and what was put right', () => {
    expect(sentencesOf(`decision-${DECISION.offices}`)).toEqual([
      'Recorded: “Response on front offices” (statement), decided on 20 November 2025, on “Standard for shared front offices”',
      'Corrected: kind now consultation outcome; consultation now “Shared front offices: a consultation”. Reason: It answers the call',
    ]);
    expect(sentencesOf(`decision-${DECISION.leaked}`)[1]).toBe(
      'Struck out: entered in error, its answers count nowhere. Reason: A draft is no decision',
    );
  });
});

describe('the history of a response', () => {
  it('tells from the start to the last word', () => {
    expect(sentencesOf(`response-${RESPONSE.offices}`)).toEqual([
      'Started, to “Shared front offices: a consultation”',
      'Submitted at 11am on 20 August 2025 by online form, as “response.pdf”, raising “Judge an office by its purpose.”',
      'Published on 1 September 2025 at https://example.org/offices',
    ]);
    expect(sentencesOf(`response-${RESPONSE.begun}`)).toEqual([
      'Started, to “Identity checks for officers”, jointly with Socitm',
    ]);
    const responseId = RESPONSE.offices;
    expect(sentence('ResponseAcknowledged', { responseId, acknowledgedOn: '2025-08-21', receipt: 'HO/25' })).toBe(
      'Acknowledged on 21 August 2025, receipt “HO/25”',
    );
    expect(sentence('ResponseWithdrawn', { responseId, reason: 'A wrong figure' })).toBe(
      'Withdrawn. Reason: A wrong figure',
    );
    expect(sentence('ResponseLapsed', { responseId, reason: 'No time' })).toBe(
      'Lapsed: it was never submitted. Reason: No time',
    );
  });

  it('tells how it was drafted and signed off', () => {
    const organisationId = ORGANISATION.kent;
    const took = { round: 1, organisationId, capacity: 'committee_approved' };
    expect([
      sentence('AnswerDrafted', { stance: 'agree_with_changes' }),
      sentence('QuestionAssigned', { authorId: idOf(1), reviewerId: idOf(2) }),
      sentence('QuestionAssigned', {}),
      sentence('AnswerLocked', { version: 2 }),
      sentence('AnswerUnlocked', { reason: 'A typo' }),
      sentence('ContributionOffered', { organisationId, kind: 'evidence' }),
      sentence('ContributionRuled', { ruling: 'out_of_scope', reason: 'Another topic' }),
      sentence('RulingAccepted', {}),
      sentence('RulingDisputed', { comment: 'It is not' }),
      sentence('ContributionWithdrawn', {}),
      sentence('SignOffOpened', { round: 1, closesAt: '2025-07-28T16:00:00Z' }),
      sentence('PositionTaken', { ...took, position: 'block', reason: 'Too soon' }),
      sentence('PositionTaken', { ...took, position: 'yes', onBehalfOf: { organisationId, how: 'Email of 3 July' } }),
      sentence('PositionTaken', {
        ...took,
        position: 'no_objection',
        capacity: 'subject_to_approval',
        onBehalfOf: { organisationId: ORGANISATION.leeds, how: 'Delegation of 1 May' },
      }),
      sentence('MinorityStatementFiled', { organisationId }),
      sentence('SignOffClosed', { round: 1, consensus: 'strong_support' }),
      sentence('ResponseApproved', { round: 1, approvedOn: '2025-07-29' }),
      sentence('ResponseReturnedToDraft', { reason: 'Another word' }),
    ]).toEqual([
      'An answer was drafted (agree with changes)',
      'A question was given an author and a reviewer',
      'A question was given to nobody in particular',
      'An answer was locked as complete in version 2',
      'An answer was unlocked. Reason: A typo',
      '“Kent County Council” offered a contribution (evidence)',
      'A contribution was ruled on: out of scope. Reason: Another topic',
      'A ruling was accepted',
      'A ruling was disputed: It is not',
      'A contribution was withdrawn',
      'Sign-off opened, round 1, until 5pm on 28 July 2025',
      '“Kent County Council” took a position in round 1: block, as approved by a committee. Reason: Too soon',
      '“Kent County Council” took a position in round 1: yes, as approved by a committee, recorded for it as it was told: Email of 3 July',
      '“Kent County Council” took a position in round 1: no objection, subject to approval, on behalf of “Leeds City Council”, as it was told: Delegation of 1 May',
      '“Kent County Council” filed a minority statement',
      'Sign-off closed, round 1: strong support',
      'Approved on 29 July 2025, after round 1',
      'Returned to draft. Reason: Another word',
    ]);
  });
});

describe('the history of a member', () => {
  it('tells how it came, was named and went', () => {
    expect(sentencesOf(`organisation-${ORGANISATION.leeds}`)).toEqual([
      '“Leeds” joined on 4 November 2024',
      'Renamed “Leeds City Council” from 1 April 2025',
      'Left on 31 December 2025',
    ]);
  });
});
