import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  Message,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { Injectable, Logger } from '@nestjs/common';
import { SqsService } from '@ssut/nestjs-sqs';

import { ClaudeCode, ClaudeResult } from '../claude/claude-code';
import { Config } from '../config';
import { Workspace } from '../git/workspace';
import { Answer, Command, parseCommand } from './command';

const VISIBILITY_S = 300;
const HEARTBEAT_MS = 120_000;

/** Carries out one command at a time; a new one interrupts the one at work. */
@Injectable()
export class CommandRunner {
  private readonly logger = new Logger('commands');
  private current: Promise<void> | null = null;
  private interruptedBy: string | null = null;
  private closed = false;
  private lastActivity = Date.now();

  constructor(
    private readonly config: Config,
    private readonly sqs: SQSClient,
    private readonly queues: SqsService,
    private readonly claude: ClaudeCode,
    private readonly workspace: Workspace,
  ) {}

  /** Resolves when the message is being worked on, not when the work is done. */
  async begin(message: Message): Promise<void> {
    await this.interrupt(commandIdOf(message));
    if (this.closed) return; // SQS delivers it to the next task.
    this.touch();
    this.interruptedBy = null;
    this.current = this.work(message).finally(() => {
      this.current = null;
      this.touch();
    });
  }

  /** Ends the command at work, if there is one: its partial work is committed and answered. */
  async interrupt(by: string): Promise<void> {
    if (!this.current) return;
    this.logger.log(`Interrupting session for ${by}`);
    this.interruptedBy = by;
    await this.claude.stop();
    await this.current;
  }

  /** Ends the command at work, and begins none any more. */
  async close(reason: string): Promise<void> {
    this.closed = true;
    await this.interrupt(reason);
  }

  touch(): void {
    this.lastActivity = Date.now();
  }

  get idleMs(): number {
    return this.current ? 0 : Date.now() - this.lastActivity;
  }

  private async work(message: Message): Promise<void> {
    const heartbeat = setInterval(() => void this.extend(message), HEARTBEAT_MS);
    try {
      const command = parseCommand(message.Body);
      const result = await this.carryOut(command);
      const answer = await this.commitAndDescribe(command, result);
      await this.send(answer);
      // SQS refuses to extend a message that is gone: the heartbeat ends before its message does.
      clearInterval(heartbeat);
      // Last: until here a crash brings the command back.
      await this.delete(message);
    } catch (error) {
      // The message stays as it is: SQS delivers it again, or moves it to the DLQ.
      this.logger.error(`message ${message.MessageId}: ${(error as Error).message}`);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async carryOut(command: Command): Promise<ClaudeResult> {
    await this.workspace.switchTo(command.context.branch);
    if (await this.workspace.hasDone(command.commandId)) {
      return { interrupted: false, output: 'This was carried out before', filesChanged: [] };
    }
    if (command.type !== 'edit' && command.type !== 'build') {
      return { interrupted: false, output: '', filesChanged: [] };
    }
    // Interrupted while the branch was being prepared: there is nothing to stop yet.
    if (this.interruptedBy) return { interrupted: true, output: '', filesChanged: [] };
    return this.claude.run(command);
  }

  private async commitAndDescribe(command: Command, result: ClaudeResult): Promise<Answer> {
    const filesChanged = result.filesChanged ?? (await this.workspace.changedFiles());
    if (result.interrupted) {
      await this.workspace.commit('Partial work, interrupted');
    } else {
      await this.workspace.commitCommand(`Edit: ${command.instruction}`, command.commandId);
    }
    if (command.type === 'push') await this.workspace.pushAll();
    return {
      sessionId: command.sessionId,
      commandId: command.commandId,
      timestamp: command.timestamp,
      completedAt: Date.now(),
      success: !result.interrupted,
      summary: result.output || undefined,
      filesChanged,
      previewUrl: `/session/${command.chatThreadId}/`,
      interrupted: result.interrupted || undefined,
      interruptedBy: (result.interrupted && this.interruptedBy) || undefined,
      gitCommit: await this.workspace.head(),
      branch: command.context.branch,
    };
  }

  private async send(answer: Answer): Promise<void> {
    await this.queues.send('output', {
      id: answer.commandId,
      body: answer,
      messageAttributes: {
        CommandId: { DataType: 'String', StringValue: answer.commandId },
        SessionId: { DataType: 'String', StringValue: answer.sessionId },
      },
    });
  }

  private async delete(message: Message): Promise<void> {
    await this.sqs.send(
      new DeleteMessageCommand({
        QueueUrl: this.config.inputQueueUrl,
        ReceiptHandle: message.ReceiptHandle,
      }),
    );
  }

  private async extend(message: Message): Promise<void> {
    try {
      await this.sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: this.config.inputQueueUrl,
          ReceiptHandle: message.ReceiptHandle,
          VisibilityTimeout: VISIBILITY_S,
        }),
      );
    } catch (error) {
      this.logger.warn(
        `message ${message.MessageId} was not extended: ${(error as Error).message}`,
      );
    }
  }
}

function commandIdOf(message: Message): string {
  try {
    return parseCommand(message.Body).commandId;
  } catch {
    return message.MessageId ?? 'an unreadable message';
  }
}
