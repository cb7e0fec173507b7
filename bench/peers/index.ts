/** The engines that are measured, loaded when they are, so that none takes memory from another's figures. */
import type { Peer } from './peer.js';

const LOADERS = {
  ours: async (): Promise<Peer> => ({ ...(await import('../ours.js')).ours, cost: 0.03 }),
  fuse: async (): Promise<Peer> => (await import('./fuse.js')).fuse,
  'fuse-token': async (): Promise<Peer> => (await import('./fuse.js')).fuseToken,
  minisearch: async (): Promise<Peer> => (await import('./minisearch.js')).miniSearch,
  lunr: async (): Promise<Peer> => (await import('./lunr.js')).lunrPeer,
  nlpjs: async (): Promise<Peer> => (await import('./nlpjs.js')).nlpJs,
} as const;

export type EngineName = keyof typeof LOADERS;

/** Every engine, ours first. */
export const ENGINE_NAMES = Object.keys(LOADERS) as EngineName[];

export function loadEngine(name: EngineName): Promise<Peer> {
  return LOADERS[name]();
}
