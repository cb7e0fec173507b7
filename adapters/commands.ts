/** What people type to the desk itself and not as a question, on any chat platform and in any language. */
import EN from '../src/core/language/en/turns.json' with { type: 'json' };
import KO from '../src/core/language/ko/turns.json' with { type: 'json' };

export type Command = keyof typeof EN.commands;

const COMMANDS = new Map(
  [EN, KO].flatMap(({ commands }) =>
    Object.entries(commands).flatMap(([command, said]) =>
      said.map((each): [string, Command] => [each, command as Command]),
    ),
  ),
);

/** The command that a text is, with or without a slash before it; undefined for any other text. */
export function commandOf(text: string): Command | undefined {
  return COMMANDS.get(text.toLowerCase().replace(/^\//, ''));
}
