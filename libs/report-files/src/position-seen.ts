import type { ReadModels } from '#read-models';
import type { ReportRow } from '#registers';

/** Up to where a report sees the log: what was recorded by its moment, and before its own event. */
export const positionSeen = async (
  readModels: Pick<ReadModels, 'positionAt'>,
  { asOf, pinnedPosition }: Pick<ReportRow, 'asOf' | 'pinnedPosition'>,
): Promise<number> => Math.min(await readModels.positionAt(asOf), pinnedPosition - 1);
