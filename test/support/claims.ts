import { randomUUID } from 'node:crypto';
import type { Council } from './council.js';
import { Visitor } from './visitor.js';

/** The day of every decision here. */
export const DECIDED = '2025-11-20';

interface Answered {
  readonly askId: string;
  readonly decisionId: string;
}

/** What the journeys of claims do over and over; the secretariat is the author of every claim. */
export class Claims {
  constructor(private readonly council: Council) {}

  /** Somebody who works in a part, like the chair. */
  async working(part: string): Promise<Visitor> {
    return new Visitor(this.council.url, part).open('/');
  }

  decide(title: string): Promise<string> {
    return this.council.begin('/decisions', {
      title,
      decidedOn: DECIDED,
      kind: 'statement',
      departments: ['cabinet-office'],
      policyIds: [this.council.policyId],
      reference: { title },
    });
  }

  /** A letter that raised an ask with the department that decides; on record unless said otherwise. */
  write(askId: string, changes: object = {}): Promise<string> {
    return this.council.begin('/engagements', {
      kind: 'letter',
      happenedOn: '2025-03-03',
      counterpart: { body: 'cabinet-office', role: 'deputy director' },
      initiatedBy: 'council',
      policyIds: [this.council.policyId],
      asksRaised: [askId],
      organisationIds: [],
      summary: 'A letter about front offices.',
      record: { title: 'Letter on file' },
      inConfidence: false,
      ...changes,
    });
  }

  /** An ask that was adopted; what raised it is up to the test. */
  async answered(name: string): Promise<Answered> {
    const askId = await this.council.propose(`${name}.`, [this.council.policyId]);
    const decisionId = await this.decide(`Response on ${name}`);
    await this.council.api(`/asks/${askId}/answer`, { decisionId, answer: 'adopted', answeredOn: DECIDED });
    return { askId, decisionId };
  }

  /** A claim about an answer to an ask that was raised by a letter on record. */
  async claim(name: string): Promise<Answered & { claimId: string; engagementId: string }> {
    const about = await this.answered(name);
    const engagementId = await this.write(about.askId);
    const details = { ...about, statement: `${name} is ours.`, contribution: 'contributory' };
    return { ...about, engagementId, claimId: await this.council.begin('/claims', details) };
  }

  smokingGun(claimId: string) {
    return this.council.api(`/claims/${claimId}/attach-evidence`, {
      evidenceId: randomUUID(),
      test: 'smoking_gun',
      description: 'Paragraph 14 has our words.',
      dated: DECIDED,
    });
  }

  verify(claimId: string, grade: string) {
    return this.council.api(`/claims/${claimId}/verify`, { grade }, { as: 'chair' });
  }

  /** Where a claim stands, as the API says. */
  async standing(claimId: string): Promise<unknown> {
    return ((await this.council.api(`/claims/${claimId}`)).body as { claim: unknown }).claim;
  }

  /** What the log holds of a claim. */
  recorded(claimId: string) {
    return this.council.recorded(`claim-${claimId}`);
  }
}
