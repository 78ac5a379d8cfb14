import fc from 'fast-check';

/** As much of a JSON schema as the description of the API uses. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Call {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** The description of an API, as far as requests are made from it. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>;
}

/** A request that the description leads somebody to make, or nearly. */
export interface GeneratedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

const SLUGS = ['cabinet-office', 'data-sharing', 'shared-services', 'no-such-thing'];
const DATES = ['2025-01-31', '2025-06-01', '2024-02-29', '2999-12-31', '0001-01-01'];
const INSTANTS = ['2025-06-01T10:00:00Z', '2025-06-01T10:00:00+01:00', '2999-12-31T23:59:59.999Z'];
const ADDRESSES = [
  'https://www.gov.uk/government/consultations/one',
  'http://localhost/',
  'https://a.example/?q=%E2%82%AC',
];

const texts = fc.oneof(
  fc.constantFrom(
    'A letter.',
    'Fund a help desk.',
    '<script>alert(1)</script>',
    "'; DROP TABLE asks; --",
    '\u202Ertl',
    '{{7*7}}',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Values of a schema. `ids` are those that there are. */
function valuesOf(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) {
    const required = new Set(schema.required);
    const fields = Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => {
        const values = valuesOf(field, ids);
        return [name, required.has(name) ? values : fc.option(values, { nil: undefined, freq: 1 })];
      }),
    );
    return fc.record(fields);
  }
  if (schema.items) return fc.array(valuesOf(schema.items, ids), { maxLength: 3 });
  switch (schema.format) {
    case 'uuid':
      return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() });
    case 'date':
      return fc.constantFrom(...DATES);
    case 'date-time':
      return fc.constantFrom(...INSTANTS);
    case 'uri':
      return fc.constantFrom(...ADDRESSES);
  }
  if (schema.pattern?.includes('0-9a-f')) return fc.constant('a'.repeat(64));
  if (schema.pattern) return fc.constantFrom(...SLUGS);
  const type = [schema.type].flat()[0];
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.integer({ min: -2, max: 200 });
  return texts;
}

/** The same with one field that is something else, or with something else instead of all of it. */
const spoilt = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 7, arbitrary: values },
    {
      weight: 2,
      arbitrary: fc.tuple(values, fc.jsonValue(), fc.nat()).map(([body, other, at]) => {
        if (typeof body !== 'object' || body === null) return other;
        const names = Object.keys(body);
        return { ...body, [names[at % (names.length || 1)] ?? 'more']: other };
      }),
    },
    { weight: 1, arbitrary: fc.jsonValue() },
  );

/** Requests of all calls of an API, each as likely as any other. */
export function requestsOf({ paths }: OpenApi, ids: readonly string[]): fc.Arbitrary<GeneratedRequest> {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, call]): fc.Arbitrary<GeneratedRequest>[] => {
      if (method !== 'get' && method !== 'post') return [];
      const named = (call.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name);
      const id = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: texts });
      const query = fc.dictionary(
        fc.constantFrom('q', 'page', 'asOf', ...named),
        fc.oneof(texts, fc.constantFrom(...ids, '1', '-1', '2025-06-01')),
        {
          maxKeys: 2,
        },
      );
      const address = fc.tuple(id, query).map(([one, asked]) => {
        const asks = method === 'get' ? `?${new URLSearchParams(asked).toString()}` : '';
        return path.replaceAll(/\{\w+\}/g, encodeURIComponent(one.toWellFormed())) + asks;
      });
      if (method === 'get') return [address.map((to) => ({ method: 'GET', path: to }))];
      const schema = call.requestBody?.content?.['application/json']?.schema;
      return [
        fc
          .tuple(address, schema ? spoilt(valuesOf(schema, ids)) : fc.jsonValue())
          .map(([to, body]) => ({ method: 'POST', path: to, body })),
      ];
    }),
  );
  return fc.oneof(...calls);
}
