/**
 * Who is eligible. Conditions are compiled into a decision diagram (`diagram.ts`); what is known of a business, as sets
 * of values that are still possible, is followed through it (`evaluate.ts`), which gives the verdict that all
 * completions agree on and exactly the questions that can still change it. `hear/` reads what an owner
 * says about her business, `chat/` talks with her, and `skill.ts` joins both to a turn. Pure.
 */
export { type Check, Checks, inForce } from './checks.js';
export { type Cell, compile, type Diagram, END } from './diagram.js';
export { changesTo, type Evaluation, evaluate, knownOf, nextQuestion, standingOf } from './evaluate.js';
export { type Claim, type Hearing, StatementReader } from './hear/reader.js';
export { among, between, both, exactly, isExact, sameKnown, withConsequences } from './known.js';
