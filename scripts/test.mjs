/** What `npm test` does: every check, in two rows side by side, then all tests. What fails ends it, when what runs beside it is done. */
import { spawn } from 'node:child_process';

const SIDES = [
  ['types', 'lint', 'architecture'],
  ['build', 'check'],
];

/** Runs a script of package.json; resolves to whether it passed. */
const passes = (script) =>
  new Promise((resolve) => {
    const npm = process.env['npm_execpath'];
    const [program, words] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
    const child = spawn(program, [...words, 'run', script], { stdio: 'inherit' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });

async function allPass(scripts) {
  for (const script of scripts) if (!(await passes(script))) return false;
  return true;
}

const checked = await Promise.all(SIDES.map(allPass));
process.exitCode = checked.every(Boolean) && (await passes('unit')) ? 0 : 1;
