import { createHash } from 'node:crypto';

/*
 * A council's history for the bench: the same events for the same seed, in the proportions of real work. Each consultation
 * brings about 54 events: the call itself, contacts, asks and their answers, decisions, and the drafting of a response.
 */

export interface BenchEvent {
  stream: string;
  id: string;
  type: string;
  data: object;
}

/** A small, fast generator of numbers from a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const uuidOf = (name: string) => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const DEPARTMENTS = [
  'cabinet-office',
  'home-office',
  'department-for-science-innovation-and-technology',
  'department-for-education',
  'hm-treasury',
];
const THEMES = ['data-sharing', 'shared-services', 'green-it', 'cyber', 'digital-identity'];
const STAGES = ['signal', 'scoping', 'options', 'consultation', 'analysing', 'decided', 'legislating'];
const WORDS =
  'data council shared service standard digital identity record secure share front office need duty local central partner green energy supplier cost resident access law policy draft plan year open fund change'.split(
    ' ',
  );

const ENGAGEMENTS = 6;
const ASKS = 8;
const CONSULTATIONS_PER_POLICY = 10;

/** About `events` events, in the order in which they were recorded. */
export function* history(events: number, seed = 7): Generator<BenchEvent> {
  const random = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const words = (count: number) => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  const start = Date.UTC(2016, 0, 4);
  const span = 10 * 365 * 86_400_000;
  let made = 0;
  let instant = start;
  const day = (offset = 0) => new Date(instant + offset * 86_400_000).toISOString().slice(0, 10);
  const event = (category: string, id: string, type: string, data: object): BenchEvent => {
    instant = start + Math.floor((span * made) / events);
    return {
      stream: `${category}-${id}`,
      id: uuidOf(`event/${seed}/${made++}`),
      type,
      data: { [`${category}Id`]: id, ...data },
    };
  };
  const organisations = Array.from({ length: 15 }, (_, n) => uuidOf(`organisation/${n}`));
  for (const [n, id] of organisations.entries())
    yield event('organisation', id, 'OrganisationJoined', {
      name: `Council ${n + 1}`,
      kind: 'county',
      nation: 'england',
      region: 'South East',
      joinedOn: '2016-01-04',
    });

  let policyId = '';
  // oxlint-disable-next-line no-unmodified-loop-condition -- every event that is made counts up
  for (let n = 0; made < events; n++) {
    const name = (what: string, m: number | string = '') => uuidOf(`${seed}/${what}/${n}/${m}`);
    const departments = [pick(DEPARTMENTS)];
    if (n % CONSULTATIONS_PER_POLICY === 0) {
      policyId = name('policy');
      yield event('policy', policyId, 'PolicyRegistered', {
        title: words(7),
        summary: words(30),
        departments,
        themes: [pick(THEMES)],
        nations: ['england'],
        stage: 'signal',
        stageSince: day(-30),
      });
    } else if (n % 3 === 0) {
      yield event('policy', policyId, 'PolicyStageChanged', {
        stage: STAGES[Math.min(6, Math.floor((n % CONSULTATIONS_PER_POLICY) / 1.5))],
        effectiveOn: day(-2),
      });
    }
    const consultationId = name('consultation');
    const questions = Array.from({ length: 12 }, (_, q) => ({
      questionId: name('question', q),
      number: String(q + 1),
      text: words(22),
      kind: 'open',
    }));
    yield event('consultation', consultationId, 'ConsultationLogged', {
      title: words(9),
      kind: 'consultation',
      summary: words(40),
      departments,
      policyIds: [policyId],
      themes: [pick(THEMES)],
      nations: ['england'],
      opensOn: day(-1),
      closesAt: `${day(56)}T23:59:00Z`,
      source: { system: 'govuk', key: name('key'), url: `https://www.gov.uk/government/consultations/${n}` },
    });
    yield event('consultation', consultationId, 'ConsultationQuestionsListed', { questions });
    yield event('consultation', consultationId, 'ConsultationTriaged', {
      decision: pick(['lead', 'contribute', 'monitor', 'none']),
      reason: words(12),
    });
    const asks = Array.from({ length: ASKS }, (_, a) => name('ask', a));
    for (const id of asks) {
      yield event('ask', id, 'AskProposed', {
        statement: words(16),
        direction: 'change',
        size: 'medium',
        policyIds: [policyId],
        themes: [],
        proposedBy: pick(organisations),
      });
      yield event('ask', id, 'AskAgreed', { agreedOn: day() });
    }
    for (let e = 0; e < ENGAGEMENTS; e++)
      yield event('engagement', name('engagement', e), 'EngagementLogged', {
        kind: 'official_meeting',
        happenedOn: day(-1),
        counterpart: { body: departments[0], role: 'policy lead' },
        initiatedBy: 'council',
        policyIds: [policyId],
        asksRaised: asks.slice(e, e + 2),
        organisationIds: organisations.slice(e, e + 3),
        summary: words(35),
        record: { title: words(5), filedOn: day() },
        inConfidence: random() < 0.2,
      });
    if (random() < 0.4)
      yield event('consultation', consultationId, 'ConsultationDeadlineMoved', {
        closesAt: `${day(70)}T23:59:00Z`,
        publishedOn: day(),
        reason: words(8),
      });
    const responseId = name('response');
    yield event('response', responseId, 'ResponseStarted', { consultationId, leadPersonId: name('person') });
    for (let a = 0; a < 6; a++)
      yield event('response', responseId, 'AnswerDrafted', {
        questionId: questions[a]!.questionId,
        stance: 'agree_with_changes',
        text: words(120),
        baseVersion: 0,
      });
    for (let c = 0; c < 4; c++) {
      const contribution = { contributionId: name('contribution', c) };
      yield event('response', responseId, 'ContributionOffered', {
        ...contribution,
        questionId: questions[c]!.questionId,
        organisationId: pick(organisations),
        kind: 'comment',
        text: words(40),
      });
      yield event('response', responseId, 'ContributionRuled', {
        ...contribution,
        ruling: 'adopted',
        reason: words(10),
      });
    }
    yield event('response', responseId, 'ResponseSubmitted', {
      consultationId,
      submittedAt: `${day(50)}T12:00:00Z`,
      channel: 'online form',
      asksRaised: asks.slice(0, 4),
      organisationIds: organisations.slice(0, 8),
      document: {
        fileName: 'response.pdf',
        mediaType: 'application/pdf',
        bytes: 40_000,
        sha256: createHash('sha256').update(responseId).digest('hex'),
      },
    });
    yield event('response', responseId, 'ResponseAcknowledged', { acknowledgedOn: day(), receipt: 'ANON-1234' });
    const decisionId = name('decision');
    const reference = { title: words(6), url: `https://www.gov.uk/government/publications/${n}` };
    yield event('decision', decisionId, 'DecisionRecorded', {
      title: words(7),
      decidedOn: day(),
      kind: 'consultation_outcome',
      departments,
      policyIds: [policyId],
      consultationId,
      reference,
    });
    yield event('consultation', consultationId, 'ConsultationOutcomePublished', { publishedOn: day(), reference });
    for (const id of asks.slice(0, 6))
      yield event('ask', id, 'AskAnswered', {
        decisionId,
        answer: pick(['adopted', 'partly_adopted', 'noted', 'not_adopted']),
        answeredOn: day(),
      });
    for (const id of asks.slice(0, 3))
      yield event('ask', id, 'AskDeliveryReported', { delivery: 'under_way', asOf: day() });
  }
}
