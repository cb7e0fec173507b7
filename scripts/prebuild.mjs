/**
 * Part of a build, after compiling: writes what takes long to make from files that hardly change as data beside the code that reads it:
 * the shelf of attributes, since reading YAML takes twenty times as long, the forms of the thesaurus as they are looked up, and the
 * index of the shipped content. What is written names the text that it was made from, and is not used for another.
 */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Thesaurus } from '../dist/src/core/find/index.js';
import { loadIndexed } from '../dist/src/indexing/index.js';
import { PREPARED } from '../dist/src/package-root.js';

function write(file, text, made) {
  const of = createHash('sha256').update(text).digest('hex');
  writeFileSync(file, JSON.stringify({ of, made }));
}

const shelf = readFileSync('shelf/attributes.yaml', 'utf8');
write('dist/src/knowledge/shelf.json', shelf, parse(shelf));
const thesaurus = readFileSync('models/thesaurus.tsv', 'utf8');
write('dist/src/indexing/thesaurus.json', thesaurus, new Thesaurus(thesaurus).prepared);
await loadIndexed('content', PREPARED);
// Who builds is often not who runs it: whoever may read the content may read its index too.
const { mode } = statSync('content/bot.yaml');
chmodSync(PREPARED, 0o700 | (mode & 0o044) | ((mode & 0o044) >> 2));
for (const name of readdirSync(PREPARED)) chmodSync(join(PREPARED, name), 0o600 | (mode & 0o044));
