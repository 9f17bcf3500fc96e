import { Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';
import { SqsService } from '@ssut/nestjs-sqs';

import { INPUT_QUEUE } from '../commands/command.handler';
import { CommandRunner } from '../commands/command.runner';
import { Config } from '../config';
import { ContainerRecord } from '../containers/container-record';
import { Workspace } from '../git/workspace';

const LONGEST_CHECK_MS = 60_000;

/** Puts the container to sleep when nobody has needed it for a while. */
@Injectable()
export class IdleService implements OnApplicationBootstrap {
  private readonly logger = new Logger('idle');
  private timer?: NodeJS.Timeout;
  private fallingAsleep = false;

  constructor(
    private readonly config: Config,
    private readonly runner: CommandRunner,
    private readonly workspace: Workspace,
    private readonly record: ContainerRecord,
    private readonly queues: SqsService,
  ) {}

  onApplicationBootstrap(): void {
    const every = Math.min(LONGEST_CHECK_MS, this.config.autoShutdownMs / 4);
    this.timer = setInterval(() => void this.check(), every);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async check(): Promise<void> {
    if (this.fallingAsleep || this.runner.idleMs < this.config.autoShutdownMs) return;
    this.fallingAsleep = true;
    try {
      await this.fallAsleep();
    } catch (error) {
      // Work that could not be pushed is not given up: the next check tries again.
      this.logger.error(`staying awake: ${(error as Error).message}`);
      this.consumer.start();
    } finally {
      this.fallingAsleep = false;
    }
  }

  private async fallAsleep(): Promise<void> {
    this.logger.log('idle: pushing all work');
    this.consumer.stop({ abort: true });
    await this.workspace.pushAll();
    // Announced before the last look at the queue: whoever sends after that look sees `stopping`
    // and starts a new task when this one is gone.
    await this.record.mark('stopping');
    if (await this.hasMessages()) {
      this.logger.log('a message came; staying awake');
      this.runner.touch();
      await this.record.mark('running');
      this.consumer.start();
      return;
    }
    await this.record.mark('stopped');
    this.logger.log('asleep');
    process.exit(0);
  }

  /** Counts those that are being handled too: an aborted poll may have taken one along. */
  private async hasMessages(): Promise<boolean> {
    const attributes = (await this.queues.getQueueAttributes(INPUT_QUEUE)) as Record<
      string,
      string
    >;
    return (
      Number(attributes.ApproximateNumberOfMessages) > 0 ||
      Number(attributes.ApproximateNumberOfMessagesNotVisible) > 0
    );
  }

  private get consumer() {
    return this.queues.consumers.get(INPUT_QUEUE)!.instance;
  }
}
