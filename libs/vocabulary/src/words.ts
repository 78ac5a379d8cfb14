/** The stages of a policy, in order: the place in this list is the rank. */
export const STAGES = [
  'signal',
  'scoping',
  'options',
  'consultation',
  'analysing',
  'decided',
  'legislating',
  'implementing',
  'in_force',
  'review',
] as const;
export type Stage = (typeof STAGES)[number];

/** 0 (signal) to 9 (review). */
export const rankOf = (stage: Stage): number => STAGES.indexOf(stage);

export const BANDS = ['early', 'mid', 'late'] as const;
export type Band = (typeof BANDS)[number];

/** early 0–2, mid 3–4, late 5–9. */
export const bandOf = (stage: Stage): Band => (rankOf(stage) <= 2 ? 'early' : rankOf(stage) <= 4 ? 'mid' : 'late');

export const NATIONS = ['england', 'scotland', 'wales', 'northern_ireland'] as const;
export type Nation = (typeof NATIONS)[number];
