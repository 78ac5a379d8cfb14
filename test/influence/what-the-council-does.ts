import { ASK_DIRECTIONS, ASK_SIZES, DELIVERIES } from '#asks';
import { AGREEMENTS, CONTRIBUTIONS, EVIDENCE_TESTS } from '#claims';
import { about, type Council, type Data, DEPARTMENTS, idOf, reason, type Step } from './council.js';
import { LIKELY_ANSWERS } from './what-government-does.js';

/*
 * What the council does, and what is put right about it.
 */

const GRADES_SEEN = ['E0', 'E1', 'E2', 'E2', 'E2', 'E3', 'E3', 'E4'];

export const engagementSteps: Step[] = [
  ...Array.from({ length: 4 }, () => (c: Council) => {
    c.tell('engagement', c.newId('engagement'), 'EngagementLogged', {
      kind: 'letter',
      initiatedBy: 'council',
      summary: 'A letter',
      inConfidence: false,
      ...engagementFields(c),
    });
  }),
  about('engagement', (c, id) => {
    const fields: Data = { ...engagementFields(c), record: null, consultationId: null };
    const names = c.some(Object.keys(fields), 1);
    const changes = Object.fromEntries(names.map((name) => [name, fields[name]]));
    c.tell('engagement', id, 'EngagementCorrected', { ...changes, reason });
  }),
  about('engagement', (c, id) => {
    if (c.chance(6) && c.told('EngagementStruckOut', { engagementId: id }).length === 0)
      c.tell('engagement', id, 'EngagementStruckOut', { reason });
  }),
];

const engagementFields = (c: Council) => ({
  happenedOn: c.day(),
  counterpart: { body: c.pick(DEPARTMENTS) },
  policyIds: c.some(c.ids('policy')),
  consultationId: c.chance(2) ? c.one('consultation') : undefined,
  asksRaised: c.some(c.ids('ask')),
  organisationIds: c.some(c.ids('organisation')),
  record: c.chance(2) ? { title: 'A note' } : undefined,
});

export const askSteps: Step[] = [
  ...Array.from({ length: 2 }, () => (c: Council) => {
    if (c.ids('policy').length === 0 || c.ids('ask').length >= 10) return;
    c.tell('ask', c.newId('ask'), 'AskProposed', { statement: 'Do it', themes: [], ...askFields(c) });
  }),
  about('ask', (c, id) => {
    const fields: Data = askFields(c);
    const name = c.pick(Object.keys(fields));
    c.tell('ask', id, 'AskDetailsCorrected', { [name]: fields[name], reason });
  }),
  ...Array.from({ length: 4 }, () =>
    about('ask', (c, id) => {
      const decisionId = c.one('decision');
      if (decisionId)
        c.tell('ask', id, 'AskAnswered', { decisionId, answer: c.pick(LIKELY_ANSWERS), answeredOn: c.day() });
    }),
  ),
  about('ask', (c, id) => {
    const answered = c.told('AskAnswered', { askId: id });
    if (answered.length === 0 || !c.chance(3)) return;
    const { decisionId, answeredOn } = c.pick(answered);
    c.tell('ask', id, 'AskAnswerStruckOut', { decisionId, answeredOn, reason });
  }),
  about('ask', (c, id) =>
    c.tell('ask', id, 'AskDeliveryReported', { delivery: c.pick([...DELIVERIES, 'delivered']), asOf: c.day() }),
  ),
  // each into the other, as two people may who do not know of one another
  about('ask', (c, id) => {
    const other = c.one('ask')!;
    const merged = c.told('AskMerged').map(({ askId }) => askId);
    if (!c.chance(6) || other === id || merged.includes(id) || merged.includes(other)) return;
    c.tell('ask', id, 'AskMerged', { intoAskId: other, reason });
    c.tell('ask', other, 'AskMerged', { intoAskId: id, reason });
  }),
  about('ask', (c, id) => {
    const intoAskId = c.one('ask')!;
    if (c.chance(2) && intoAskId !== id && c.told('AskMerged', { askId: id }).length === 0)
      c.tell('ask', id, 'AskMerged', { intoAskId, reason });
  }),
  about('ask', (c, id) => {
    if (c.chance(8) && c.told('AskWithdrawn', { askId: id }).length === 0)
      c.tell('ask', id, 'AskWithdrawn', { withdrawnOn: c.day(), reason });
  }),
];

const askFields = (c: Council) => ({
  direction: c.pick(ASK_DIRECTIONS.slice(0, 2)),
  size: c.pick(ASK_SIZES.slice(0, 2)),
  policyIds: c.some(c.ids('policy'), 1),
});

const DOCUMENT = { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) };

export const responseSteps: Step[] = [
  ...Array.from({ length: 4 }, () =>
    about('consultation', (c, consultationId) => {
      const id = c.newId('response');
      c.tell('response', id, 'ResponseStarted', { consultationId, leadPersonId: idOf('lead') });
      submit(c, id);
    }),
  ),
  about('consultation', (c, consultationId) =>
    c.tell('response', c.newId('response'), 'ResponseStarted', { consultationId, leadPersonId: idOf('lead') }),
  ),
  about('response', submit),
  about('response', (c, id) => c.tell('response', id, 'ResponseWithdrawn', { reason })),
  about('response', (c, id) => {
    const organisationId = c.one('organisation');
    const contribution = { contributionId: c.newId('contribution'), questionId: idOf('question'), text: 'So' };
    if (organisationId)
      c.tell('response', id, 'ContributionOffered', { ...contribution, organisationId, kind: 'comment' });
  }),
  (c) => {
    const offered = c.told('ContributionOffered');
    if (offered.length === 0) return;
    const { responseId, contributionId } = c.pick(offered);
    c.tell('response', String(responseId), 'ContributionWithdrawn', { contributionId });
  },
  about('response', (c, id) => {
    const told = { closesAt: c.instant(), quorumPercent: 50, answers: [] };
    c.tell('response', id, 'SignOffOpened', { round: 1 + c.below(2), roster: c.some(c.ids('organisation')), ...told });
  }),
  about('response', (c, id) => {
    const organisationId = c.one('organisation');
    const told = { position: 'yes', capacity: 'personal', answers: [] };
    if (organisationId) c.tell('response', id, 'PositionTaken', { round: 1 + c.below(2), organisationId, ...told });
  }),
];

