import { ANSWERS } from '#asks';
import { NATIONS, STAGES } from '#vocabulary';
import { about, type Council, type Data, DEPARTMENTS, reason, type Step, THEMES } from './council.js';

/*
 * What government does, and what is put right about it.
 */

const TRIAGES = ['lead', 'contribute', 'signpost', 'monitor', 'none'];
export const LIKELY_ANSWERS = [...ANSWERS, 'adopted', 'adopted', 'partly_adopted', 'deferred'];

const lists = (c: Council) => ({
  departments: c.some(DEPARTMENTS, 1),
  themes: c.some(THEMES),
  nations: c.some(NATIONS, 1),
});

export const policySteps: Step[] = [
  (c) => {
    if (c.ids('policy').length >= 4) return;
    const data = {
      title: 'A policy',
      ...lists(c),
      stage: c.pick(STAGES),
      stageSince: c.chance(3) ? c.day() : '2023-11-01',
    };
    c.tell('policy', c.newId('policy'), 'PolicyRegistered', data);
  },
  about('policy', (c, id) =>
    c.tell('policy', id, 'PolicyStageChanged', { stage: c.pick(STAGES), effectiveOn: c.day(), reason }),
  ),
  about('policy', (c, id) => {
    const changed = c.told('PolicyStageChanged', { policyId: id });
    const [registered] = c.told('PolicyRegistered', { policyId: id });
    const corrected = c.told('PolicyStageCorrected', { policyId: id });
    const wrong = c.pick([
      ...changed.map(({ stage, effectiveOn }) => ({ stage, effectiveOn })),
      { stage: registered!['stage'], effectiveOn: registered!['stageSince'] },
      ...corrected.flatMap(({ right }) => (right ? [right as { stage: unknown; effectiveOn: unknown }] : [])),
    ]);
    const right = { stage: c.pick(STAGES), effectiveOn: c.day() };
    // a stage that stands no more cannot be corrected
    if (standing(c, id, wrong) > 0)
      c.tell('policy', id, 'PolicyStageCorrected', { wrong, right: c.chance(3) ? undefined : right, reason });
  }),
  about('policy', (c, id) => {
    const all: Data = lists(c);
    const name = c.pick(Object.keys(all));
    c.tell('policy', id, 'PolicyDetailsCorrected', { [name]: all[name], reason });
  }),
];

/** How many times a stage since a day stands in a policy. */
function standing(c: Council, policyId: string, { stage, effectiveOn }: { stage: unknown; effectiveOn: unknown }) {
  const is = (data: unknown) => {
    const { stage: at, effectiveOn: on, stageSince } = (data ?? {}) as Data;
    return Number(at === stage && (on ?? stageSince) === effectiveOn);
  };
  const corrections = c.told('PolicyStageCorrected', { policyId });
  const all = [
    ...['PolicyRegistered', 'PolicyStageChanged'].flatMap((type) => c.told(type, { policyId })),
    ...corrections.map(({ right }) => right),
  ];
  return all.reduce((n: number, one) => n + is(one), 0) - corrections.reduce((n, { wrong }) => n + is(wrong), 0);
}

export const consultationSteps: Step[] = [
  (c) => {
    if (c.ids('consultation').length >= 5) return;
    c.tell('consultation', c.newId('consultation'), 'ConsultationLogged', {
      title: 'A call',
      kind: 'consultation',
      departments: c.some(DEPARTMENTS, 1),
      policyIds: c.some(c.ids('policy')),
      themes: [],
      nations: ['england'],
      opensOn: c.chance(4) ? undefined : c.day(),
      closesAt: c.chance(5) ? undefined : c.instant(),
    });
  },
  about('consultation', (c, id) => {
    const fields: Data = {
      departments: c.some(DEPARTMENTS, 1),
      policyIds: c.some(c.ids('policy')),
      opensOn: c.chance(3) ? null : c.day(),
      closesAt: c.chance(3) ? null : c.instant(),
    };
    const names = c.some(Object.keys(fields), 1);
    const changes = Object.fromEntries(names.map((name) => [name, fields[name]]));
    c.tell('consultation', id, 'ConsultationDetailsCorrected', { ...changes, reason });
  }),
  about('consultation', (c, id) =>
    c.tell('consultation', id, 'ConsultationDeadlineMoved', { closesAt: c.instant(), publishedOn: c.day() }),
  ),
  about('consultation', (c, id) =>
    c.tell('consultation', id, 'ConsultationTriaged', { decision: c.pick(TRIAGES), reason }),
  ),
  about('consultation', (c, id) => c.tell('consultation', id, 'ConsultationTriaged', { decision: 'lead', reason })),
  about('consultation', (c, id) => {
    const policyId = c.one('policy');
    const type = c.pick(['ConsultationLinkedToPolicy', 'ConsultationLinkedToPolicy', 'ConsultationUnlinkedFromPolicy']);
    if (policyId) c.tell('consultation', id, type, { policyId });
  }),
  about('consultation', (c, id) =>
    c.tell('consultation', id, 'ConsultationOutcomePublished', { publishedOn: c.day(), reference: { title: 'It' } }),
  ),
  about('consultation', (c, id) => {
    if (c.told('ConsultationOutcomePublished', { consultationId: id }).length > 0)
      c.tell('consultation', id, 'ConsultationOutcomeCorrected', { publishedOn: c.day(), reason });
  }),
  about('consultation', (c, id) => {
    if (c.chance(3) && c.told('ConsultationWithdrawn', { consultationId: id }).length === 0)
      c.tell('consultation', id, 'ConsultationWithdrawn', { withdrawnOn: c.day(), explanation: 'No' });
  }),
  about('consultation', (c, id) => {
    if (c.chance(2)) c.tell('consultation', id, 'ConsultationLapsed', { lapsedOn: c.day(), reason });
  }),
];

export const decisionSteps: Step[] = [
  ...Array.from({ length: 2 }, () => (c: Council) => {
    if (c.ids('policy').length === 0 || c.ids('decision').length >= 5) return;
    const told = { title: 'A decision', kind: 'statement', reference: { title: 'It' } };
    c.tell('decision', c.newId('decision'), 'DecisionRecorded', { ...told, ...decisionFields(c) });
  }),
  about('decision', (c, id) => {
    const fields: Data = decisionFields(c);
    const name = c.pick(Object.keys(fields));
    c.tell('decision', id, 'DecisionCorrected', { [name]: fields[name], reason });
  }),
  about('decision', (c, id) => {
    if (c.chance(8) && c.told('DecisionStruckOut', { decisionId: id }).length === 0)
      c.tell('decision', id, 'DecisionStruckOut', { reason });
  }),
];

const decisionFields = (c: Council) => ({
  decidedOn: c.day(),
  departments: c.some(DEPARTMENTS, 1),
  policyIds: c.some(c.ids('policy'), 1),
});

/** A decision answers many asks at once. */
export const answerMany = about('decision', (c, decisionId) => {
  for (const id of c.some(c.ids('ask')))
    c.tell('ask', id, 'AskAnswered', { decisionId, answer: c.pick(LIKELY_ANSWERS), answeredOn: c.day() });
});
