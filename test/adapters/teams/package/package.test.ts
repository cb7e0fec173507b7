import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { describe, expect, it } from 'vitest';
import { buildPackage, buildTeamsManifest } from '../../../../adapters/teams/package/index.js';
import { runProgram } from '../../../../src/cli/program.js';
import { testContext } from '../../../cli/context.js';

const OPTIONS = {
  appId: '11111111-2222-4333-8444-555555555555',
  version: '0.1.0',
  publisher: 'Example Ministry',
  website: 'https://www.example.go.kr',
  privacy: 'https://www.example.go.kr/privacy',
  terms: 'https://www.example.go.kr/terms',
};

/** The files of an archive, read from its directory. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < archive.readUInt16LE(end + 10); n += 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const packed = archive.readUInt32LE(at + 20);
    const name = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = inflateRawSync(archive.subarray(from, from + packed));
    expect(data.length).toBe(archive.readUInt32LE(at + 24));
    files.set(archive.toString('ascii', at + 46, at + 46 + name), data);
    at += 46 + name;
  }
  return files;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel. */
  readonly alphas: readonly number[];
}

function readPng(file: Buffer): Picture {
  expect(file.toString('latin1', 1, 4)).toBe('PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const from = file.indexOf('IDAT') + 4;
  const rows = inflateSync(file.subarray(from, from + file.readUInt32BE(from - 8)));
  const alphas = Array.from({ length: width * height }, (_each, index) => {
    const row = Math.floor(index / width);
    return rows[row * (width * 4 + 1) + 1 + (index % width) * 4 + 3]!;
  });
  return { width, height, alphas };
}

describe('the app package', () => {
  it('has a manifest that Microsoft’s schema takes, in both languages', async () => {
    const { manifest, english } = buildTeamsManifest(OPTIONS);
    expect(await AppManifestUtils.validateAgainstSchema(manifest as TeamsManifest)).toEqual([]);
    const pages = 'https://desk.example.go.kr';
    const linked = buildTeamsManifest({ ...OPTIONS, pages }).manifest;
    expect(await AppManifestUtils.validateAgainstSchema(linked as TeamsManifest)).toEqual([]);
    expect(JSON.stringify(linked)).toContain('"domains":["desk.example.go.kr"]');
    expect(JSON.stringify(manifest)).not.toContain('messageHandlers');
    const broken = { ...manifest, version: 7 } as unknown as TeamsManifest;
    expect(await AppManifestUtils.validateAgainstSchema(broken)).not.toEqual([]);
    expect(english).toMatchObject({
      'name.short': 'Policy Desk',
      'description.full': expect.stringContaining('no language model'),
      'bots[0].commandLists[0].commands[0].title': 'Help',
      'composeExtensions[0].commands[1].title': 'Ask the policy desk',
    });
  });

  it('keeps what the store asks for and the schema does not', () => {
    const { manifest, english } = buildTeamsManifest(OPTIONS);
    const { name, description, validDomains, bots } = manifest as {
      name: Record<string, string>;
      description: Record<string, string>;
      validDomains: string[];
      bots: { scopes: string[]; supportsFiles: boolean; commandLists: { commands: object[] }[] }[];
    };
    expect(name['short']).not.toBe(name['full']);
    expect(description['short']).not.toBe(description['full']);
    expect(validDomains.join()).not.toContain('*');
    expect(bots[0]?.scopes).toEqual(['personal', 'team', 'groupChat']);
    // Without it Teams shows no card that offers a file.
    expect(bots[0]?.supportsFiles).toBe(true);
    for (const { commands } of bots[0]!.commandLists) expect(commands.length).toBeLessThanOrEqual(10);
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Hangul}/u);
    // A menu is everyone's, so nothing in it is for staff alone.
    expect(JSON.stringify([manifest, english])).not.toMatch(/담당자용|for staff/i);
  });

  it('is an archive with its files at the root, and icons as Teams wants them', () => {
    const files = unzip(buildPackage(OPTIONS));
    expect([...files.keys()]).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    expect(JSON.parse(files.get('manifest.json')!.toString())).toEqual(buildTeamsManifest(OPTIONS).manifest);
    const colour = readPng(files.get('color.png')!);
    expect([colour.width, colour.height]).toEqual([192, 192]);
    expect(Math.min(...colour.alphas)).toBe(255);
    const outline = readPng(files.get('outline.png')!);
    expect([outline.width, outline.height]).toEqual([32, 32]);
    expect(outline.alphas[0]).toBe(0);
    expect(Math.max(...outline.alphas)).toBe(255);
  });

  it('is written by policy-bot teams package, which says what it lacks', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'teams-')), 'app.zip');
    const words = ['teams', 'package', '--website', OPTIONS.website, '--out', out];
    const context = testContext({ MicrosoftAppId: OPTIONS.appId });
    expect(await runProgram(words, context)).toBe(0);
    expect(unzip(readFileSync(out)).size).toBe(4);
    const without = testContext({});
    expect(await runProgram(words, without)).toBe(2);
    expect(without.complained()).toContain('MicrosoftAppId');
    const odd = testContext({ MicrosoftAppId: OPTIONS.appId });
    expect(await runProgram(['teams', 'package', '--website', 'example'], odd)).toBe(2);
    expect(odd.complained()).toContain('https');
  });
});
