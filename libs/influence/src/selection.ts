import { ASK_DIRECTIONS, ASK_SIZES, type AskDirection, type AskSize } from '#asks';
import {
  InvalidInput,
  IsId,
  IsInstant,
  IsLocalDate,
  IsOneOf,
  IsSlug,
  londonDate,
  NATIONS,
  Optional,
  validated,
  type Nation,
} from '#vocabulary';
import type { AskFacts, ConsultationFacts, PolicyFacts } from './facts/facts.js';

/** The day by which a pair is of a period: that of the decision, or (the cohort view) that of the first raise. */
export const PERIODS_BY = ['decision', 'raise'] as const;

/** What narrows the figures. Policies are selected by their own lists, as corrected. */
export class IndicatorFilters {
  @Optional() @IsSlug() readonly theme?: string;
  @Optional() @IsSlug() readonly department?: string;
  @Optional() @IsOneOf(NATIONS) readonly nation?: Nation;
  @Optional() @IsId() readonly policyId?: string;
  @Optional() @IsOneOf(ASK_DIRECTIONS) readonly direction?: AskDirection;
  @Optional() @IsOneOf(ASK_SIZES) readonly size?: AskSize;
  /** the first and the last day of a period; either may be left out */
  @Optional() @IsLocalDate() readonly from?: string;
  @Optional() @IsLocalDate() readonly to?: string;
  @Optional() @IsOneOf(PERIODS_BY) readonly by?: (typeof PERIODS_BY)[number];
}

/** What figures are asked for: of which moment, of what had happened by when, and of what. */
export class IndicatorScope extends IndicatorFilters {
  /** the instant at which a closing time has passed or not: that of the position which is read */
  @IsInstant() readonly asOf: string;
  /** the date: only what happened on or before it counts. Default: the date in London of `asOf` */
  @Optional() @IsLocalDate() readonly asAt?: string;
}

/** A scope as it comes from outside. */
export type AskedScope = { readonly [Field in keyof IndicatorScope]?: string };

/** Which facts are counted. */
export class Selection {
  private constructor(
    readonly asOf: string,
    readonly asAt: string,
    readonly filters: IndicatorFilters,
  ) {}

  /** @throws InvalidInput naming the fields that are wrong, and those that are not known */
  static of(scope: AskedScope): Selection {
    const { asOf, asAt, ...filters } = validated(IndicatorScope, scope);
    const { from, to } = filters;
    if (from !== undefined && to !== undefined && from > to)
      throw new InvalidInput([{ field: 'to', message: 'must not be before the first day of the period' }]);
    return new Selection(asOf, asAt ?? londonDate(asOf), filters);
  }

  /** Names what is selected, but for the instant, the same way in whatever order it was put. */
  get name(): string {
    const given = Object.entries(this.filters).filter(([, value]) => value !== undefined);
    return JSON.stringify([this.asAt, ...given.sort(([a], [b]) => (a < b ? -1 : 1))]);
  }

  hasPolicy({ policyId, themes, departments, nations }: PolicyFacts): boolean {
    const { filters } = this;
    return (
      (filters.theme === undefined || themes.includes(filters.theme)) &&
      (filters.department === undefined || departments.includes(filters.department)) &&
      (filters.nation === undefined || nations.includes(filters.nation)) &&
      (filters.policyId === undefined || policyId === filters.policyId)
    );
  }

  /** A policy is of a period by its first day at rank 5 or more. */
  hasPolicyReached(policy: PolicyFacts, reachedOn: string): boolean {
    return reachedOn <= this.asAt && this.hasPolicy(policy) && this.isInPeriod(reachedOn);
  }

  hasAsk({ direction, size, withdrawnOn }: AskFacts): boolean {
    const { filters, asAt } = this;
    return (
      (filters.direction === undefined || direction === filters.direction) &&
      (filters.size === undefined || size === filters.size) &&
      (withdrawnOn === null || withdrawnOn > asAt)
    );
  }

  /** Whether a pair of such an ask and policy is of the period. */
  hasPair(firstRaisedOn: string, decidedOn: string | undefined): boolean {
    return this.isInPeriod(this.filters.by === 'raise' ? firstRaisedOn : decidedOn);
  }

  /** A consultation is selected by any of its policies, and is of a period by its closing date. */
  hasConsultation({ policies }: ConsultationFacts, closesOn: string | undefined): boolean {
    return this.isInPeriod(closesOn) && (!this.selectsPolicies || policies.some((policy) => this.hasPolicy(policy)));
  }

  private get selectsPolicies(): boolean {
    const { theme, department, nation, policyId } = this.filters;
    return [theme, department, nation, policyId].some((filter) => filter !== undefined);
  }

  /** What has no such date is in no period. */
  private isInPeriod(date: string | undefined): boolean {
    const { from, to } = this.filters;
    if (from === undefined && to === undefined) return true;
    return date !== undefined && (from === undefined || date >= from) && (to === undefined || date <= to);
  }
}
