/**
 * Changing a content file without touching what is not changed: forms made from the schema, and their values put back into the
 * YAML text, with its comments, its order and its way to write. Pure.
 */
export { applyForm, type FormValues } from './apply-form.js';
export { type EditForm, type Field, type FieldKind, formOf, type PartName, partsOf } from './form.js';
export { withValue } from './with-value.js';
