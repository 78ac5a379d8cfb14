import type { OpenAPIObject } from '@nestjs/swagger';
import { labelOf, type ApiCall } from '#govuk-pages';
import type { Schema } from './schemas.js';

const EXAMPLES: Readonly<Record<string, string>> = {
  date: '2025-04-08',
  'date-time': '2025-04-08T17:00:00+01:00',
  uuid: '0198c0de-0000-7000-8000-000000000001',
  uri: 'https://www.gov.uk/',
};

/** A value of a schema, to begin with: what must be there, and nothing else. */
export function exampleOf(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    const required = schema.required ?? [];
    return Object.fromEntries(required.map((field) => [field, exampleOf(schema.properties?.[field] ?? {})]));
  }
  if (schema.items) return schema.items.enum || schema.items.properties ? [exampleOf(schema.items)] : [];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer') return 0;
  return EXAMPLES[schema.format ?? ''] ?? 'text';
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
}

/** The calls of an OpenAPI document, by their tags, in its order. */
export function callsOf(document: OpenAPIObject): { title: string; calls: ApiCall[] }[] {
  const groups = new Map<string, ApiCall[]>();
  for (const [path, item] of Object.entries(document.paths))
    for (const method of ['get', 'post'] as const) {
      const operation = item[method] as Operation | undefined;
      if (!operation) continue;
      const title = labelOf(operation.tags?.[0] ?? 'other');
      groups.set(title, [...(groups.get(title) ?? []), callOf(method, path, operation)]);
    }
  return [...groups].map(([title, calls]) => ({ title, calls }));
}

function callOf(
  method: string,
  path: string,
  { operationId = path, summary = '', parameters = [], requestBody }: Operation,
): ApiCall {
  const body = (requestBody as { content?: Record<string, { schema?: Schema }> } | undefined)?.content;
  const schema = body?.['application/json']?.schema;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    parameters: (parameters as ApiCall['parameters'][number][]).map(({ name, in: place, description, required }) => ({
      name,
      in: place,
      required: required ?? false,
      ...(description && { description }),
    })),
    ...(schema && { example: JSON.stringify(exampleOf(schema), null, 2) }),
  };
}
