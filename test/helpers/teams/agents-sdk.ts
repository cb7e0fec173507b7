/** The successor of botbuilder behind the same few functions, to prove that it can take its place. Without credentials. */
import type { TurnContext as AgentContext } from '@microsoft/agents-hosting';
import { CloudAdapter } from '@microsoft/agents-hosting';
import { type Answer, type Reference, SendError, type TeamsSdk } from '../../../adapters/teams/protocol.js';

/** Takes anything: its validation is not what is tried here. */
export function agentsSdk(): TeamsSdk {
  const adapter = new CloudAdapter({ clientId: '' } as never);
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const anonymous = {} as never;
  const within = async (
    reference: Reference,
    act: (context: AgentContext) => Promise<void>,
  ): Promise<void> => {
    try {
      await adapter.continueConversation(anonymous, { ...reference, agent: reference.bot } as never, act);
    } catch (error) {
      const { status = 0, response } = error as { status?: number; response?: { status?: number } };
      throw new SendError(status || (response?.status ?? 0), '');
    }
  };
  return {
    async receive(_authorization, body, onTurn) {
      let answer: Answer = { status: 200 };
      const response = {
        writableEnded: false,
        headersSent: false,
        status: (status: number) => {
          answer = { ...answer, status };
          return response;
        },
        setHeader: () => response,
        send: (sent: object) => {
          answer = { ...answer, body: sent };
          return response;
        },
        end: () => response,
      };
      const request = { method: 'POST', headers: {}, body, user: anonymous };
      await adapter.process(request as never, response as never, async (context: AgentContext) =>
        onTurn({
          activity: context.activity as never,
          sendActivity: (activity) => context.sendActivity(activity as never),
        }),
      );
      return answer;
    },
    async send(reference, activity) {
      let id: string | undefined;
      await within(reference, async (context) => {
        id = (await context.sendActivity(structuredClone(activity) as never))?.id;
      });
      return id;
    },
    edit: (reference, id, activity) =>
      within(reference, async (context) => {
        await context.updateActivity({ ...structuredClone(activity), id } as never);
      }),
    token: async () => '',
    nameOf: async () => undefined,
  };
}
