import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Injectable, Logger } from '@nestjs/common';

import { ContainerService } from '../containers/container.service';
import { Inbound } from '../mail/inbound';
import { QueueSet, QueueSetService } from '../queues/queue-set.service';
import { SessionService } from '../sessions/session.service';
import { ContainerName, containerId } from '../threads/naming';
import { AnswerService } from './answer.service';
import { Command, commandFor } from './command';

/** From a user's message to a command in the input queue of a container that runs. */
@Injectable()
export class DispatchService {
  private readonly logger = new Logger('dispatch');

  constructor(
    private readonly queueSets: QueueSetService,
    private readonly sessions: SessionService,
    private readonly containers: ContainerService,
    private readonly answers: AnswerService,
    private readonly sqs: SQSClient,
  ) {}

  async serve(inbound: Inbound): Promise<void> {
    const command = commandFor(inbound);
    if (this.answers.knows(command.commandId)) return; // The inbox delivered this mail twice.
    const queues = await this.queueSets.open(inbound.container);
    // The task starts now, while the rest is being prepared.
    this.wake(inbound.container, queues);
    await this.sessions.open(inbound);
    this.answers.expect(queues, inbound, command);
    await this.send(queues, command);
    // A container that fell asleep in the meantime did not see the command: see it awake.
    this.wake(inbound.container, queues);
  }

  private wake(name: ContainerName, queues: QueueSet): void {
    this.containers.ensureRunning(name, queues).catch((error: Error) => {
      this.logger.error(`waking ${containerId(name)}: ${error.message}`);
    });
  }

  private async send(queues: QueueSet, command: Command): Promise<void> {
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    await this.sqs.send(
      new SendMessageCommand({
        QueueUrl: queues.inputUrl,
        MessageBody: JSON.stringify(command),
        MessageAttributes: {
          CommandId: text(command.commandId),
          SessionId: text(command.sessionId),
          Type: text(command.type),
          Priority: text(command.priority),
        },
      }),
    );
  }
}