function submit(c: Council, id: string): void {
  if (c.told('ResponseSubmitted', { responseId: id }).length > 0) return;
  const [started] = c.told('ResponseStarted', { responseId: id });
  c.tell('response', id, 'ResponseSubmitted', {
    consultationId: started!['consultationId'],
    submittedAt: c.instant(),
    channel: 'e-mail',
    asksRaised: c.some(c.ids('ask')),
    organisationIds: c.some(c.ids('organisation')),
    document: DOCUMENT,
  });
}

export const organisationSteps: Step[] = [
  (c) => {
    if (c.ids('organisation').length > 0 && !c.chance(4)) return;
    const id = c.ids('organisation').length < 3 ? c.newId('organisation') : c.one('organisation')!;
    const told = { name: 'A council', kind: 'county', nation: 'england' };
    c.tell('organisation', id, 'OrganisationJoined', { ...told, joinedOn: c.day() });
  },
  about('organisation', (c, id) => {
    if (c.chance(4)) c.tell('organisation', id, 'OrganisationLeft', { leftOn: c.day() });
  }),
];

const VERIFIED = ['E2', 'E2', 'E3', 'E3', 'E3', 'E4'];

export const claimSteps: Step[] = [
  // one that is likely to count
  ...Array.from({ length: 6 }, () => (c: Council) => {
    const answered = c.told('AskAnswered').filter(({ answer }) => String(answer).includes('adopted'));
    if (answered.length === 0) return;
    const { askId, decisionId } = c.pick(answered);
    const id = c.newId('claim');
    const told = { contribution: c.pick(CONTRIBUTIONS), statement: 'We did', authorId: idOf('author') };
    c.tell('claim', id, 'ClaimRaised', { askId, decisionId, ...told });
    const grade = c.pick(VERIFIED);
    const evidence = { evidenceId: c.newId('evidence'), test: 'smoking_gun', description: 'So', dated: c.day() };
    if (grade > 'E2') c.tell('claim', id, 'ClaimEvidenceAttached', evidence);
    const by = { role: 'Deputy director', body: 'cabinet-office' };
    const word = { by, independent: true, agreement: 'agrees', on: c.day() };
    if (grade > 'E3') c.tell('claim', id, 'ClaimSubstantiated', word);
    c.tell('claim', id, 'ClaimVerified', { verifierId: idOf('verifier'), grade });
  }),
  ...Array.from({ length: 3 }, () => (c: Council) => {
    const answered = c.told('AskAnswered');
    if (answered.length === 0) return;
    const { askId, decisionId } = c.pick(answered);
    const told = { statement: 'We did', authorId: idOf('author') };
    const contribution = c.pick([...CONTRIBUTIONS, 'contributory']);
    c.tell('claim', c.newId('claim'), 'ClaimRaised', { askId, decisionId, contribution, ...told });
  }),
  ...Array.from({ length: 4 }, () =>
    about('claim', (c, id) =>
      c.tell('claim', id, 'ClaimVerified', { verifierId: idOf('verifier'), grade: c.pick(GRADES_SEEN) }),
    ),
  ),
  about('claim', (c, id) =>
    c.tell('claim', id, 'ClaimEvidenceAttached', {
      evidenceId: c.newId('evidence'),
      test: c.pick(EVIDENCE_TESTS),
      description: 'It says so',
      dated: c.day(),
    }),
  ),
  about('claim', (c, id) => {
    const rivalId = c.chance(2) ? idOf(`rival of ${id}`) : c.newId('rival');
    c.tell('claim', id, 'ClaimRivalRecorded', { rivalId, explanation: 'Others', addressed: c.chance(2) });
  }),
  about('claim', (c, id) =>
    c.tell('claim', id, 'ClaimSubstantiated', {
      by: { role: 'Deputy director', body: 'cabinet-office' },
      independent: !c.chance(3),
      agreement: c.pick([...AGREEMENTS, 'agrees']),
      on: c.day(),
    }),
  ),
  about('claim', (c, id) => {
    const contest = { contestId: c.newId('contest'), by: 'A member', reason };
    if (c.chance(4)) c.tell('claim', id, 'ClaimContested', contest);
  }),
  (c) => {
    const contests = c.told('ClaimContested');
    if (contests.length === 0) return;
    const { claimId, contestId } = c.pick(contests);
    c.tell('claim', String(claimId), 'ClaimContestResolved', { contestId, resolution: 'It is so' });
  },
  about('claim', (c, id) => {
    if (c.chance(2)) c.tell('claim', id, 'ClaimRestated', { contribution: c.pick(CONTRIBUTIONS), reason });
  }),
  about('claim', (c, id) => {
    if (c.chance(10)) c.tell('claim', id, 'ClaimWithdrawn', { reason });
  }),
];
