import type { Message } from './blocks.js';

const BUILDER = 'https://app.slack.com/block-kit-builder/';

/** The address at which Slack's Block Kit Builder shows the blocks of a message. Needs a login at Slack. */
export function builderUrl({ blocks }: Message): string {
  return `${BUILDER}#${encodeURIComponent(JSON.stringify({ blocks }))}`;
}
