import { given } from '#event-store';
import { response, RuleContribution, ruleContribution, type ResponseEvent, type RulingGiven } from '#responses';
import {
  contributionId,
  draft,
  knownInDrafting as known,
  offered,
  otherContribution,
  questionId,
  responseId,
  ruled,
  secondContribution,
  started,
  submitted,
  suggestion,
  withdrawn,
} from './response.fixtures.js';

const ruling = (changes: Partial<RulingGiven> = {}) =>
  ruleContribution(new RuleContribution({ ...ruled().data, ...changes }, known));
const other: ResponseEvent = {
  type: 'ContributionOffered',
  data: { ...suggestion, contributionId: otherContribution, kind: 'comment', text: 'The same in other words.' },
};
const reason = 'Well said';
const adopted = ruled({ ruling: 'adopted', reason });
const locked: ResponseEvent = { type: 'AnswerLocked', data: { responseId, questionId, version: 1 } };

describe('Ruling on a contribution', () => {
  it('says what becomes of it, and why', () => given(response)(started, draft(), offered).when(ruling()).then(ruled()));
  it('puts an adopted suggestion in the place of its passage, in the same stroke', () =>
    given(response)(started, draft(), offered)
      .when(ruling({ ruling: 'adopted', reason }))
      .then(adopted, draft({ text: 'Councils agree with the plan. It is good.', baseVersion: 1 })));
  it('finds the passage where edits have moved it to, and keeps them', () =>
    given(response)(started, draft(), offered, draft({ text: 'Yes! We agree with the plan.', baseVersion: 1 }))
      .when(ruling({ ruling: 'adopted', reason }))
      .then(adopted, draft({ text: 'Yes! Councils agree with the plan.', baseVersion: 2 })));
  it('keeps stance and ask when it changes the words', () =>
    given(response)(started, draft({ stance: 'neutral' }), offered)
      .when(ruling({ ruling: 'adopted', reason }))
      .then(adopted, draft({ stance: 'neutral', text: 'Councils agree with the plan. It is good.', baseVersion: 1 })));
  it('is refused when the passage of a suggestion is gone, unless its words stand there already', () => {
    given(response)(started, draft(), offered, draft({ text: 'No.', baseVersion: 1 }))
      .when(ruling({ ruling: 'adopted', reason }))
      .thenRefused('The words that this suggestion replaces are gone: adopt it with changes', 'ruling');
    given(response)(started, draft(), offered, draft({ text: 'Councils agree.', baseVersion: 1 }))
      .when(ruling({ ruling: 'adopted', reason }))
      .then(adopted);
  });
  it('takes the words that it is adopted in, put together with what was saved since', () =>
    given(response)(
      started,
      draft(),
      offered,
      draft({ text: 'We agree with the plan. It is very good.', baseVersion: 1 }),
    )
      .when(
        ruling({
          ruling: 'adopted_with_changes',
          reason,
          text: 'All councils agree with the plan. It is good.',
          baseVersion: 1,
        }),
      )
      .then(
        ruled({ ruling: 'adopted_with_changes', reason }),
        draft({ text: 'All councils agree with the plan. It is very good.', baseVersion: 1 }),
      ));
  it('is refused with both when somebody has changed the same words since', () =>
    given(response)(started, draft(), offered, draft({ text: 'They agree with the plan. It is good.', baseVersion: 1 }))
      .when(
        ruling({
          ruling: 'adopted_with_changes',
          reason,
          text: 'All councils agree with the plan. It is good.',
          baseVersion: 1,
        }),
      )
      .thenRefused('Both are kept', 'text'));
  it('adopts a comment without changing a word', () =>
    given(response)(started, draft(), other)
      .when(ruling({ contributionId: otherContribution, ruling: 'adopted', reason }))
      .then(ruled({ contributionId: otherContribution, ruling: 'adopted', reason })));
  it('may begin the answer with a suggestion', () => {
    const { replaces: _, ...first } = suggestion;
    given(response)(started, { type: 'ContributionOffered', data: first })
      .when(ruling({ ruling: 'adopted', reason }))
      .then(adopted, draft({ stance: 'neutral', text: 'Councils agree', baseVersion: 0 }));
  });

  it('merges one contribution into another', () =>
    given(response)(started, draft(), offered, other)
      .when(ruling({ ruling: 'merged', mergedInto: otherContribution }))
      .then(ruled({ ruling: 'merged', mergedInto: otherContribution })));
  it('is refused when it merges into nothing, into itself, or in a circle', () => {
    const merging = (mergedInto?: string) => ruling({ ruling: 'merged', ...(mergedInto && { mergedInto }) });
    const into = (contribution: string, mergedInto: string) =>
      ruled({ contributionId: contribution, ruling: 'merged', mergedInto });
    const history = [started, draft(), offered, other] as const;
    given(response)(...history)
      .when(merging())
      .thenRefused('Choose the contribution that it is merged into', 'mergedInto');
    given(response)(...history)
      .when(merging(contributionId))
      .thenRefused('cannot be merged into itself', 'mergedInto');
    given(response)(...history)
      .when(merging(secondContribution))
      .thenRefused('There is no such contribution to merge it into', 'mergedInto');
    given(response)(...history, into(otherContribution, contributionId))
      .when(merging(otherContribution))
      .thenRefused('That contribution was merged into another: choose that one', 'mergedInto');
    given(response)(
      ...history,
      { type: 'ContributionOffered', data: { ...suggestion, contributionId: secondContribution } },
      into(secondContribution, contributionId),
    )
      .when(merging(otherContribution))
      .thenRefused('Others were merged into this contribution', 'mergedInto');
    given(response)(...history)
      .when(ruling({ mergedInto: otherContribution }))
      .thenRefused('Only a merged contribution goes into another one', 'mergedInto');
  });

  it('changes nothing when it was ruled so, and may be ruled anew until the member has accepted', () => {
    const accepted: ResponseEvent = { type: 'RulingAccepted', data: { responseId, contributionId } };
    given(response)(started, draft(), offered, ruled()).when(ruling()).thenNothing();
    given(response)(started, draft(), offered, ruled())
      .when(ruling({ reason: 'It is late' }))
      .then(ruled({ reason: 'It is late' }));
    given(response)(started, draft(), offered, ruled(), accepted)
      .when(ruling({ reason: 'It is late' }))
      .thenRefused('The member has accepted the ruling on this contribution');
  });
  it('is refused when words are to change and it is not adopted, or the answer is locked', () => {
    given(response)(started, draft(), offered)
      .when(ruling({ text: 'More.' }))
      .thenRefused('Words of the answer change only with what is adopted or merged', 'text');
    given(response)(started, draft(), offered, locked)
      .when(ruling({ ruling: 'adopted' }))
      .thenRefused('locked as complete');
  });
  it('is possible after the response was sent, when no word changes', () => {
    given(response)(started, draft(), offered, submitted).when(ruling()).then(ruled());
    given(response)(started, draft(), offered, submitted)
      .when(ruling({ ruling: 'adopted' }))
      .thenRefused('This response was submitted and its words never change');
  });
  it('is refused for what was never offered or was withdrawn, and once the response was', () => {
    const gone: ResponseEvent = { type: 'ContributionWithdrawn', data: { responseId, contributionId } };
    given(response)(started, draft()).when(ruling()).thenRefused('There is no such contribution', 'contributionId');
    given(response)(started, draft(), offered, gone)
      .when(ruling())
      .thenRefused('This contribution was withdrawn', 'contributionId');
    given(response)(started, draft(), offered, withdrawn).when(ruling()).thenRefused('This response was withdrawn');
  });
});
