import { Controller, Get, Logger, Param, Res } from '@nestjs/common';
import type { Response } from 'express';

import { ContainerService } from '../containers/container.service';
import { QueueSetService } from '../queues/queue-set.service';
import { SessionService } from '../sessions/session.service';

/** Behind the load balancer's last rule: previews whose container does not answer. */
@Controller()
export class PreviewController {
  private readonly logger = new Logger('preview');

  constructor(
    private readonly sessions: SessionService,
    private readonly queueSets: QueueSetService,
    private readonly containers: ContainerService,
  ) {}

  @Get('health')
  health(): { status: string } {
    return { status: 'ok' };
  }

  /** Wakes the container and asks the browser to come back. */
  @Get('session/:thread/*')
  async wake(@Param('thread') thread: string, @Res() response: Response): Promise<void> {
    const name = await this.sessions.containerOf(thread);
    if (!name) {
      response.status(404).send('no conversation has this thread\n');
      return;
    }
    const queues = await this.queueSets.open(name);
    this.containers.ensureRunning(name, queues).catch((error: Error) => {
      this.logger.error(`preview of ${thread}: ${error.message}`);
    });
    response.status(503).set('Retry-After', '5').send('the preview is waking up\n');
  }
}
