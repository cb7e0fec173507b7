/** The HTTP interface described in OpenAPI, from the schemas that its requests are read by. */
import { z } from 'zod';
import { ASK_INPUT, ELIGIBILITY_INPUT, RECORDS_INPUT } from './tools.js';

const schemaOf = (schema: z.ZodType): object => {
  const { $schema: _named, ...rest } = z.toJSONSchema(schema) as { $schema?: string };
  return rest;
};

const PROBLEMS = {
  400: 'The request cannot be read; `error` says what of it.',
  404: 'There is no such record, or nothing can be checked of it.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  429: 'Too many requests; come back after `Retry-After` seconds.',
} as const;

const responses = (describes: string, schema: object): object => ({
  200: { description: describes, content: { 'application/json': { schema } } },
  ...Object.fromEntries(
    Object.entries(PROBLEMS).map(([status, description]) => [
      status,
      { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  ),
});

const REPLY = {
  type: 'object',
  required: ['outcome', 'language', 'paragraphs', 'facts', 'sources', 'actions', 'confidence'],
  properties: {
    outcome: { enum: ['answered', 'clarify', 'unanswered', 'social'] },
    language: { enum: ['ko', 'en'] },
    title: { type: 'string' },
    notice: { type: 'string', description: 'How the question was read.' },
    paragraphs: { type: 'array', items: { type: 'string' }, description: 'Answer first.' },
    facts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['label', 'value'],
        properties: { label: { type: 'string' }, value: { type: 'string' }, note: { type: 'string' } },
      },
    },
    sources: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'title', 'publisher', 'date', 'locator'],
        properties: Object.fromEntries(
          ['id', 'title', 'publisher', 'date', 'locator', 'url'].map((key) => [key, { type: 'string' }]),
        ),
      },
    },
    actions: {
      type: 'array',
      description: 'What can be asked next: hand an id back as `action`, with the conversation.',
      items: {
        type: 'object',
        properties: Object.fromEntries(['id', 'kind', 'label'].map((key) => [key, { type: 'string' }])),
      },
    },
    confidence: { type: 'number', minimum: 0, maximum: 1 },
    record: { type: 'string', description: 'Id of the record that it is about.' },
    check: {
      type: 'object',
      description: 'An eligibility check: `verdict`, and the questions that are open.',
    },
    inquiry: {
      type: 'string',
      description: 'Under which number an unanswered question was written down for staff.',
    },
  },
} as const;

export function openApi(title: string, version: string, address: string | undefined): object {
  const body = (schema: z.ZodType): object => ({
    required: true,
    content: { 'application/json': { schema: schemaOf(schema) } },
  });
  const query = schemaOf(RECORDS_INPUT) as { properties: Record<string, object> };
  const { id: _path, ...filters } = query.properties;
  const reply = { $ref: '#/components/schemas/Reply' };
  const parameters = (names: Record<string, object>): object[] =>
    Object.entries(names).map(([name, schema]) => ({ name, in: 'query', schema }));
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      description: 'What published documents state of programs, plans, agreements and events.',
    },
    ...(address === undefined ? {} : { servers: [{ url: address }] }),
    paths: {
      '/api/ask': {
        post: {
          operationId: 'ask',
          summary: 'Ask a question, or press an action of the last answer',
          requestBody: body(ASK_INPUT),
          responses: responses('What the desk says.', {
            type: 'object',
            properties: { conversation: { type: 'string' }, reply },
          }),
        },
      },
      '/api/records': {
        get: {
          operationId: 'records',
          summary: 'Which records there are',
          parameters: parameters(filters),
          responses: responses('Those that fit, best first.', {
            type: 'object',
            properties: { records: { type: 'array', items: { type: 'object' } } },
          }),
        },
      },
      '/api/records/{id}': {
        get: {
          operationId: 'record',
          summary: 'Everything about a record',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            ...parameters({ language: filters['language']! }),
          ],
          responses: responses('Its statements, facts and sources.', { type: 'object' }),
        },
      },
      '/api/eligibility': {
        post: {
          operationId: 'eligibility',
          summary: 'Whether a business meets the conditions that the documents state',
          description: 'Nothing of what is said is stored. Without answers: which questions there are.',
          requestBody: body(ELIGIBILITY_INPUT),
          responses: responses('The verdict as far as it can be given, and the questions that are open.', {
            type: 'object',
            properties: { form: { type: 'object' }, reply },
          }),
        },
      },
    },
    components: {
      schemas: {
        Reply: REPLY,
        Problem: {
          type: 'object',
          properties: { status: { type: 'integer' }, error: { type: 'string' } },
        },
      },
    },
  };
}
