import { addDays, londonDate } from '#vocabulary';
import { Claims } from '../support/claims.js';
import { startCouncil, type Council } from '../support/council.js';
import { Visitor } from '../support/visitor.js';

let council: Council;
let claims: Claims;
let visitor: Visitor;

const today = londonDate(new Date().toISOString());

beforeAll(async () => {
  council = await startCouncil();
  claims = new Claims(council);
});
afterAll(() => council?.close());
beforeEach(() => {
  visitor = new Visitor(council.url);
});

describe('a re-check', () => {
  it('is due 6 and 12 months after an answer, and one form settles what is due', async () => {
    const askId = await council.propose('Look again.', [council.policyId]);
    const decisionId = await claims.decide('No');
    const answeredOn = addDays(today, -500);
    await council.api(`/decisions/${decisionId}/correct`, { decidedOn: answeredOn, reason: 'Earlier' });
    await council.api(`/asks/${askId}/answer`, { decisionId, answer: 'not_adopted', answeredOn });
    await visitor.open('/');
    expect(visitor.table('Asks to look at again after an answer').map(([ask]) => ask)).toContain('Look again.');
    await visitor.open(visitor.link('Record the re-check of “Look again.”'));
    await visitor.answer({ delivery: 'unknown' }).press('Record re-check');
    expect(await council.recorded(`ask-${askId}`)).toContainEqual({
      type: 'AskDeliveryReported',
      data: { askId, delivery: 'unknown', asOf: today },
    });
    const rows = visitor.table('When it is looked at again after an answer');
    expect(rows.map(([, , found]) => found?.split(' ')[0])).toEqual(['Unknown', 'Unknown', 'To']);
    await visitor.open('/');
    expect(visitor.words()).not.toContain('Record the re-check of “Look again.”');
  });
});
