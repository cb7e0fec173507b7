/** The settings as people read them: `docs/settings.md` and `.env.example`. */
import { SETTINGS } from './table.js';

/** The text of `docs/settings.md`. */
export function renderSettingsPage(): string {
  const sections = SETTINGS.map((setting) =>
    [
      `## ${setting.name}`,
      setting.help,
      [
        `- Value: ${setting.shape}.`,
        `- When not set: ${setting.fallback}.`,
        ...(setting.where ? [`- ${setting.where}${/[.)]$/.test(setting.where) ? '' : '.'}`] : []),
        ...(setting.secret ? ['- Secret: never printed, logged or put into a message.'] : []),
      ].join('\n'),
    ].join('\n\n'),
  );
  return [
    '# Settings',
    [
      'Settings are environment variables, or lines in a file `.env` in the folder that the program starts in; a variable',
      'that is set wins over the file. None is needed to try the bot. At the start all of them are checked, and',
      'everything that is wrong is reported at once. `npm run doctor` prints what is set, without secrets.',
      '`.env.example` is a file to copy.',
      '',
      'A name that is none of these is reported when it begins with `POLICY_BOT_`, or when it is a slip away from one of these',
      '(`WEB_ADDRES`, `MicrosoftAppID`): the start says which was meant. A name that is another program’s after all, set to nothing',
      'for this one (`env NAME= npm start`), is let pass.',
      '',
      'A secret can stand in a file instead: `SLACK_BOT_TOKEN_FILE=/run/secrets/slack-bot-token` names the file, and so for each',
      'setting below that is a secret.',
    ].join('\n'),
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

/** The text of `.env.example`: every setting, commented out. */
export function renderEnvExample(): string {
  const blocks = SETTINGS.map((setting) =>
    [
      ...wrapComment(setting.help),
      `# Value: ${setting.shape}. When not set: ${setting.fallback}.`,
      ...(setting.where ? [`# ${setting.where}`] : []),
      `#${setting.name}=${setting.example}`,
    ].join('\n'),
  );
  return `# Copy to .env and remove the # of what you set. docs/settings.md explains each.\n\n${blocks.join('\n\n')}\n`;
}

function wrapComment(text: string, width = 108): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
