import { z } from 'zod';
import type { Path } from './yaml-file.js';

/** The keys that a schema allows at a path; none where it allows any key or no keys. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  let found: z.core.$ZodType | undefined = schema;
  for (const step of path) found = found && stepInto(unwrap(found), step);
  const group = found && unwrap(found);
  if (group instanceof z.ZodObject) return Object.keys(group.shape);
  if (group instanceof z.ZodRecord && group.keyType instanceof z.ZodEnum)
    return group.keyType.options.map(String);
  return [];
}

function stepInto(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[step] ?? schema.def.catchall;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return undefined;
}

/** The schema behind "lazy", "optional", "default" and a choice of which one option is an object. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodUnion)
    return schema.options.find((option) => option instanceof z.ZodObject) ?? schema;
  return schema;
}
