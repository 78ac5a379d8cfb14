export { fromContentItem, type GovukConsultation } from './govuk/content-item.js';
export { differences, isSameCall, whatHasHappened } from './govuk/differences.js';
export { GovukClient, type GovukClientOptions } from './govuk/govuk-client.js';
export { knownConsultation, type KnownConsultation } from './govuk/known-consultation.js';
export { NotFetched } from './govuk/not-fetched.js';
export type { Proposal } from './govuk/proposal.js';
export type { Change, DatedBy, Publication } from './govuk/publication.js';
