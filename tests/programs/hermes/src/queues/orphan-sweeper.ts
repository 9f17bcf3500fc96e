import { Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';

import { ContainerService } from '../containers/container.service';
import { QueueSetService, TrackedQueues } from './queue-set.service';

const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000;
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;

/** Deletes the queues that are older than a day and whose container is not there. */
@Injectable()
export class OrphanSweeper implements OnApplicationBootstrap {
  private readonly logger = new Logger('sweep');

  constructor(
    private readonly queueSets: QueueSetService,
    private readonly containers: ContainerService,
  ) {}

  onApplicationBootstrap(): void {
    setInterval(() => void this.sweep(), SWEEP_EVERY_MS);
  }

  private async sweep(): Promise<void> {
    this.logger.log('sweeping orphaned queues');
    try {
      for (const row of await this.queueSets.tracked()) {
        if (await this.isOrphan(row)) await this.queueSets.remove(row);
      }
    } catch (error) {
      this.logger.error((error as Error).message);
    }
  }

  private async isOrphan(row: TrackedQueues): Promise<boolean> {
    if (Date.now() - row.createdAt < ORPHAN_AGE_MS) return false;
    return !(await this.containers.isActive(row.container));
  }
}
