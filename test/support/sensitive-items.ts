import type { Council } from './council.js';
import { personPlaying } from './sign-in.js';

/** How an item is kept from others. */
export const KINDS = ['sensitive', 'embargoed', 'in-confidence', 'listed'] as const;
export type Kept = (typeof KINDS)[number];

/** A word that stands in the texts of what is kept so, and nowhere else. */
export const canaryOf = (kept: Kept): string => `zzcanary${kept.replace('-', '')}`;

/** The items of a council that are kept from others. */
export interface SensitiveItems {
  /** the addresses of their pages, by how they are kept */
  readonly pages: Readonly<Record<Kept, readonly string[]>>;
  /** an item that everybody reads, and that has to do with all of these */
  readonly open: {
    readonly policyId: string;
    readonly askId: string;
    readonly decisionId: string;
    /** its agenda has something of each */
    readonly meetingId: string;
  };
  /** the only one on the list of those that have one */
  readonly onList: string;
  /** ids of what lies below them, by the name of the parameter of the route */
  readonly below: Readonly<Record<'questionId' | 'contributionId', readonly string[]>>;
}

const FAR = '2999-01-01';

/**
 * Puts items into a council that only some may see, each with its canary word in every text, and ties them to items that
 * everybody sees: engagements raise open asks, decisions answer them, claims stand on them.
 */
export async function keepSensitiveItems(council: Council, onList: string, took: string): Promise<SensitiveItems> {
  const { begin, policyId, askId } = council;
  const pages: Record<Kept, string[]> = { sensitive: [], embargoed: [], 'in-confidence': [], listed: [] };
  const below = { questionId: [] as string[], contributionId: [] as string[] };
  const decisionId = await begin('/decisions', {
    title: 'An open decision',
    decidedOn: '2025-06-01',
    kind: 'statement',
    departments: ['cabinet-office'],
    policyIds: [policyId],
    reference: { title: 'The statement' },
  });
  const meetingId = await begin('/meetings', { title: 'A quarterly meeting', startsAt: '2025-01-07T10:00:00Z' });
  const handlings = {
    sensitive: { marking: 'official-sensitive' },
    embargoed: { marking: 'official', embargoUntil: FAR },
    listed: { marking: 'official-sensitive', needToKnow: [onList] },
  } as const;
  for (const [kept, handling] of Object.entries(handlings) as [Exclude<Kept, 'in-confidence'>, object][]) {
    const word = canaryOf(kept);
    const add = async (path: string, body: object) => {
      const id = await begin(path, body);
      pages[kept].push(`${path}/${id}`);
      return id;
    };
    const secret = await add('/policies', {
      title: `Policy ${word}`,
      summary: word,
      departments: ['cabinet-office'],
      themes: [],
      nations: ['england'],
      stage: 'options',
      stageSince: '2025-01-01',
      handling,
    });
    const itemId = crypto.randomUUID();
    const title = `Item ${word}`;
    await must(council.api(`/meetings/${meetingId}/add-agenda-item`, { itemId, title, about: { policyId: secret } }));
    await must(council.api(`/meetings/${meetingId}/minute-decision`, { itemId, text: `Decided ${word}.` }));
    const consultationId = await add('/consultations', {
      title: `Consultation ${word}`,
      summary: word,
      kind: 'technical',
      departments: ['cabinet-office'],
      policyIds: [policyId, secret],
      themes: [],
      nations: [],
      closesAt: new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString(),
      handling,
    });
    const questionId = crypto.randomUUID();
    await must(
      council.api(`/consultations/${consultationId}/list-questions`, {
        questions: [{ questionId, number: '1', text: `Why ${word}?`, kind: 'open' }],
      }),
    );
    const response = await add('/responses', { consultationId, leadPersonId: personPlaying('policy-lead') });
    const contributionId = crypto.randomUUID();
    await must(
      council.api(`/responses/${response}/draft-answer`, {
        questionId,
        stance: 'agree',
        text: `Because ${word}.`,
        baseVersion: 0,
      }),
    );
    await must(
      council.api(`/responses/${response}/offer-contribution`, {
        contributionId,
        questionId,
        organisationId: took,
        kind: 'comment',
        text: `Say ${word}.`,
      }),
    );
    below.questionId.push(questionId);
    below.contributionId.push(contributionId);
    const ask = await begin('/asks', {
      statement: `Fund ${word}.`,
      direction: 'fund',
      size: 'small',
      policyIds: [policyId, secret],
      themes: [],
    });
    const changed = await council.api(`/asks/${ask}/change-handling`, { handling, reason: word });
    if (changed.status !== 201) throw new Error(JSON.stringify(changed.body));
    pages[kept].push(`/asks/${ask}`);
    await add('/engagements', {
      kind: 'letter',
      happenedOn: '2025-02-01',
      counterpart: { body: 'cabinet-office', role: word },
      initiatedBy: 'council',
      policyIds: [policyId],
      consultationId,
      asksRaised: [askId, ask],
      organisationIds: [took],
      summary: `Said ${word}.`,
      record: { title: `Minutes ${word}` },
      inConfidence: false,
      handling,
    });
    const decision = await begin('/decisions', {
      title: `Decision ${word}`,
      decidedOn: '2025-06-01',
      kind: 'statement',
      departments: ['cabinet-office'],
      policyIds: [policyId],
      reference: { title: `Statement ${word}`, quotation: word },
    });
    await must(
      council.api(`/asks/${askId}/answer`, {
        decisionId: decision,
        answer: 'adopted',
        answeredOn: '2025-06-02',
        reference: { title: word, quotation: word },
      }),
    );
    const claim = await begin('/claims', {
      askId,
      decisionId: decision,
      statement: `We did ${word}.`,
      contribution: 'minor',
    });
    await must(council.api(`/decisions/${decision}/change-handling`, { handling, reason: word }));
    pages[kept].push(`/decisions/${decision}`, `/claims/${claim}`);
  }
  const word = canaryOf('in-confidence');
  const engagement = {
    kind: 'draft_comment',
    happenedOn: '2025-02-01',
    counterpart: { body: 'cabinet-office', role: word },
    initiatedBy: 'government',
    policyIds: [policyId],
    asksRaised: [askId],
    summary: `Heard ${word}.`,
    record: { title: `Draft ${word}` },
    inConfidence: true,
  };
  pages['in-confidence'].push(
    `/engagements/${await begin('/engagements', { ...engagement, organisationIds: [took] })}`,
  );
  return { pages, open: { policyId, askId, decisionId, meetingId }, onList, below };
}

async function must(call: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await call;
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
}
