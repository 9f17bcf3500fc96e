/** Hermes → input queue. */
export interface Command {
  sessionId: string;
  commandId: string;
  timestamp: number;
  type: CommandType;
  instruction: string;
  userEmail: string;
  chatThreadId: string;
  context: {
    branch: string;
    clientId: string;
    projectId: string;
    userId: string;
    lastCommit?: string;
    filesModified?: string[];
  };
  priority?: 'normal' | 'high';
}

/** Output queue → Hermes. */
export interface Answer {
  sessionId: string;
  commandId: string;
  timestamp: number;
  completedAt: number;
  success: boolean;
  summary?: string;
  filesChanged?: string[];
  error?: string;
  previewUrl?: string;
  interrupted?: boolean;
  interruptedBy?: string;
  gitCommit?: string;
  branch?: string;
}

const COMMAND_TYPES = ['edit', 'build', 'commit', 'push', 'preview', 'interrupt'] as const;
export type CommandType = (typeof COMMAND_TYPES)[number];

const TEXTS = [
  'sessionId',
  'commandId',
  'type',
  'instruction',
  'userEmail',
  'chatThreadId',
] as const;
const CONTEXT_TEXTS = ['branch', 'clientId', 'projectId', 'userId'] as const;

/** Throws if the body is no command: such a message belongs in the DLQ. */
export function parseCommand(body: string | undefined): Command {
  const command = JSON.parse(body ?? '') as Command;
  for (const name of TEXTS) expectType(command?.[name], 'string', name);
  expectType(command.timestamp, 'number', 'timestamp');
  for (const name of CONTEXT_TEXTS)
    expectType(command.context?.[name], 'string', `context.${name}`);
  if (!COMMAND_TYPES.includes(command.type)) throw new Error(`unknown type '${command.type}'`);
  return command;
}

function expectType(value: unknown, type: string, name: string): void {
  if (typeof value !== type) throw new Error(`'${name}' is not a ${type}`);
}
