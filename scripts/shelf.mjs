/**
 * Part of a build: writes the shelf of attributes as data beside the code that reads it, since reading YAML takes twenty times as long. What
 * is written names the text that it was read from, and is not used for another.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const text = readFileSync('shelf/attributes.yaml', 'utf8');
const of = createHash('sha256').update(text).digest('hex');
writeFileSync('dist/src/knowledge/shelf.json', JSON.stringify({ of, shelf: parse(text) }));
