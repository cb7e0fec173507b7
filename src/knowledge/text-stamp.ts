import { hash } from 'node:crypto';

/** What tells a text from any other. It stands alone: a start asks for it, and reads no YAML. */
export const stampOf = (text: string | Uint8Array): string => hash('sha256', text, 'base64');
