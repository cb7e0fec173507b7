/**
 * From a folder of YAML to a knowledge base with findings. `check` is what editors run, `loadKnowledge` what a
 * command that answers needs, `KnowledgeKeeper` what a running bot holds. Reading is in `read-content.ts`
 * alone; the rest is pure.
 */
export { type AddedPhrasing, addPhrasings } from './add-phrasings.js';
export { addSkeletons, type Skeleton } from './add-skeletons.js';
export {
  type Checked,
  type CheckOptions,
  check,
  checkFiles,
  loadKnowledge,
  type ProbeFinding,
} from './check.js';
export { checkSources, compareWithSources, readTexts } from './check-sources.js';
export { type ContentFiles, contentOf, withChanges } from './content-files.js';
export {
  type Diagnostic,
  diagnose,
  formatDiagnostic,
  inKorean,
  type Place,
  sortDiagnostics,
} from './diagnostics.js';
export { tryAllExamples, tryExamples } from './eligibility-examples.js';
export { figuresOnlyIn } from './figures.js';
export { jsonSchema, schemaFile, writeSchemas } from './json-schema.js';
export { ContentError, type KeeperOptions, KnowledgeKeeper } from './keeper.js';
export { asksFileOf } from './layout.js';
export { type Migrated, migrate } from './migrate.js';
export { parseAnyLayout } from './parse-any.js';
export { type Counts, type Parsed, parseContent } from './parse-content.js';
export { type Known, type KnownTexts, ParsedTexts } from './parsed-texts.js';
export { type PhrasingRow, phrasingRows } from './phrasing-data.js';
export type { Places } from './places.js';
export { type Alike, type Pruned, type PruneOptions, prune } from './prune.js';
export { readContent } from './read-content.js';
export { RULES, type RuleId } from './rules/index.js';
export { versionOf } from './version.js';
export { type ContentWatch, watchContent } from './watch.js';
