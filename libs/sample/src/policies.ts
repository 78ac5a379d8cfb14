import { algorithms } from './policies/algorithms.js';
import { careRecords } from './policies/care-records.js';
import { childIdentifier } from './policies/child-identifier.js';
import { cyberAssessment } from './policies/cyber-assessment.js';
import { digitalIdentity } from './policies/digital-identity.js';
import { frontOffices } from './policies/front-offices.js';
import { greenIct } from './policies/green-ict.js';
import { legacy } from './policies/legacy.js';
import { planningData } from './policies/planning-data.js';
import { ransomware } from './policies/ransomware.js';
import { reorganisation } from './policies/reorganisation.js';
import { telecare } from './policies/telecare.js';
import type { SamplePolicy } from './sample-policy.js';

/** Twelve invented policies with the sound of real ones. */
export const POLICIES: readonly SamplePolicy[] = [
  frontOffices,
  careRecords,
  digitalIdentity,
  ransomware,
  cyberAssessment,
  greenIct,
  planningData,
  childIdentifier,
  algorithms,
  telecare,
  reorganisation,
  legacy,
];
