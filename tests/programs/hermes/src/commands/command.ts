import { Inbound } from '../mail/inbound';
import { branchOf, uuidOf, sessionId } from '../threads/naming';

/** Hermes → input queue. */
export interface Command {
  sessionId: string;
  commandId: string;
  timestamp: number;
  type: 'edit' | 'build' | 'commit' | 'push' | 'preview' | 'interrupt';
  instruction: string;
  userEmail: string;
  chatThreadId: string;
  context: { branch: string; clientId: string; projectId: string; userId: string };
  priority: 'normal' | 'high';
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

export function commandFor(inbound: Inbound): Command {
  return {
    sessionId: sessionId(inbound.container, inbound.thread),
    // The same mail is the same command, however often the inbox delivers it.
    commandId: uuidOf(`${inbound.channel}:${inbound.id}`),
    timestamp: Date.now(),
    type: 'edit',
    instruction: inbound.text,
    userEmail: inbound.from,
    chatThreadId: inbound.thread,
    context: { branch: branchOf(inbound.thread), ...inbound.container },
    priority: 'normal',
  };
}

/** Null if the body is no answer. */
export function parseAnswer(body: string | undefined): Answer | null {
  try {
    const answer = JSON.parse(body ?? '') as Answer;
    const complete = typeof answer.commandId === 'string' && typeof answer.success === 'boolean';
    return complete ? answer : null;
  } catch {
    return null;
  }
}
