import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { Shape } from '#vocabulary';

/** A JSON schema, as OpenAPI 3.1 writes one. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: string[];
  readonly additionalProperties?: boolean;
}

const OF_RULES: Readonly<Record<string, Schema>> = {
  isLine: { type: 'string' },
  isText: { type: 'string' },
  isSlug: { type: 'string', pattern: '^[a-z0-9]+(?:[-_.][a-z0-9]+)*$' },
  isLocalDate: { type: 'string', format: 'date' },
  isInstant: { type: 'string', format: 'date-time' },
  isWebAddress: { type: 'string', format: 'uri' },
  isSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  isWholeNumber: { type: 'integer' },
  isTrueOrFalse: { type: 'boolean' },
  isUuid: { type: 'string', format: 'uuid' },
};

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** What a rule says of a value, in its own words; these rules keep their messages for themselves. */
function messageOf(rule: Rule): string | undefined {
  if (typeof rule.message === 'string') return rule.message;
  const constraint: unknown = rule.constraintCls && Reflect.construct(rule.constraintCls, []);
  if (typeof constraint !== 'object' || constraint === null || !('defaultMessage' in constraint)) return undefined;
  return typeof constraint.defaultMessage === 'function'
    ? String(constraint.defaultMessage({ constraints: rule.constraints ?? [] }))
    : undefined;
}

/** The class of a nested field, learnt from what class-transformer makes of an empty one. */
function nestedShape(shape: Shape, field: string, value: unknown): Shape {
  const made: unknown = Reflect.get(plainToInstance(shape, { [field]: value }), field);
  const one: unknown = Array.isArray(made) ? made[0] : made;
  return (one as object).constructor as Shape;
}

function schemaOfField(shape: Shape, field: string, rules: readonly Rule[]): Schema {
  const named = (name: string) => rules.find((rule) => rule.name === name);
  const listed = named('isObjects');
  if (listed) return { type: 'array', items: schemaOf(nestedShape(shape, field, [{}])) };
  if (named('isObject')) return schemaOf(nestedShape(shape, field, {}));
  const rule = rules.find(({ name }) => name !== undefined && (name in OF_RULES || name === 'isIn'));
  const description = rule && messageOf(rule);
  const words: unknown = rule?.constraints?.[0];
  const one: Schema = {
    ...(rule?.name === 'isIn' && Array.isArray(words) ? { type: 'string', enum: words } : OF_RULES[rule?.name ?? '']),
    ...(description && rule?.name !== 'isIn' && { description }),
  };
  return named('isArray') ? { type: 'array', uniqueItems: true, items: one } : one;
}

/** The schema of a class with class-validator's decorators. */
export function schemaOf(shape: Shape): Schema {
  const rules = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const fields = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const field of fields) {
    const own = rules.filter(({ propertyName }) => propertyName === field);
    const conditional = own.find(({ type }) => type === 'conditionalValidation');
    const mayBeNull = conditional?.constraints?.[0]({ [field]: null }, null) === false;
    const schema = schemaOfField(shape, field, own);
    properties[field] =
      mayBeNull && typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'null'] } : schema;
    if (!conditional) required.push(field);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The schema of the body of a wish: the data of its event, without fields that come from elsewhere, like the id of the item. */
export function inputSchema(
  shape: Shape,
  { optional, without = [] }: { optional?: string; without?: readonly string[] },
): object {
  const schema = schemaOf(shape);
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([field]) => !without.includes(field)),
  );
  const required = (schema.required ?? []).filter((field) => field !== optional && !without.includes(field));
  return { ...schema, properties, required };
}
