import { Query } from '@nestjs/cqrs';
import type { Band, Reference, Stage } from '#vocabulary';
import type { AskRow } from '../asks/list-asks.js';
import type { ConsultationRow } from '../consultations/list-consultations.js';
import type { DecisionRow } from '../decisions/list-decisions.js';
import type { EngagementRow } from '../engagements/list-engagements.js';
import type { Recorded } from '../listing.js';
import type { ResponseRow } from '../responses/list-responses.js';
import type { PolicyRow } from './list-policies.js';

/** A stage of the policy, as corrected; a corrected one counts as recorded when it was corrected. */
export interface PolicyStage extends Recorded {
  readonly stage: Stage;
  readonly band: Band;
  readonly effectiveOn: string;
  readonly reason: string | null;
  readonly reference: Reference | null;
}

/** All that a policy's page shows. Stages in order of effect; everything else newest first. */
export interface PolicyDetail {
  readonly policy: PolicyRow & { readonly sourceUrl: string | null };
  readonly stages: readonly PolicyStage[];
  readonly consultations: readonly ConsultationRow[];
  readonly engagements: readonly EngagementRow[];
  readonly responses: readonly ResponseRow[];
  readonly asks: readonly AskRow[];
  readonly decisions: readonly DecisionRow[];
}

/** One policy; undefined when there is none. `now` is an instant. */
export class FindPolicy extends Query<PolicyDetail | undefined> {
  constructor(
    readonly policyId: string,
    readonly now: string,
  ) {
    super();
  }
}
