/** The app as Teams is told of it: the manifest, schema 1.27, and its words in the other language. */
import type { Language, Text } from '../../../src/core/model/knowledge-base.js';

export interface ManifestOptions {
  /** `MicrosoftAppId`. */
  readonly appId: string;
  /** The project's version. */
  readonly version: string;
  /** Who runs the desk: shown to whoever installs the app. */
  readonly publisher: string;
  /** An https address of theirs. */
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
  /** Address of the pages, `WEB_ADDRESS`: what is behind a link to a record there is shown with it. */
  readonly pages?: string;
}

export const MANIFEST_SCHEMA =
  'https://developer.microsoft.com/json-schemas/teams/v1.27/MicrosoftTeams.schema.json';
const LOCALISATION_SCHEMA =
  'https://developer.microsoft.com/json-schemas/teams/v1.27/MicrosoftTeams.Localization.schema.json';
export const ICONS = { color: 'color.png', outline: 'outline.png' } as const;
const ENGLISH = 'en.json';

const WORDS = {
  short: { ko: '정책 안내', en: 'Policy Desk' },
  full: { ko: '중소기업 정책 안내 창구', en: 'Policy Desk for small businesses' },
  about: {
    ko: '지원사업과 협약에 관한 질문에 출처와 날짜를 밝혀 답합니다.',
    en: 'Answers about support programs and agreements, with source and date.',
  },
  aboutMore: {
    ko: '지원사업의 내용, 신청 자격, 협약에 관해 한국어나 영어로 물어보세요. 공개된 문서에 있는 내용만 출처와 날짜를 밝혀 답하고, 문서에 없으면 없다고 말한 뒤 담당자에게 전합니다. 자동 응답이며 언어 모델을 쓰지 않습니다.',
    en: 'Ask in Korean or English about support programs, who is eligible, and agreements. It says only what published documents state, with source and date; what they do not state it says so and passes on to staff. It answers automatically and uses no language model.',
  },
  help: { ko: '도움말', en: 'Help' },
  helpMore: { ko: '무엇을 어떻게 물어볼 수 있는지', en: 'What to ask, and how' },
  search: { ko: '사업·협약 찾기', en: 'Find a record' },
  searchMore: {
    ko: '사업이나 협약을 찾아 카드로 넣습니다',
    en: 'Inserts the card of a program or agreement',
  },
  query: { ko: '이름', en: 'Name' },
  queryMore: { ko: '사업이나 협약의 이름', en: 'Name of a program or an agreement' },
  ask: { ko: '정책 안내에 묻기', en: 'Ask the policy desk' },
  askMore: {
    ko: '이 메시지의 질문에 대한 답을 혼자 봅니다',
    en: 'See what the desk says to this message, you alone',
  },
} as const satisfies Record<string, Text>;

/** The manifest, in Korean, and the file with its words in English. */
export function buildTeamsManifest(options: ManifestOptions): { manifest: object; english: object } {
  const manifest = manifestIn('ko', options);
  return {
    manifest,
    english: { $schema: LOCALISATION_SCHEMA, ...wordsApart(manifest, manifestIn('en', options)) },
  };
}

function manifestIn(language: Language, options: ManifestOptions): object {
  const { appId, version, publisher, website, privacy, terms, pages } = options;
  const domains = pages === undefined ? [] : [new URL(pages).hostname];
  const say = (name: keyof typeof WORDS): string => WORDS[name][language];
  return {
    $schema: MANIFEST_SCHEMA,
    manifestVersion: '1.27',
    version,
    id: appId,
    developer: { name: publisher, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: say('short'), full: say('full') },
    description: { short: say('about'), full: say('aboutMore') },
    icons: ICONS,
    accentColor: '#1F5FA8',
    localizationInfo: {
      defaultLanguageTag: 'ko',
      additionalLanguages: [{ languageTag: 'en', file: ENGLISH }],
    },
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [
          {
            scopes: ['personal', 'team', 'groupChat'],
            commands: [{ title: say('help'), description: say('helpMore') }],
          },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'search',
            type: 'query',
            context: ['compose', 'commandBox'],
            title: say('search'),
            description: say('searchMore'),
            initialRun: true,
            parameters: [
              { name: 'query', title: say('query'), description: say('queryMore'), inputType: 'text' },
            ],
          },
          // Nothing that only staff can do stands in everyone's menu: they log a message from what this shows.
          {
            id: 'ask_desk',
            type: 'action',
            context: ['message'],
            title: say('ask'),
            description: say('askMore'),
            fetchTask: true,
          },
        ],
        ...(domains.length === 0
          ? {}
          : {
              messageHandlers: [{ type: 'link', value: { domains, supportsAnonymizedPayloads: true } }],
            }),
      },
    ],
    validDomains: domains,
  };
}

/** Where the second differs from the first, by path, as a localisation file wants it. */
function wordsApart(first: unknown, second: unknown, path = ''): Record<string, string> {
  if (typeof second === 'string') return first === second ? {} : { [path]: second };
  if (typeof second !== 'object' || second === null) return {};
  const step = (key: string): string =>
    Array.isArray(second) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
  return Object.assign(
    {},
    ...Object.entries(second).map(([key, value]) =>
      wordsApart((first as Record<string, unknown>)[key], value, step(key)),
    ),
  ) as Record<string, string>;
}
