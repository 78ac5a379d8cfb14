export { compare, type Comparison, type RowDifference, type TableDifference } from './compare.js';
export { seenAs, type HappenedBy, type Seeing } from './happened.js';
export type { Progress, Verification } from './jobs.js';
export { touchedAt, type Fault } from './own-tables.js';
export { NarrowedConnection, narrowedTo, type Narrowing } from './narrowing.js';
export { projection, type Effects, type Projection } from './projection.js';
export { ReadModels, ReadModelsBuilding, type ReadModelsOptions } from './read-models.js';
export type { AsOf } from './snapshots.js';
export type { ReadModelsStatus } from './status.js';
