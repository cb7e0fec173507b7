/**
 * From a document to a record to fill in: what it prints is proposed as facts, with empty texts beside the paragraphs. A
 * draft says nothing that the document does not print. Reading the file is in `read-document.ts` alone; the rest is pure.
 */
export { type Drafted, type DraftOptions, draftDocument, type Uncovered } from './draft-document.js';
export { type Proposal, proposeFacts } from './propose.js';
export { DocumentError, readDocumentFile } from './read-document.js';
