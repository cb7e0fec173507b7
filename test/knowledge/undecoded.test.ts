import { describe, expect, it } from 'vitest';
import { stampAt, UndecodedTexts } from '../../src/knowledge/undecoded.js';

const held = { 'a.yaml': '가: 1\n', 'b.yaml': '', 'c.yaml': 'c: 3\n' };

function undecoded(): UndecodedTexts {
  const texts = new UndecodedTexts();
  for (const [path, text] of Object.entries(held)) texts.add(path, Buffer.from(text));
  return texts;
}

describe('UndecodedTexts', () => {
  it('holds what a map of the same texts holds, however it is read', () => {
    const map = new Map(Object.entries(held));
    expect([...undecoded()]).toEqual([...map]);
    expect(new Map(undecoded())).toEqual(map);
    expect([...undecoded().values()]).toEqual([...map.values()]);
    const seen: string[] = [];
    undecoded().forEach((text, path) => {
      seen.push(path, text);
    });
    expect(seen).toEqual([...map].flat());
    expect([undecoded().get('a.yaml'), undecoded().get('d.yaml')]).toEqual([held['a.yaml'], undefined]);
    expect(undecoded().set('a.yaml', 'new').get('a.yaml')).toBe('new');
  });

  it('tells texts apart as their decoded ones are told apart', () => {
    const texts = undecoded();
    const stamps = [...texts.keys()].map((path) => stampAt(texts, path));
    expect(stamps).toEqual(Object.keys(held).map((path) => stampAt(new Map(texts), path)));
    expect(new Set(stamps).size).toBe(3);
    expect(stampAt(texts, 'a.yaml')).toBe(stamps[0]);
  });
});
