/**
 * What installing does: compiles to `dist/` and indexes the shipped content for the first start. Without development
 * packages (`npm ci --omit=dev`) a build that is there and not older than its sources is used as it is; else the
 * compiler that package-lock.json names is fetched into a folder of its own, used once, and removed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCES = ['src', 'adapters', 'bench'];
const PROGRAM = 'dist/src/cli/main.js';
const COMPILER = 'node_modules/typescript';

const node = (...words) => execFileSync(process.execPath, words, { stdio: 'inherit' });
const build = (compiler) => {
  node(join(compiler, 'lib/tsc.js'), '-p', 'tsconfig.build.json', '--noCheck');
  node('scripts/prebuild.mjs');
};

function newestSource() {
  const files = SOURCES.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  return Math.max(0, ...files.map((file) => statSync(file).mtimeMs));
}

/** Fetches the compiler by npm, checks it against package-lock.json, and hands over its folder. */
function withFetchedCompiler(use) {
  const { version, integrity } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages[COMPILER];
  const folder = mkdtempSync(join(tmpdir(), 'policy-bot-build-'));
  try {
    process.stdout.write(`Fetching TypeScript ${version} for this build alone.\n`);
    const npm = process.env['npm_execpath'];
    const words = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    words.push('--omit=optional', '--include=dev', '--no-workspaces', `typescript@${version}`);
    if (npm === undefined) execFileSync('npm', words, { stdio: 'inherit' });
    else node(npm, ...words);
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
    if (lock.packages[COMPILER].integrity !== integrity)
      throw new Error(
        `TypeScript ${version} is not the package that package-lock.json names; nothing was built.`,
      );
    use(join(folder, COMPILER));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fresh = existsSync(PROGRAM) && statSync(PROGRAM).mtimeMs >= newestSource();
if (existsSync(COMPILER)) build(COMPILER);
else if (!fresh) withFetchedCompiler(build);
node(PROGRAM, 'index');
