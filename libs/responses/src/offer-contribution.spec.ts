import { given } from '#event-store';
import { OfferContribution, offerContribution, response, type ContributionOffered } from '#responses';
import {
  approved,
  draft,
  knownInDrafting,
  offered,
  organisationId,
  otherOrganisation,
  otherQuestion,
  questionId,
  started,
  suggestion,
  unknownId,
} from './response.fixtures.js';

const offering = (changes: Partial<ContributionOffered> = {}, actingFor: string | undefined = organisationId) =>
  offerContribution(new OfferContribution({ ...suggestion, ...changes }, { ...knownInDrafting, actingFor }));
const recorded = (changes: Partial<ContributionOffered>) => ({
  type: 'ContributionOffered' as const,
  data: { ...suggestion, ...changes },
});
const { replaces: _, ...aboutAll } = suggestion;
const comment = { ...aboutAll, kind: 'comment' as const, text: 'Say why.' };

describe('Offering a contribution', () => {
  it('suggests other words for a passage', () => given(response)(started, draft()).when(offering()).then(offered));
  it('comments on an answer as a whole, also before there is one', () => {
    const commenting = offerContribution(new OfferContribution(comment, knownInDrafting));
    given(response)(started, draft()).when(commenting).then({ type: 'ContributionOffered', data: comment });
    given(response)(started).when(commenting).then({ type: 'ContributionOffered', data: comment });
  });
  it('offers evidence for a passage', () =>
    given(response)(started, draft())
      .when(offering({ kind: 'evidence', text: 'Our figures.' }))
      .then(recorded({ kind: 'evidence', text: 'Our figures.' })));
  it('suggests the first words of an answer', () => {
    const first = { ...aboutAll, text: 'Councils agree.' };
    given(response)(started)
      .when(offerContribution(new OfferContribution(first, knownInDrafting)))
      .then({ type: 'ContributionOffered', data: first });
  });
  it('is recorded by the secretariat for any member', () =>
    given(response)(started, draft()).when(offering({}, undefined)).then(offered));

  it('finds a passage by its words, however they were copied', () =>
    given(response)(started, draft())
      .when(offering({ replaces: { from: 0, to: 0, quote: ' with  the\r\nplan ' } }))
      .then(recorded({ replaces: { from: 9, to: 22, quote: 'with the plan' } })));
  it('finds the passage nearest to where it was said to be', () => {
    const twice = draft({ text: 'We agree. It is late, but we agree. We agree.' });
    given(response)(started, twice)
      .when(offering({ replaces: { from: 35, to: 43, quote: 'We agree' } }))
      .then(recorded({ replaces: { from: 36, to: 44, quote: 'We agree' } }));
    given(response)(started, twice)
      .when(offering({ replaces: { from: 0, to: 0, quote: 'We agree' } }))
      .thenRefused('These words stand in the answer more than once', 'replaces.quote');
  });
  it('is refused for a passage that does not stand in the answer', () =>
    given(response)(started, draft())
      .when(offering({ replaces: { from: 0, to: 9, quote: 'We object' } }))
      .thenRefused('These words do not stand in the answer: copy them from it', 'replaces.quote'));
  it('is refused when a suggestion replaces nothing, or suggests what stands there', () => {
    given(response)(started, draft())
      .when(offerContribution(new OfferContribution(aboutAll, knownInDrafting)))
      .thenRefused('Copy the words that your suggestion is to replace', 'replaces.quote');
    given(response)(started, draft())
      .when(offering({ text: 'We agree' }))
      .thenRefused('Suggest other words than those that stand there', 'text');
  });
  it('may suggest that a passage is taken away', () =>
    given(response)(started, draft())
      .when(offering({ text: '' }))
      .then(recorded({ text: '' })));
  it('is refused without words, when it is no suggestion', () =>
    given(response)(started, draft())
      .when(offering({ kind: 'comment', text: ' ' }))
      .thenRefused('Write what you want to say', 'text'));

  it('changes nothing when it was offered so, and is refused in other words', () => {
    given(response)(started, draft(), offered).when(offering()).thenNothing();
    given(response)(started, draft(), offered)
      .when(offering({ text: 'All agree' }))
      .thenRefused('This contribution was offered before, in other words');
  });
  it('is refused for another organisation than one’s own, and for one that the tracker does not hold', () => {
    given(response)(started, draft())
      .when(offering({ organisationId: otherOrganisation }))
      .thenRefused('You can offer a contribution for your own organisation only', 'organisationId');
    given(response)(started, draft())
      .when(offering({ organisationId: unknownId }, undefined))
      .thenRefused(`There is no organisation ${unknownId}`, 'organisationId');
  });
  it('is refused for a question that nobody asks, and once the response is approved', () => {
    given(response)(started)
      .when(offering({ questionId: unknownId }))
      .thenRefused('The consultation asks no such question', 'questionId');
    given(response)(started, draft({ questionId: otherQuestion }), approved)
      .when(offering({ questionId }))
      .thenRefused('This response is approved');
  });
});
