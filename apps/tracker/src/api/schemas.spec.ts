import { PolicyDetailsCorrected, PolicyRegistered, PolicyStageCorrected } from '#policies';
import { exampleOf } from './api-calls.js';
import { inputSchema, schemaOf } from './schemas.js';

describe('the schema of a shape', () => {
  const registered = schemaOf(PolicyRegistered);

  it('knows what each field holds', () =>
    expect(registered.properties).toMatchObject({
      policyId: { type: 'string', format: 'uuid' },
      title: { type: 'string', description: 'must be one line of 1 to 500 characters' },
      departments: { type: 'array', uniqueItems: true, items: { type: 'string', pattern: expect.any(String) } },
      nations: { type: 'array', items: { enum: ['england', 'scotland', 'wales', 'northern_ireland'] } },
      stage: { type: 'string', enum: expect.arrayContaining(['in_force']) },
      stageSince: { type: 'string', format: 'date' },
      sourceUrl: { type: 'string', format: 'uri' },
    }));

  it('knows what must be there, and takes nothing else', () =>
    expect(registered).toMatchObject({
      required: ['policyId', 'title', 'departments', 'themes', 'nations', 'stage', 'stageSince'],
      additionalProperties: false,
    }));

  it('looks into objects', () =>
    expect(registered.properties?.handling).toMatchObject({
      type: 'object',
      required: ['marking'],
      properties: { marking: { enum: ['official', 'official-sensitive'] }, embargoUntil: { format: 'date' } },
    }));

  it('lets a correction take away what is optional, and nothing else', () =>
    expect(schemaOf(PolicyDetailsCorrected).properties).toMatchObject({
      summary: { type: ['string', 'null'] },
      title: { type: 'string' },
    }));

  it('leaves out the id that the address names', () => {
    expect(inputSchema(PolicyDetailsCorrected, { without: ['policyId'] })).toMatchObject({ required: ['reason'] });
    expect(inputSchema(PolicyDetailsCorrected, { without: ['policyId'] })).not.toHaveProperty('properties.policyId');
    expect(inputSchema(PolicyRegistered, { optional: 'policyId' })).toHaveProperty('properties.policyId');
  });

  it('gives an example that has the shape', () =>
    expect(exampleOf(schemaOf(PolicyStageCorrected))).toEqual({
      policyId: '0198c0de-0000-7000-8000-000000000001',
      wrong: { stage: 'signal', effectiveOn: '2025-04-08' },
      reason: 'text',
    }));
});
