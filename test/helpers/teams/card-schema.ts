/** What Microsoft's own schema and parser say of a card. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Cards from 'adaptivecards';
import { Ajv, type ValidateFunction } from 'ajv';
import { checkCard } from '../../../adapters/teams/limits.js';

const require = createRequire(import.meta.url);
// Its entry for bundlers cannot be loaded by Node.
const { AdaptiveCard, HostConfig, SerializationContext } =
  require('adaptivecards/dist/adaptivecards.js') as typeof Cards;

let compiled: ValidateFunction | undefined;

/** The schema of Adaptive Cards 1.5. */
function validator(): ValidateFunction {
  if (compiled !== undefined) return compiled;
  const file = new URL('../../fixtures/teams/adaptive-card-1.5.0.schema.json', import.meta.url);
  const { id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
  compiled = ajv.compile(schema);
  return compiled;
}

/** Everything that is wrong with a card: by the schema, by the parser, and by Teams' limits. */
export function problemsOf(card: object): string[] {
  const { msteams: _msteams, ...plain } = card as Record<string, unknown>;
  const validate = validator();
  const schema = validate(plain)
    ? []
    : (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const context = new SerializationContext();
  const parsed = new AdaptiveCard();
  // Teams shows six; the library's own default is five.
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(plain, context);
  const parser = Array.from(
    { length: context.eventCount },
    (_each, index) => context.getEventAt(index).message,
  );
  const validated = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...schema, ...parser, ...validated, ...checkCard(card)];
}
