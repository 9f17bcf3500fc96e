import { Message, SQSClient } from '@aws-sdk/client-sqs';
import { Injectable, Logger } from '@nestjs/common';
import { Consumer } from 'sqs-consumer';

import { ContainerService } from '../containers/container.service';
import { Inbound } from '../mail/inbound';
import { MailService } from '../mail/mail.service';
import { QueueSet } from '../queues/queue-set.service';
import { ContainerName } from '../threads/naming';
import { Answer, Command, parseAnswer } from './command';

const LONG_POLL_S = 20;
const VISIBILITY_S = 60;
const ANSWER_TIMEOUT_MS = 300_000;
const WORRY_FOR_MS = ANSWER_TIMEOUT_MS + 3_600_000;
/** As long as queues keep messages. */
const FORGET_MS = 4 * 24 * 3_600_000;
/** How often a container that keeps somebody waiting is looked at. */
const WORRY_EVERY_MS = 10_000;

interface Awaited {
  inbound: Inbound;
  since: number;
  toldLate: boolean;
}

/** One output queue and who waits for messages on it. */
interface Listener {
  queues: QueueSet;
  container: ContainerName;
  awaited: Map<string, Awaited>; // by command id
  consumer: Consumer;
  watch?: NodeJS.Timeout; // while somebody has not waited for long
}

/** Listens on output queues while somebody waits for an answer, and tells the users. */
@Injectable()
export class AnswerService {
  private readonly logger = new Logger('answers');
  private readonly listeners = new Map<string, Listener>(); // by output queue
  private readonly messageIds = new Map<string, string>(); // by command id

  constructor(
    private readonly sqs: SQSClient,
    private readonly mail: MailService,
    private readonly containers: ContainerService,
  ) {}

  /**
   * From now on an answer to `command` is sent to whoever wrote `inbound`. After 300 s without one
   * they are told that it takes longer, and after another hour nobody looks after the container any
   * more. The answer to a command that is brought back from the dead letters later is still sent.
   */
  expect(queues: QueueSet, inbound: Inbound, command: Command): void {
    this.messageIds.set(command.commandId, inbound.id);
    const listener = this.listeners.get(queues.outputUrl) ?? this.listen(queues, inbound.container);
    listener.awaited.set(command.commandId, { inbound, since: Date.now(), toldLate: false });
    listener.watch ??= setInterval(() => void this.look(listener), WORRY_EVERY_MS);
  }

  /** True if an answer to this command is awaited, or has been delivered. */
  knows(commandId: string): boolean {
    return this.messageIds.has(commandId);
  }

  private listen(queues: QueueSet, container: ContainerName): Listener {
    const consumer = Consumer.create({
      queueUrl: queues.outputUrl,
      sqs: this.sqs,
      batchSize: 10,
      waitTimeSeconds: LONG_POLL_S,
      visibilityTimeout: VISIBILITY_S,
      handleMessage: async (message) => void (await this.deliver(listener, message)),
    });
    consumer.on('error', (error) => this.logger.error(error.message));
    consumer.on('processing_error', (error) => this.logger.error(error.message));
    // When all have their answers, nobody listens until the next command.
    consumer.on('response_processed', () => this.closeIfDone(listener));
    consumer.on('empty', () => this.closeIfDone(listener));
    const listener: Listener = { queues, container, awaited: new Map(), consumer };
    this.listeners.set(queues.outputUrl, listener);
    consumer.start();
    return listener;
  }

  private closeIfDone(listener: Listener): void {
    if (waitsLessThan(FORGET_MS, listener)) return;
    listener.consumer.stop();
    this.stopWatching(listener);
    this.listeners.delete(listener.queues.outputUrl);
  }

  private stopWatching(listener: Listener): void {
    clearInterval(listener.watch);
    listener.watch = undefined;
  }

  private async deliver(listener: Listener, message: Message): Promise<void> {
    const answer = parseAnswer(message.Body);
    if (!answer) {
      this.logger.error(`the message ${message.MessageId} is not an answer`);
      return;
    }
    const awaited = listener.awaited.get(answer.commandId);
    if (!awaited) {
      this.logger.warn(`nobody waits for the answer to ${answer.commandId}`);
      return;
    }
    await this.mail.reply(awaited.inbound, this.textFor(answer, listener));
    listener.awaited.delete(answer.commandId);
  }

  private textFor(answer: Answer, listener: Listener): string {
    if (answer.interrupted) {
      const newer = answer.interruptedBy && this.messageIds.get(answer.interruptedBy);
      const by = newer ? ` (${newer})` : '';
      const saved = `What was done so far is saved on ${answer.branch}.`;
      return `Your request was interrupted by a newer message${by}. ${saved}`;
    }
    if (!answer.success) return `Your request failed: ${answer.error}`;
    const { clientId, projectId } = listener.container;
    const changed = (answer.filesChanged ?? []).map((file) => `Changed: ${file}`);
    const lines = [`Preview: ${answer.previewUrl}`, ...changed, `Site: ${clientId}/${projectId}`];
    return `${answer.summary ?? ''}\n\n${lines.join('\n')}\n`;
  }

  private async look(listener: Listener): Promise<void> {
    try {
      await this.tellWhoWaitsTooLong(listener);
      if (!waitsLessThan(WORRY_FOR_MS, listener)) return this.stopWatching(listener);
      // It may have died.
      await this.containers.ensureRunning(listener.container, listener.queues);
    } catch (error) {
      this.logger.error((error as Error).message);
    }
  }

  private async tellWhoWaitsTooLong(listener: Listener): Promise<void> {
    for (const awaited of [...listener.awaited.values()]) {
      if (Date.now() - awaited.since < ANSWER_TIMEOUT_MS || awaited.toldLate) continue;
      awaited.toldLate = true;
      const text = 'Your request takes longer than usual; you will hear from us.';
      await this.mail.reply(awaited.inbound, text);
    }
  }
}

/** True while somebody has waited for less than this. */
function waitsLessThan(spanMs: number, listener: Listener): boolean {
  return [...listener.awaited.values()].some(({ since }) => Date.now() - since < spanMs);
}
