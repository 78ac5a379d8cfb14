import { monthsIn } from './calendar.js';
import type { Diary } from './diary.js';
import type { SamplePolicy } from './sample-policy.js';

/** A call of the sample, with its id and dates. */
export interface Call {
  readonly id: string;
  readonly opensOn: string;
  /** the day on which it closes in the end */
  readonly closesOn: string;
  /** the day on which the joint response is sent */
  readonly answersOn: string;
  /** of its form, in order, once they are listed */
  readonly questions: { readonly questionId: string; readonly number: string }[];
}

/** A policy of the sample, with the ids and dates that its chapters share. */
export interface Subject {
  readonly diary: Diary;
  readonly policy: SamplePolicy;
  readonly policyId: string;
  /** its place among the policies, from 0 */
  readonly place: number;
  /** the day on which it was registered */
  readonly registeredOn: string;
  readonly askIds: readonly string[];
  readonly calls: readonly Call[];
  readonly councils: readonly string[];
}

/** The day that is so many months after the policy began; a policy has days of the month of its own. */
export const dayOf = ({ policy, place }: Pick<Subject, 'policy' | 'place'>, months: number): string =>
  monthsIn(policy.begins + months, (place * 5) % 17);

/** Some councils, one after the other from one that is drawn. */
export function someOf({ diary, councils }: Pick<Subject, 'diary' | 'councils'>, count: number): string[] {
  const first = diary.between(0, councils.length - 1);
  return Array.from({ length: count }, (_, n) => councils[(first + n) % councils.length]!);
}
