import { Injectable, Logger } from '@nestjs/common';
import { SqsService } from '@ssut/nestjs-sqs';

import { INPUT_QUEUE } from '../commands/command.handler';
import { CommandRunner } from '../commands/command.runner';
import { ContainerRecord } from '../containers/container-record';
import { Workspace } from '../git/workspace';
import { IdleService } from './idle.service';

/** ECS stops the task: the work is committed, answered and pushed before `stopTimeout` is over. */
@Injectable()
export class ShutdownService {
  private readonly logger = new Logger('shutdown');

  constructor(
    private readonly idle: IdleService,
    private readonly runner: CommandRunner,
    private readonly workspace: Workspace,
    private readonly record: ContainerRecord,
    private readonly queues: SqsService,
  ) {}

  async saveAndExit(signal: string): Promise<void> {
    this.logger.log(`${signal}: saving the work`);
    try {
      this.idle.stop();
      this.queues.consumers.get(INPUT_QUEUE)?.instance.stop({ abort: true });
      await this.runner.close(signal);
      await this.workspace.pushAll();
      await this.record.mark('stopped');
      process.exit(0);
    } catch (error) {
      this.logger.error((error as Error).message);
      process.exit(1);
    }
  }
}
