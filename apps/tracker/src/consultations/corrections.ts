import type { ConsultationDetailsCorrected } from '#consultations';
import type { ConsultationDetail, Deadline } from '#registers';

/** When it closes as it was logged and corrected, whatever moved since. */
export const firstClosing = (deadlines: readonly Deadline[]): string | undefined =>
  deadlines.findLast(({ how }) => how !== 'moved')?.closesAt ?? undefined;

/** The details that stand, as a correction would name them. */
export function asCorrected(
  consultation: ConsultationDetail['consultation'],
  closesAt: string | undefined,
): Partial<ConsultationDetailsCorrected> {
  const { title, kind, summary, departments, themes, nations, opensOn, waysToRespond, source } = consultation;
  const details = {
    title,
    kind,
    departments: [...departments],
    themes: [...themes],
    nations: [...nations],
    ...(summary !== null && { summary }),
    ...(opensOn !== null && { opensOn }),
    ...(closesAt !== undefined && { closesAt }),
    ...(waysToRespond && { waysToRespond }),
    ...(source && {
      source: {
        system: source.system,
        ...(source.url !== null && { url: source.url }),
        ...(source.key !== null && { key: source.key }),
      },
    }),
  };
  return details as Partial<ConsultationDetailsCorrected>;
}
